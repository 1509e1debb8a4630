//! Tries to sign in, counted for each name whether somebody has it or not.

use super::{Connection, Result};
use chrono::{DateTime, Utc};

/// Counts one try of a name. False when it already has as many as are allowed, and then it is not counted.
///
/// # Errors
/// When the database fails.
pub async fn count(db: &mut Connection, name_hash: &str, most: u32, now: DateTime<Utc>) -> Result<bool> {
    let counted = sqlx::query(
        "insert into sign_in_tries (username_hash, tries, since_at) values ($1, 1, $2)
         on conflict (username_hash) do update set tries = sign_in_tries.tries + 1
         where sign_in_tries.tries < $3",
    )
    .bind(name_hash)
    .bind(now.timestamp_millis())
    .bind(i64::from(most))
    .execute(db)
    .await?;
    Ok(counted.rows_affected() == 1)
}

/// Forgets a name's tries: the password was right.
///
/// # Errors
/// When the database fails.
pub async fn forget(db: &mut Connection, name_hash: &str) -> Result<()> {
    let query = sqlx::query("delete from sign_in_tries where username_hash = $1");
    query.bind(name_hash).execute(db).await.map(drop)
}

/// Forgets every name's tries that were first made at that instant or before.
///
/// # Errors
/// When the database fails.
pub async fn forget_until(db: &mut Connection, instant: DateTime<Utc>) -> Result<()> {
    let query = sqlx::query("delete from sign_in_tries where since_at <= $1");
    query.bind(instant.timestamp_millis()).execute(db).await.map(drop)
}
