//! The watch over the alert queue: when it last went round. Every process that shares the records writes the same row.

use super::columns::Columns;
use super::{Connection, Result};
use chrono::{DateTime, Utc};

/// It has gone round.
///
/// # Errors
/// When the database fails.
pub async fn went_round(db: &mut Connection, now: DateTime<Utc>) -> Result<()> {
    sqlx::query(
        "insert into watch (one, went_round_at) values (1, $1)
         on conflict (one) do update set went_round_at = excluded.went_round_at",
    )
    .bind(now.timestamp_millis())
    .execute(db)
    .await
    .map(drop)
}

/// When it last went round, if it ever has.
///
/// # Errors
/// When the database fails.
pub async fn last(db: &mut Connection) -> Result<Option<DateTime<Utc>>> {
    let row = sqlx::query("select went_round_at from watch").fetch_optional(db).await?;
    row.map(|row| row.instant("went_round_at")).transpose()
}
