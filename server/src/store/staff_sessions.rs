//! Staff signed in. A session is known by the hash of its cookie.

use super::columns::Columns;
use super::sessions::sessions;
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::ids::StaffId;
use measures::role::Role;

/// A session and who it belongs to.
#[derive(Debug)]
pub struct Session {
    /// The member of staff.
    pub staff: StaffId,
    /// Their name as colleagues read it.
    pub name: String,
    /// Whether they decide about referrals that people made themselves.
    pub works_inbox: bool,
    /// Their role.
    pub role: Role,
    /// Whether they are a duty worker as well.
    pub duty: bool,
    /// When they signed in.
    pub made_at: DateTime<Utc>,
    /// When they were last heard of.
    pub seen_at: DateTime<Utc>,
}

/// Begins a session of somebody who has shown everything that is asked for.
///
/// # Errors
/// When the database fails.
pub async fn begin(db: &mut Connection, token_hash: &str, staff: StaffId, now: DateTime<Utc>) -> Result<()> {
    sqlx::query(
        "insert into staff_sessions (token_hash, staff_id, made_at, seen_at, verified_at)
         values ($1, $2, $3, $3, $3)",
    )
    .bind(token_hash)
    .bind(staff.to_string())
    .bind(now.timestamp_millis())
    .execute(db)
    .await
    .map(drop)
}

/// The session of a cookie.
///
/// # Errors
/// When the database fails.
pub async fn by_token(db: &mut Connection, token_hash: &str) -> Result<Option<Session>> {
    let row = sqlx::query(
        "select s.staff_id, staff.name, staff.works_inbox, staff.role, staff.duty, s.made_at, s.seen_at
         from staff_sessions s join staff on staff.id = s.staff_id
         where s.token_hash = $1 and s.verified_at is not null",
    )
    .bind(token_hash)
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        Ok(Session {
            staff: row.word("staff_id")?,
            name: row.text("name")?,
            works_inbox: row.number::<i64>("works_inbox")? == 1,
            role: row.word("role")?,
            duty: row.number::<i64>("duty")? == 1,
            made_at: row.instant("made_at")?,
            seen_at: row.instant("seen_at")?,
        })
    })
    .transpose()
}

sessions!("staff_sessions");
