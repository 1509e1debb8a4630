//! How many forms began, reached each screen and were sent, day by day. No personal data.

use super::columns::Columns;
use super::{Connection, Result};
use chrono::NaiveDate;

/// The step of a form that was begun.
pub const BEGAN: &str = "began";
/// The step of a form that was sent.
pub const SENT: &str = "sent";

/// Counts a form that took a step: [`BEGAN`], [`SENT`] or a screen's id.
///
/// # Errors
/// When the database fails.
pub async fn count(db: &mut Connection, day: NaiveDate, step: &str) -> Result<()> {
    sqlx::query(
        "insert into referral_counts (day, step, forms) values ($1, $2, 1)
         on conflict (day, step) do update set forms = referral_counts.forms + 1",
    )
    .bind(day.to_string())
    .bind(step)
    .execute(db)
    .await
    .map(drop)
}

/// How many forms took each step since a day, that day included.
///
/// # Errors
/// When the database fails.
pub async fn since(db: &mut Connection, day: NaiveDate) -> Result<Vec<(String, u32)>> {
    let rows = sqlx::query(
        "select step, cast(sum(forms) as bigint) as forms from referral_counts where day >= $1
         group by step order by step",
    )
    .bind(day.to_string())
    .fetch_all(db)
    .await?;
    rows.iter().map(|row| Ok((row.text("step")?, row.number("forms")?))).collect()
}
