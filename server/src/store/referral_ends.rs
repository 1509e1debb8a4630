//! How referrals ended. An end that was taken back stays; one at most stands.

use super::columns::Columns;
use super::{Connection, Result};
use chrono::{DateTime, NaiveDate, Utc};
use measures::ending::EndCode;
use measures::ids::{ReferralId, StaffId};
use sqlx::any::AnyRow;

/// Whether the referral of this name in the query goes on.
macro_rules! goes_on {
    ($r:literal) => {
        concat!(
            " not exists (select 1 from referral_ends e where e.referral_id = ",
            $r,
            ".id and e.reopened_at is null) "
        )
    };
}
pub(super) use goes_on;

/// Whether the referral `r` makes its therapist one who looks after the patient's alerts: it goes on, or none of the
/// patient's does, so that somebody is always left.
macro_rules! looks_after {
    () => {
        concat!(
            " (",
            $crate::store::referral_ends::goes_on!("r"),
            " or not exists (select 1 from referrals other where other.patient_id = r.patient_id and ",
            $crate::store::referral_ends::goes_on!("other"),
            ")) "
        )
    };
}
pub(super) use looks_after;

/// An end of a referral.
#[derive(Debug, Clone)]
pub struct End {
    /// Why it ended.
    pub code: EndCode,
    /// On which day in London.
    pub on: NaiveDate,
    /// When that was recorded.
    pub at: DateTime<Utc>,
    /// The name of whoever did.
    pub by: String,
    /// How it was taken back, if it was.
    pub reopened: Option<Reopened>,
}

/// How an end was taken back.
#[derive(Debug, Clone)]
pub struct Reopened {
    /// Why.
    pub reason: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The name of whoever did.
    pub by: String,
}

/// Adds an end. False when one stands. Hold the referral.
///
/// # Errors
/// When the database fails.
pub async fn add(
    db: &mut Connection,
    referral: ReferralId,
    (code, on): (EndCode, NaiveDate),
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<bool> {
    let added = sqlx::query(
        "insert into referral_ends (referral_id, number, code, ended_on, at, staff_id)
         values ($1, (select count(*) + 1 from referral_ends where referral_id = $1), $2, $3, $4, $5)
         on conflict do nothing",
    )
    .bind(referral.to_string())
    .bind(code.code())
    .bind(on.to_string())
    .bind(now.timestamp_millis())
    .bind(by.to_string())
    .execute(db)
    .await?;
    Ok(added.rows_affected() == 1)
}

/// Takes back the end that stands. False when none does.
///
/// # Errors
/// When the database fails.
pub async fn take_back(
    db: &mut Connection,
    referral: ReferralId,
    reason: &str,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<bool> {
    let taken = sqlx::query(
        "update referral_ends set reopened_at = $2, reopened_by = $3, reopened_reason = $4
         where referral_id = $1 and reopened_at is null",
    )
    .bind(referral.to_string())
    .bind(now.timestamp_millis())
    .bind(by.to_string())
    .bind(reason)
    .execute(db)
    .await?;
    Ok(taken.rows_affected() == 1)
}

/// Whether a referral has ended.
///
/// # Errors
/// When the database fails.
pub async fn has_ended(db: &mut Connection, referral: ReferralId) -> Result<bool> {
    let row = sqlx::query("select 1 from referral_ends where referral_id = $1 and reopened_at is null")
        .bind(referral.to_string())
        .fetch_optional(db)
        .await?;
    Ok(row.is_some())
}

/// Every end of a referral, in order.
///
/// # Errors
/// When the database fails.
pub async fn of(db: &mut Connection, referral: ReferralId) -> Result<Vec<End>> {
    let rows = sqlx::query(
        "select e.code, e.ended_on, e.at, s.name, e.reopened_at, e.reopened_reason, b.name as reopened_by_name
         from referral_ends e
         join staff s on s.id = e.staff_id
         left join staff b on b.id = e.reopened_by
         where e.referral_id = $1 order by e.number",
    )
    .bind(referral.to_string())
    .fetch_all(db)
    .await?;
    rows.iter().map(end).collect()
}

fn end(row: &AnyRow) -> Result<End> {
    let code = row.text("code")?;
    let reopened = |at| -> Result<Reopened> {
        Ok(Reopened { at, reason: row.text("reopened_reason")?, by: row.text("reopened_by_name")? })
    };
    Ok(End {
        code: EndCode::of_code(&code)
            .ok_or_else(|| sqlx::Error::Decode(format!("no such code: {code}").into()))?,
        on: row.word("ended_on")?,
        at: row.instant("at")?,
        by: row.text("name")?,
        reopened: row.maybe("reopened_at", AnyRow::instant)?.map(reopened).transpose()?,
    })
}
