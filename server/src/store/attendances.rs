//! What was recorded of appointments. Only ever added to: the last entry of an appointment stands.

use super::columns::{Columns, word};
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::attendance::Attendance;
use measures::contract::clinician::Mode;
use measures::ids::{AppointmentId, StaffId};
use sqlx::any::AnyRow;

/// Something to be recorded.
#[derive(Debug, Clone, Copy)]
pub struct Recording<'a> {
    /// What became of the appointment.
    pub attendance: Attendance,
    /// How it took place, if it did.
    pub mode: Option<Mode>,
    /// In somebody's words, possibly none.
    pub note: &'a str,
    /// Who records it.
    pub by: StaffId,
}

/// Something that was recorded.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// What became of the appointment.
    pub attendance: Attendance,
    /// How it took place, if it did.
    pub mode: Option<Mode>,
    /// In somebody's words, possibly none.
    pub note: String,
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// The name of whoever did.
    pub by: String,
}

/// Adds the entry of this number, from 1. False when there is one.
///
/// # Errors
/// When the database fails.
pub async fn add(
    db: &mut Connection,
    appointment: AppointmentId,
    number: u32,
    what: Recording<'_>,
    now: DateTime<Utc>,
) -> Result<bool> {
    let added = sqlx::query(
        "insert into attendances (appointment_id, number, code, mode, note, at, staff_id)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
    )
    .bind(appointment.to_string())
    .bind(i64::from(number))
    .bind(what.attendance.code())
    .bind(what.mode.map(word).transpose()?)
    .bind(what.note)
    .bind(now.timestamp_millis())
    .bind(what.by.to_string())
    .execute(db)
    .await?;
    Ok(added.rows_affected() == 1)
}

/// How many entries an appointment has.
///
/// # Errors
/// When the database fails.
pub async fn count(db: &mut Connection, appointment: AppointmentId) -> Result<u32> {
    let row = sqlx::query("select count(*) as entries from attendances where appointment_id = $1")
        .bind(appointment.to_string())
        .fetch_one(db)
        .await?;
    row.number("entries")
}

/// Everything that was recorded of an appointment, in order.
///
/// # Errors
/// When the database fails.
pub async fn of(db: &mut Connection, appointment: AppointmentId) -> Result<Vec<Recorded>> {
    let rows = sqlx::query(
        "select t.code, t.mode, t.note, t.at, s.name from attendances t join staff s on s.id = t.staff_id
         where t.appointment_id = $1 order by t.number",
    )
    .bind(appointment.to_string())
    .fetch_all(db)
    .await?;
    rows.iter().map(recorded).collect()
}

fn recorded(row: &AnyRow) -> Result<Recorded> {
    let code = row.text("code")?;
    let attendance = Attendance::of_code(&code);
    Ok(Recorded {
        attendance: attendance.ok_or_else(|| sqlx::Error::Decode(format!("no such code: {code}").into()))?,
        mode: row.maybe("mode", AnyRow::word)?,
        note: row.text("note")?,
        at: row.instant("at")?,
        by: row.text("name")?,
    })
}
