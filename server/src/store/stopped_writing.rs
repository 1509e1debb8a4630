//! Whether somebody who referred themselves may still be written to. Stopped in one of a person's forms is stopped for the
//! person, also when the form joins a patient later.

use super::columns::Columns;
use super::messages::given_up;
use super::spans::referrals_of_span;
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::ids::{ReferralId, SelfReferralId, StaffId};

/// That it was changed.
#[derive(Debug, Clone)]
pub struct Change {
    /// Whether messages are stopped now.
    pub stopped: bool,
    /// The name of whoever changed it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Whether messages to the person of a form are stopped, and who said so last. None where nobody ever changed it.
///
/// # Errors
/// When the database fails.
pub async fn last(db: &mut Connection, form: SelfReferralId) -> Result<Option<Change>> {
    let row = sqlx::query(
        "select g.writing_stopped, g.writing_changed_at, s.name
         from self_referrals g join staff s on s.id = g.writing_changed_by
         where g.id = $1 or g.patient_id = (select f.patient_id from self_referrals f where f.id = $1)
         order by g.writing_stopped desc, g.writing_changed_at desc, g.id limit 1",
    )
    .bind(form.to_string())
    .fetch_optional(db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Change {
        stopped: row.number::<i64>("writing_stopped")? == 1,
        by: row.text("name")?,
        at: row.instant("writing_changed_at")?,
    }))
}

/// Whether messages to the person of a form are stopped.
///
/// # Errors
/// When the database fails.
pub async fn is_stopped(db: &mut Connection, form: SelfReferralId) -> Result<bool> {
    Ok(last(db, form).await?.is_some_and(|change| change.stopped))
}

/// Stops messages to the person of a form or allows them again, in all of their forms. False where it was so already.
/// Hold the form.
///
/// # Errors
/// When the database fails.
pub async fn change(
    db: &mut Connection,
    form: SelfReferralId,
    stopped: bool,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<bool> {
    let changed = sqlx::query(
        "update self_referrals set writing_stopped = $2, writing_changed_at = $3, writing_changed_by = $4
         where writing_stopped <> $2
             and (id = $1 or patient_id = (select f.patient_id from self_referrals f where f.id = $1))",
    )
    .bind(form.to_string())
    .bind(i64::from(stopped))
    .bind(now.timestamp_millis())
    .bind(by.to_string())
    .execute(db)
    .await?;
    Ok(changed.rows_affected() > 0)
}

/// The referrals with an appointment in a span of time to whose patients messages are stopped, of a therapist's caseload.
///
/// # Errors
/// When the database fails.
pub async fn between(
    db: &mut Connection,
    therapist: StaffId,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<ReferralId>> {
    let rows = sqlx::query(concat!(
        "select r.id from referrals r
         where exists (select 1 from self_referrals g where g.patient_id = r.patient_id and g.writing_stopped = 1)
             and r.id in",
        referrals_of_span!()
    ))
    .bind(therapist.to_string())
    .bind(from.timestamp_millis())
    .bind(until.timestamp_millis())
    .fetch_all(db)
    .await?;
    rows.iter().map(|row| row.word("id")).collect()
}

/// Gives up every message that waits to be sent to somebody to whom messages are stopped. The keys of those messages.
///
/// # Errors
/// When the database fails.
pub async fn call_back(db: &mut Connection) -> Result<Vec<String>> {
    let query = given_up!(
        "messages to them were stopped",
        "(patient_id in (select g.patient_id from self_referrals g where g.writing_stopped = 1)
             or self_referral_id in (
                 select f.id from self_referrals f
                 join self_referrals g on g.id = f.id or g.patient_id = f.patient_id
                 where g.writing_stopped = 1))
         returning id"
    );
    let rows = sqlx::query(query).fetch_all(db).await?;
    rows.iter().map(|row| row.text("id")).collect()
}
