//! Staff signed in, or on the way in. A session is known by the hash of its cookie.

use super::columns::Columns;
use super::sessions::sessions;
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::ids::{SessionId, StaffId};
use measures::role::Role;
use sqlx::any::AnyRow;

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
    /// When they signed in; on the way in, when the password was right.
    pub made_at: DateTime<Utc>,
    /// When they were last heard of.
    pub seen_at: DateTime<Utc>,
    /// When a code was last right. None on the way in: it opens nothing.
    pub proved_at: Option<DateTime<Utc>>,
}

/// A session that begins.
#[derive(Debug)]
pub struct NewSession<'a> {
    /// Its key.
    pub id: SessionId,
    /// Whose it is.
    pub staff: StaffId,
    /// The hash of its cookie.
    pub token_hash: &'a str,
    /// Which browser on what, in words.
    pub browser: &'a str,
}

/// Begins the session of somebody whose password was right. It opens nothing until they have [`proved`] the rest.
///
/// # Errors
/// When the database fails.
pub async fn begin(db: &mut Connection, new: &NewSession<'_>, now: DateTime<Utc>) -> Result<()> {
    sqlx::query(
        "insert into staff_sessions (token_hash, staff_id, made_at, seen_at, id, browser)
         values ($1, $2, $3, $3, $4, $5)",
    )
    .bind(new.token_hash)
    .bind(new.staff.to_string())
    .bind(now.timestamp_millis())
    .bind(new.id.to_string())
    .bind(new.browser)
    .execute(db)
    .await
    .map(drop)
}

/// Gives a session another cookie. False when it has another by now, or is over.
///
/// # Errors
/// When the database fails.
pub async fn rotate(db: &mut Connection, token_hash: &str, to: &str) -> Result<bool> {
    let query = sqlx::query("update staff_sessions set token_hash = $2 where token_hash = $1");
    Ok(query.bind(token_hash).bind(to).execute(db).await?.rows_affected() == 1)
}

/// Notes that everything asked for was shown just now. The first time, that is when somebody is in.
///
/// # Errors
/// When the database fails.
pub async fn proved(db: &mut Connection, token_hash: &str, now: DateTime<Utc>) -> Result<()> {
    sqlx::query(
        "update staff_sessions set
             made_at = case when verified_at is null then $2 else made_at end, seen_at = $2, verified_at = $2
         where token_hash = $1",
    )
    .bind(token_hash)
    .bind(now.timestamp_millis())
    .execute(db)
    .await
    .map(drop)
}

/// The session of a cookie, of somebody whose account is not disabled.
///
/// # Errors
/// When the database fails.
pub async fn by_token(db: &mut Connection, token_hash: &str) -> Result<Option<Session>> {
    let row = sqlx::query(
        "select s.staff_id, staff.name, staff.works_inbox, staff.role, staff.duty, s.made_at, s.seen_at, s.verified_at
         from staff_sessions s join staff on staff.id = s.staff_id
         where s.token_hash = $1 and staff.disabled = 0",
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
            proved_at: row.maybe("verified_at", AnyRow::instant)?,
        })
    })
    .transpose()
}

sessions!("staff_sessions");
