//! What was said in a form that asked for attention, in exact words.

use super::alerts::Joined;
use super::columns::Columns;
use super::{Connection, Result, Times};
use measures::ids::{AlertId, PatientId, SelfReferralId};
use sqlx::any::AnyRow;

/// Something that an alert tells of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The alert.
    pub alert: AlertId,
    /// Whether it waits to be acknowledged.
    pub waits: bool,
    /// The words of the question.
    pub asked: String,
    /// The words of the answer.
    pub said: String,
    /// When.
    pub times: Times,
}

/// Something said in a self-referral.
#[derive(Debug)]
pub struct Disclosure {
    /// The alert.
    pub alert: AlertId,
    /// When.
    pub times: Times,
    /// The exact words of the question.
    pub asked: String,
    /// The exact words of the answer.
    pub said: String,
    /// Whether the form was sent.
    pub sent: bool,
}

/// The last form by which a patient referred themselves.
///
/// # Errors
/// When the database fails.
pub async fn last_form(db: &mut Connection, patient: PatientId) -> Result<Option<SelfReferralId>> {
    let row = sqlx::query(
        "select id from self_referrals where patient_id = $1 order by coalesce(sent_at, seen_at) desc, id limit 1",
    )
    .bind(patient.to_string())
    .fetch_optional(db)
    .await?;
    row.map(|row| row.word("id")).transpose()
}

/// Adds what was said to an alert's story.
///
/// # Errors
/// When the database fails.
pub async fn add(
    db: &mut Connection,
    joined: Joined,
    form: SelfReferralId,
    (asked, said): &(String, String),
    times: Times,
) -> Result<()> {
    sqlx::query(
        "insert into alert_disclosures
             (alert_id, number, self_referral_id, asked, said, given_at, received_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(joined.alert.to_string())
    .bind(i64::from(joined.number))
    .bind(form.to_string())
    .bind(asked)
    .bind(said)
    .bind(times.given.timestamp_millis())
    .bind(times.at.timestamp_millis())
    .execute(db)
    .await
    .map(drop)
}

/// What an alert tells of forms, each with the form, in the order it came.
///
/// # Errors
/// When the database fails.
pub async fn of_alert(
    db: &mut Connection,
    alert: AlertId,
) -> Result<Vec<(SelfReferralId, (String, String), Times)>> {
    let rows = sqlx::query(
        "select self_referral_id, asked, said, given_at, received_at from alert_disclosures
         where alert_id = $1 order by number",
    )
    .bind(alert.to_string())
    .fetch_all(db)
    .await?;
    let told = |row: &AnyRow| {
        Ok((row.word("self_referral_id")?, (row.text("asked")?, row.text("said")?), row.times()?))
    };
    rows.iter().map(told).collect()
}

/// Everything that alerts tell of a form, the alert that waits last, and each in the order it came.
///
/// # Errors
/// When the database fails.
pub async fn of_form(db: &mut Connection, form: SelfReferralId) -> Result<Vec<Told>> {
    let rows = sqlx::query(
        "select d.alert_id, d.asked, d.said, d.given_at, d.received_at, a.acknowledged_at
         from alert_disclosures d join alerts a on a.id = d.alert_id
         where d.self_referral_id = $1
         order by case when a.acknowledged_at is null then 1 else 0 end, a.raised_at, d.alert_id, d.number",
    )
    .bind(form.to_string())
    .fetch_all(db)
    .await?;
    let told = |row: &AnyRow| {
        Ok(Told {
            alert: row.word("alert_id")?,
            waits: row.maybe("acknowledged_at", AnyRow::instant)?.is_none(),
            asked: row.text("asked")?,
            said: row.text("said")?,
            times: row.times()?,
        })
    };
    rows.iter().map(told).collect()
}

/// Everything said in self-referrals in the stories of a patient's alerts, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of_patient(db: &mut Connection, patient: PatientId) -> Result<Vec<Disclosure>> {
    let rows = sqlx::query(
        "select d.alert_id, d.asked, d.said, d.given_at, d.received_at, f.state
         from alert_disclosures d
         join alerts a on a.id = d.alert_id
         join self_referrals f on f.id = d.self_referral_id
         where a.patient_id = $1 order by d.alert_id, d.number",
    )
    .bind(patient.to_string())
    .fetch_all(db)
    .await?;
    let disclosure = |row: &AnyRow| {
        Ok(Disclosure {
            alert: row.word("alert_id")?,
            times: row.times()?,
            asked: row.text("asked")?,
            said: row.text("said")?,
            sent: row.text("state")? != "unsent",
        })
    };
    rows.iter().map(disclosure).collect()
}
