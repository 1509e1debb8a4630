//! Whether the database itself is whole.

use super::columns::Columns;
use super::{Connection, Engine, Result};
use chrono::{DateTime, Utc};
use sqlx::any::AnyRow;

/// What the database finds wrong with itself: torn pages, indexes that do not fit, records that name what is not there.
/// PostgreSQL keeps the last for itself, and has tools of its own for the rest.
///
/// # Errors
/// When the database fails, which is what a torn one does.
pub async fn complaints(db: &mut Connection, engine: Engine) -> Result<Vec<String>> {
    if engine == Engine::Postgres {
        return Ok(Vec::new());
    }
    let rows =
        sqlx::query("select cast(integrity_check as text) as says from pragma_integrity_check limit 20");
    let mut complaints = says(rows.fetch_all(&mut *db).await?)?;
    complaints.retain(|line| line != "ok");
    let rows = sqlx::query(
        "select 'a row of ' || \"table\" || ' names a row of ' || parent || ' that is not there' as says
         from pragma_foreign_key_check limit 20",
    );
    complaints.extend(says(rows.fetch_all(db).await?)?);
    Ok(complaints)
}

/// When something was last noted in the audit.
///
/// # Errors
/// When the database fails.
pub async fn last_noted(db: &mut Connection) -> Result<Option<DateTime<Utc>>> {
    let row = sqlx::query("select at from audit order by at desc limit 1").fetch_optional(db).await?;
    row.map(|row| row.instant("at")).transpose()
}

fn says(rows: Vec<AnyRow>) -> Result<Vec<String>> {
    rows.iter().map(|row| row.text("says")).collect()
}
