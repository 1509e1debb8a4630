//! The sessions of one member of staff, for themselves.

use super::columns::Columns;
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::ids::{SessionId, StaffId};

/// A browser in which somebody is signed in.
#[derive(Debug)]
pub struct OwnSession {
    /// Its key.
    pub id: SessionId,
    /// Which browser on what, in words.
    pub browser: String,
    /// The hash of its cookie.
    pub token_hash: String,
    /// Since when.
    pub made_at: DateTime<Utc>,
    /// When it was last used.
    pub seen_at: DateTime<Utc>,
}

/// Those in which somebody is signed in, the latest first. Not those on the way in.
///
/// # Errors
/// When the database fails.
pub async fn of(db: &mut Connection, staff: StaffId) -> Result<Vec<OwnSession>> {
    let rows = sqlx::query(
        "select id, browser, token_hash, made_at, seen_at from staff_sessions
         where staff_id = $1 and verified_at is not null order by seen_at desc, id",
    )
    .bind(staff.to_string())
    .fetch_all(db)
    .await?;
    let session = |row: &sqlx::any::AnyRow| {
        Ok(OwnSession {
            id: row.word("id")?,
            browser: row.text("browser")?,
            token_hash: row.text("token_hash")?,
            made_at: row.instant("made_at")?,
            seen_at: row.instant("seen_at")?,
        })
    };
    rows.iter().map(session).collect()
}

/// Ends one of somebody's. False when it is none of theirs, or over.
///
/// # Errors
/// When the database fails.
pub async fn end(db: &mut Connection, staff: StaffId, id: SessionId) -> Result<bool> {
    let query = sqlx::query("delete from staff_sessions where staff_id = $1 and id = $2");
    Ok(query.bind(staff.to_string()).bind(id.to_string()).execute(db).await?.rows_affected() == 1)
}

/// Ends all of somebody's but one, those on the way in as well; without that one, all of them. Tells how many.
///
/// # Errors
/// When the database fails.
pub async fn end_others(db: &mut Connection, staff: StaffId, but: Option<&str>) -> Result<u64> {
    let query = sqlx::query("delete from staff_sessions where staff_id = $1 and token_hash <> $2");
    Ok(query.bind(staff.to_string()).bind(but.unwrap_or_default()).execute(db).await?.rows_affected())
}
