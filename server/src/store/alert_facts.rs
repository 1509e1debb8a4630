//! What decides where an alert belongs.

use super::columns::Columns;
use super::{Connection, Result, self_referral_statements};
use chrono::{DateTime, Utc};
use measures::alert::KeepSafe;
use measures::alert_queue::Facts;
use measures::answers::Answer;
use measures::ids::{AlertId, PatientId};
use measures::referral::{REVIEWED, REVIEWED_FOR, asks_for_review};
use sqlx::any::AnyRow;

/// When an alert was raised, and what is known about it now.
///
/// # Errors
/// When the database fails.
pub async fn of(
    db: &mut Connection,
    alert: AlertId,
    patient: PatientId,
    now: DateTime<Utc>,
) -> Result<(DateTime<Utc>, Facts)> {
    let row = sqlx::query(
        "select a.raised_at, p.date_of_birth,
                (select count(*) from referrals r where r.patient_id = p.id) as referrals,
                (select count(*) from alert_disclosures d where d.alert_id = a.id) as disclosures,
                (select min(m.starts_at) from appointments m join referrals r on r.id = m.referral_id
                 where r.patient_id = p.id and m.booking = 'booked' and m.starts_at >= $2) as appointment_at
         from alerts a join patients p on p.id = a.patient_id where a.id = $1",
    )
    .bind(alert.to_string())
    .bind(now.timestamp_millis())
    .fetch_one(&mut *db)
    .await?;
    let answers = answers(db, alert).await?;
    let mut before = Vec::new();
    for answer in &answers {
        before.extend(said_before(db, alert, patient, answer).await?);
    }
    let told = self_referral_statements::ever_said(db, patient, REVIEWED, now - REVIEWED_FOR).await?;
    let facts = Facts {
        answers,
        before,
        keep_safe: keep_safe(db, alert).await?,
        disclosed: row.number::<i64>("disclosures")? > 0,
        asks_for_review: told.iter().any(asks_for_review),
        on_a_caseload: row.number::<i64>("referrals")? > 0,
        appointment_at: row.maybe("appointment_at", AnyRow::instant)?,
        date_of_birth: row.maybe("date_of_birth", AnyRow::word)?,
    };
    Ok((row.instant("raised_at")?, facts))
}

async fn answers(db: &mut Connection, alert: AlertId) -> Result<Vec<Answer>> {
    let query = "select instrument, item, choice from alert_occasions where alert_id = $1 order by number";
    let rows = sqlx::query(query).bind(alert.to_string()).fetch_all(db).await?;
    rows.iter().map(Columns::answer).collect()
}

async fn keep_safe(db: &mut Connection, alert: AlertId) -> Result<Vec<KeepSafe>> {
    let query = "select keep_safe from alert_safety where alert_id = $1 and keep_safe is not null";
    let rows = sqlx::query(query).bind(alert.to_string()).fetch_all(db).await?;
    rows.iter().map(|row| row.word("keep_safe")).collect()
}

/// What the patient had said to the same item in the last pack before those that the alert is about, as it was amended
/// since.
async fn said_before(
    db: &mut Connection,
    alert: AlertId,
    patient: PatientId,
    answer: &Answer,
) -> Result<Option<Answer>> {
    let row = sqlx::query(
        "select s.instrument, s.item,
                case when m.number is null then s.choice else m.choice end as choice,
                case when m.number is null then s.said else m.said end as said
         from answers s
         left join answer_amendments m on m.invitation_id = s.invitation_id and m.instrument = s.instrument
             and m.item = s.item and m.number = (
                 select max(n.number) from answer_amendments n
                 where n.invitation_id = s.invitation_id and n.instrument = s.instrument and n.item = s.item)
         join invitations i on i.id = s.invitation_id
         join referrals r on r.id = i.referral_id
         where r.patient_id = $2 and s.instrument = $3 and s.item = $4
             and s.received_at < (select min(o.received_at) from alert_occasions o where o.alert_id = $1)
             and s.invitation_id not in (select o.invitation_id from alert_occasions o where o.alert_id = $1)
         order by s.received_at desc limit 1",
    )
    .bind(alert.to_string())
    .bind(patient.to_string())
    .bind(answer.instrument().as_str())
    .bind(i64::from(answer.item()))
    .fetch_optional(db)
    .await?;
    row.map(|row| row.said()).transpose()
}
