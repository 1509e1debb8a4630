//! The alerts of the last days, whoever's they are, as far as they are counted.

use super::alert_events::{columns, event};
use super::columns::Columns;
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::alert_queue::Event;
use measures::ids::AlertId;
use sqlx::any::AnyRow;

/// The alerts that were raised since, and when.
///
/// # Errors
/// When the database fails.
pub async fn raised_since(
    db: &mut Connection,
    since: DateTime<Utc>,
) -> Result<Vec<(AlertId, DateTime<Utc>)>> {
    let query = "select id, raised_at from alerts where raised_at >= $1 order by raised_at, id";
    let rows = sqlx::query(query).bind(since.timestamp_millis()).fetch_all(db).await?;
    rows.iter().map(|row| Ok((row.word("id")?, row.instant("raised_at")?))).collect()
}

/// What happened to them.
///
/// # Errors
/// When the database fails.
pub async fn events_since(db: &mut Connection, since: DateTime<Utc>) -> Result<Vec<(AlertId, Event)>> {
    let query = concat!(
        "select e.alert_id, ",
        columns!(),
        " from alerts a join alert_events e on e.alert_id = a.id where a.raised_at >= $1"
    );
    let rows = sqlx::query(query).bind(since.timestamp_millis()).fetch_all(db).await?;
    let told = |row: &AnyRow| Ok((row.word("alert_id")?, event(row)?));
    rows.iter().map(told).collect()
}
