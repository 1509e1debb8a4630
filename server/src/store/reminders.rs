//! How patients may be reached before an appointment, as they told the form they referred themselves with, and what
//! became of the reminders to them.

use super::columns::Columns;
use super::messages::{Progress, given_up, progress};
use super::spans::{appointments_of_span, referrals_of_span};
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::ids::{AppointmentId, PatientId, ReferralId, SelfReferralId, StaffId};
use measures::referral::Statement;
use sqlx::any::AnyRow;

/// The form `f` that the patient of the referral `r` last referred themselves with.
macro_rules! last_form {
    () => {
        " join self_referrals f on f.id = (
             select g.id from self_referrals g
             where g.patient_id = r.patient_id and g.state in ('accepted', 'joined')
             order by g.sent_at desc, g.id limit 1) "
    };
}

/// What stands in the forms of the patients with an appointment in a span of time, by referral.
///
/// # Errors
/// When the database fails.
pub async fn told_between(
    db: &mut Connection,
    therapist: StaffId,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<(ReferralId, Statement)>> {
    let rows = sqlx::query(concat!(
        "select r.id, s.question, s.said from referrals r ",
        last_form!(),
        " join self_referral_statements s on s.self_referral_id = f.id
         where r.id in",
        referrals_of_span!(),
        "order by r.id, s.sequence, s.question"
    ))
    .bind(therapist.to_string())
    .bind(from.timestamp_millis())
    .bind(until.timestamp_millis())
    .fetch_all(db)
    .await?;
    let told = |row: &AnyRow| {
        let statement = Statement { question: row.text("question")?.into(), said: row.json("said")? };
        Ok((row.word("id")?, statement))
    };
    rows.iter().map(told).collect()
}

/// The form that the patient of a referral last referred themselves with, if they did.
///
/// # Errors
/// When the database fails.
pub async fn form_of(db: &mut Connection, referral: ReferralId) -> Result<Option<SelfReferralId>> {
    let query = concat!("select f.id from referrals r ", last_form!(), " where r.id = $1");
    let row = sqlx::query(query).bind(referral.to_string()).fetch_optional(db).await?;
    row.map(|row| row.word("id")).transpose()
}

/// The reminders of a therapist's appointments in a span of time, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn between(
    db: &mut Connection,
    therapist: StaffId,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<(AppointmentId, Progress)>> {
    let rows = sqlx::query(concat!(
        "select m.appointment_id, m.made_at, m.channel, m.state ",
        appointments_of_span!("join messages m on m.appointment_id = a.id"),
        "order by m.made_at, m.id"
    ))
    .bind(therapist.to_string())
    .bind(from.timestamp_millis())
    .bind(until.timestamp_millis())
    .fetch_all(db)
    .await?;
    rows.iter().map(|row| Ok((row.word("appointment_id")?, progress(row)?))).collect()
}

/// The last reminder of an appointment.
///
/// # Errors
/// When the database fails.
pub async fn last(db: &mut Connection, appointment: AppointmentId) -> Result<Option<Progress>> {
    let row = sqlx::query(
        "select made_at, channel, state from messages where appointment_id = $1 order by made_at desc, id limit 1",
    )
    .bind(appointment.to_string())
    .fetch_optional(db)
    .await?;
    row.as_ref().map(progress).transpose()
}

/// How many reminders were made to a patient since an instant.
///
/// # Errors
/// When the database fails.
pub async fn count_since(db: &mut Connection, patient: PatientId, since: DateTime<Utc>) -> Result<u32> {
    let row = sqlx::query(
        "select count(*) as reminders from messages
         where patient_id = $1 and appointment_id is not null and made_at > $2",
    )
    .bind(patient.to_string())
    .bind(since.timestamp_millis())
    .fetch_one(db)
    .await?;
    row.number("reminders")
}

/// Whose screen shows how far a message has come, if it is a reminder.
///
/// # Errors
/// When the database fails.
pub async fn therapist_of(db: &mut Connection, message: &str) -> Result<Option<StaffId>> {
    let row = sqlx::query(
        "select r.therapist_id from messages m
         join appointments a on a.id = m.appointment_id join referrals r on r.id = a.referral_id
         where m.id = $1",
    )
    .bind(message)
    .fetch_optional(db)
    .await?;
    row.map(|row| row.word("therapist_id")).transpose()
}

/// Gives up the reminders of an appointment that wait to be sent: the link in them has stopped working.
///
/// # Errors
/// When the database fails.
pub async fn call_back(db: &mut Connection, appointment: AppointmentId) -> Result<()> {
    let query = given_up!("the link stopped working", "appointment_id = $1");
    sqlx::query(query).bind(appointment.to_string()).execute(db).await.map(drop)
}

/// Gives up the reminders that wait to be sent of those appointments of a referral that are not booked any more.
///
/// # Errors
/// When the database fails.
pub async fn call_back_unbooked(db: &mut Connection, referral: ReferralId) -> Result<()> {
    let query = given_up!(
        "the appointment is not booked",
        "appointment_id in (select id from appointments where referral_id = $1 and booking <> 'booked')"
    );
    sqlx::query(query).bind(referral.to_string()).execute(db).await.map(drop)
}

/// Gives up every reminder that waits to be sent of an appointment that is not booked or has begun. Whose screens show
/// them.
///
/// # Errors
/// When the database fails.
pub async fn call_back_late(db: &mut Connection, now: DateTime<Utc>) -> Result<Vec<StaffId>> {
    let query = given_up!(
        "it was too late to be reminded",
        "appointment_id in (select id from appointments where booking <> 'booked' or starts_at <= $1)
         returning id"
    );
    let rows = sqlx::query(query).bind(now.timestamp_millis()).fetch_all(&mut *db).await?;
    let mut therapists = Vec::new();
    for row in rows {
        therapists.extend(therapist_of(db, &row.text("id")?).await?);
    }
    Ok(therapists)
}
