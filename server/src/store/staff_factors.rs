//! Authenticator apps of staff. What an app shows is worked out elsewhere; here is kept with what, and which code was
//! taken last.

use super::columns::Columns;
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::ids::StaffId;
use sqlx::any::AnyRow;

/// The app of somebody.
#[derive(Debug, Clone)]
pub struct Factor {
    /// The secret that signing in goes by; none until an app was confirmed.
    pub secret: Option<String>,
    /// When it was confirmed.
    pub set_at: Option<DateTime<Utc>>,
    /// A secret that is offered and not confirmed.
    pub offered: Option<String>,
    /// The half minute whose code was taken last.
    pub last_step: i64,
}

/// What is kept of somebody's app.
///
/// # Errors
/// When the database fails.
pub async fn of(db: &mut Connection, staff: StaffId) -> Result<Option<Factor>> {
    let query = "select secret, set_at, offered, last_step from staff_factors where staff_id = $1";
    let row = sqlx::query(query).bind(staff.to_string()).fetch_optional(db).await?;
    row.as_ref().map(factor).transpose()
}

/// The same where this database was claimed by a demo, and nothing anywhere else.
///
/// # Errors
/// When the database fails.
pub async fn in_demo(db: &mut Connection, staff: StaffId) -> Result<Option<Factor>> {
    let row = sqlx::query(
        "select secret, set_at, offered, last_step from staff_factors
         where staff_id = $1 and exists (select 1 from deployment where kind = 'demo')",
    )
    .bind(staff.to_string())
    .fetch_optional(db)
    .await?;
    row.as_ref().map(factor).transpose()
}

/// Offers a secret, in place of another that was offered and not confirmed.
///
/// # Errors
/// When the database fails.
pub async fn offer(db: &mut Connection, staff: StaffId, secret: &str) -> Result<()> {
    sqlx::query(
        "insert into staff_factors (staff_id, offered) values ($1, $2)
         on conflict (staff_id) do update set offered = excluded.offered",
    )
    .bind(staff.to_string())
    .bind(secret)
    .execute(db)
    .await
    .map(drop)
}

/// Puts the secret that is offered in the place of any other, with the code of this half minute as the last one taken.
/// False when another is offered by now, or none.
///
/// # Errors
/// When the database fails.
pub async fn confirm(
    db: &mut Connection,
    staff: StaffId,
    offered: &str,
    step: i64,
    now: DateTime<Utc>,
) -> Result<bool> {
    let confirmed = sqlx::query(
        "update staff_factors set secret = offered, offered = null, last_step = $3, set_at = $4
         where staff_id = $1 and offered = $2",
    )
    .bind(staff.to_string())
    .bind(offered)
    .bind(step)
    .bind(now.timestamp_millis())
    .execute(db)
    .await?;
    Ok(confirmed.rows_affected() == 1)
}

/// Takes the code of this half minute. False when it, or a later one, was taken before: of two at once, one is first.
///
/// # Errors
/// When the database fails.
pub async fn take_step(db: &mut Connection, staff: StaffId, step: i64) -> Result<bool> {
    let query = "update staff_factors set last_step = $2 where staff_id = $1 and last_step < $2";
    let taken = sqlx::query(query).bind(staff.to_string()).bind(step).execute(db).await?;
    Ok(taken.rows_affected() == 1)
}

/// Forgets somebody's app.
///
/// # Errors
/// When the database fails.
pub async fn forget(db: &mut Connection, staff: StaffId) -> Result<()> {
    let query = sqlx::query("delete from staff_factors where staff_id = $1");
    query.bind(staff.to_string()).execute(db).await.map(drop)
}

fn factor(row: &AnyRow) -> Result<Factor> {
    Ok(Factor {
        secret: row.maybe("secret", AnyRow::text)?,
        set_at: row.maybe("set_at", AnyRow::instant)?,
        offered: row.maybe("offered", AnyRow::text)?,
        last_step: row.number("last_step")?,
    })
}
