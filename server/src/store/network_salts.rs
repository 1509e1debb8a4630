//! What networks are hashed with: another salt each day, thrown away with its day.

use super::columns::Columns;
use super::{Connection, Result};
use chrono::NaiveDate;

/// The salt of a day: this one, if the day has none yet. Those of other days are thrown away.
///
/// # Errors
/// When the database fails.
pub async fn of_day(db: &mut Connection, day: NaiveDate, salt: &str) -> Result<String> {
    forget_but(db, day).await?;
    let row = sqlx::query(
        "insert into network_salts (day, salt) values ($1, $2)
         on conflict (day) do update set salt = network_salts.salt returning salt",
    )
    .bind(day.to_string())
    .bind(salt)
    .fetch_one(db)
    .await?;
    row.text("salt")
}

/// Throws away the salts of all days but this one.
///
/// # Errors
/// When the database fails.
pub async fn forget_but(db: &mut Connection, day: NaiveDate) -> Result<()> {
    let query = sqlx::query("delete from network_salts where day <> $1");
    query.bind(day.to_string()).execute(db).await.map(drop)
}
