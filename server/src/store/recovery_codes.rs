//! Recovery codes of staff, of which only a hash is kept.

use super::columns::Columns;
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::ids::StaffId;

/// Puts these in the place of all that somebody had.
///
/// # Errors
/// When the database fails.
pub async fn replace(
    db: &mut Connection,
    staff: StaffId,
    hashes: &[String],
    now: DateTime<Utc>,
) -> Result<()> {
    let query = sqlx::query("delete from recovery_codes where staff_id = $1");
    query.bind(staff.to_string()).execute(&mut *db).await?;
    for hash in hashes {
        sqlx::query("insert into recovery_codes (staff_id, code_hash, made_at) values ($1, $2, $3)")
            .bind(staff.to_string())
            .bind(hash)
            .bind(now.timestamp_millis())
            .execute(&mut *db)
            .await?;
    }
    Ok(())
}

/// Uses one. False when it is none of theirs or was used before: of two at once, one is first.
///
/// # Errors
/// When the database fails.
pub async fn take(db: &mut Connection, staff: StaffId, hash: &str, now: DateTime<Utc>) -> Result<bool> {
    let taken = sqlx::query(
        "update recovery_codes set used_at = $3 where staff_id = $1 and code_hash = $2 and used_at is null",
    )
    .bind(staff.to_string())
    .bind(hash)
    .bind(now.timestamp_millis())
    .execute(db)
    .await?;
    Ok(taken.rows_affected() == 1)
}

/// How many have not been used.
///
/// # Errors
/// When the database fails.
pub async fn left(db: &mut Connection, staff: StaffId) -> Result<u8> {
    let query = "select count(*) as codes from recovery_codes where staff_id = $1 and used_at is null";
    let row = sqlx::query(query).bind(staff.to_string()).fetch_one(db).await?;
    row.number("codes")
}
