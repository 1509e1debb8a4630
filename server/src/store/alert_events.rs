//! What happened to alerts since they were raised. Only ever added to. What of an alert happens once is the table's key,
//! so that whoever tries it again, or at the same moment in another process, changes nothing.

use super::columns::{Columns, json};
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::alert_queue::{Event, Happening};
use measures::ids::AlertId;
use sqlx::any::AnyRow;

/// The columns that [`event`] reads, of the table `e`.
macro_rules! columns {
    () => {
        "e.kind, e.once, e.at, e.staff_id, e.what, e.note"
    };
}
pub(super) use columns;

/// Adds what happened. False when it had happened before.
///
/// # Errors
/// When the database fails.
pub async fn add(db: &mut Connection, alert: AlertId, event: &Event) -> Result<bool> {
    let (kind, once) = event.once();
    let (what, note) = match &event.happening {
        Happening::WentTo(_) | Happening::Seen | Happening::Missed(_) => (None, None),
        Happening::Acknowledged { actions, note } => (Some(json(actions)?), Some(note)),
        Happening::Contact { outcome, note, .. } => (Some(json(outcome)?), Some(note)),
        Happening::Closed { reason } => (None, Some(reason)),
    };
    let added = sqlx::query(
        "insert into alert_events (alert_id, kind, once, at, staff_id, what, note)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
    )
    .bind(alert.to_string())
    .bind(kind)
    .bind(once)
    .bind(event.at.timestamp_millis())
    .bind(event.by.map(|by| by.to_string()))
    .bind(what)
    .bind(note)
    .execute(db)
    .await?;
    Ok(added.rows_affected() == 1)
}

/// Everything that happened to an alert.
///
/// # Errors
/// When the database fails.
pub async fn of(db: &mut Connection, alert: AlertId) -> Result<Vec<Event>> {
    let rows = sqlx::query(concat!("select ", columns!(), " from alert_events e where e.alert_id = $1"))
        .bind(alert.to_string())
        .fetch_all(db)
        .await?;
    rows.iter().map(event).collect()
}

/// Keeps everybody else from changing an alert until this transaction ends. When it was raised.
///
/// # Errors
/// When the database fails.
pub async fn hold(db: &mut Connection, alert: AlertId) -> Result<DateTime<Utc>> {
    let row = sqlx::query("update alerts set entries = entries where id = $1 returning raised_at")
        .bind(alert.to_string())
        .fetch_one(db)
        .await?;
    row.instant("raised_at")
}

/// Lets an alert wait no longer if its story has as many entries as the caller was shown. False otherwise.
///
/// # Errors
/// When the database fails.
pub async fn acknowledge(db: &mut Connection, alert: AlertId, seen: u32, now: DateTime<Utc>) -> Result<bool> {
    let acknowledged = sqlx::query(
        "update alerts set acknowledged_at = $3
         where id = $1 and entries = $2 and acknowledged_at is null",
    )
    .bind(alert.to_string())
    .bind(i64::from(seen))
    .bind(now.timestamp_millis())
    .execute(db)
    .await?;
    Ok(acknowledged.rows_affected() == 1)
}

/// Takes an alert off the queue.
///
/// # Errors
/// When the database fails.
pub async fn close(db: &mut Connection, alert: AlertId, now: DateTime<Utc>) -> Result<()> {
    let query = sqlx::query("update alerts set closed_at = $2 where id = $1");
    query.bind(alert.to_string()).bind(now.timestamp_millis()).execute(db).await.map(drop)
}

pub(super) fn event(row: &AnyRow) -> Result<Event> {
    let happening = match row.text("kind")?.as_str() {
        "went_to" => Happening::WentTo(row.word("once")?),
        "seen" => Happening::Seen,
        "missed" => Happening::Missed(row.word("once")?),
        "acknowledged" => Happening::Acknowledged { actions: row.json("what")?, note: row.text("note")? },
        "contact" => Happening::Contact {
            number: row.json("once")?,
            outcome: row.json("what")?,
            note: row.text("note")?,
        },
        "closed" => Happening::Closed { reason: row.text("note")? },
        other => return Err(sqlx::Error::Decode(format!("nothing that happens: {other}").into())),
    };
    Ok(Event { happening, at: row.instant("at")?, by: row.maybe("staff_id", AnyRow::word)? })
}
