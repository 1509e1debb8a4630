//! What networks are hashed with: another salt each day, thrown away with its day.

use super::columns::Columns;
use super::{Connection, Result};
use chrono::NaiveDate;

/// The salt of a day: this one, if the day has none yet. Those of other days are thrown away.
///
/// # Errors
/// When the database fails.
pub async fn of_day(db: &mut Connection, day: NaiveDate, salt: &str) -> Result<String> {
    let day = day.to_string();
    let other_days = sqlx::query("delete from network_salts where day <> $1");
    other_days.bind(&day).execute(&mut *db).await?;
    let row = sqlx::query(
        "insert into network_salts (day, salt) values ($1, $2)
         on conflict (day) do update set salt = network_salts.salt returning salt",
    )
    .bind(day)
    .bind(salt)
    .fetch_one(db)
    .await?;
    row.text("salt")
}
