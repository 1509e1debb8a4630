//! Codes that were tried, counted before they are compared.

use super::{Connection, Result};
use chrono::{DateTime, TimeDelta, Utc};
use measures::ids::StaffId;

/// How many wrong codes in a row make somebody wait.
pub const WRONG_CODES: u32 = 5;
/// How long, the first time, the second, and each time after that. Somebody who has the password and nothing else gets
/// five tries a day for long, of a million codes of which three are right.
pub const WAITS: [TimeDelta; 3] = [TimeDelta::minutes(15), TimeDelta::hours(1), TimeDelta::days(1)];

/// Counts one try. False while somebody has to wait, and then it is not counted.
///
/// # Errors
/// When the database fails.
pub async fn count(db: &mut Connection, staff: StaffId, now: DateTime<Utc>) -> Result<bool> {
    let [first, second, later] = WAITS.map(|wait| (now + wait).timestamp_millis());
    let counted = sqlx::query(
        "insert into code_tries (staff_id, tries, wait_until) values ($1, 1, 0)
         on conflict (staff_id) do update set
             tries = code_tries.tries + 1,
             wait_until = case
                 when (code_tries.tries + 1) % $3 <> 0 then code_tries.wait_until
                 when code_tries.tries + 1 = $3 then $4
                 when code_tries.tries + 1 = 2 * $3 then $5
                 else $6 end
         where code_tries.wait_until <= $2",
    )
    .bind(staff.to_string())
    .bind(now.timestamp_millis())
    .bind(i64::from(WRONG_CODES))
    .bind(first)
    .bind(second)
    .bind(later)
    .execute(db)
    .await?;
    Ok(counted.rows_affected() == 1)
}

/// Forgets somebody's tries: a code was right.
///
/// # Errors
/// When the database fails.
pub async fn forget(db: &mut Connection, staff: StaffId) -> Result<()> {
    let query = sqlx::query("delete from code_tries where staff_id = $1");
    query.bind(staff.to_string()).execute(db).await.map(drop)
}
