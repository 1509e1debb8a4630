//! Records that were opened outside a caseload.

use super::columns::{Columns, word};
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::ids::{OpeningId, PatientId, StaffId};
use measures::opening::OpeningReason;
use sqlx::any::AnyRow;

/// A record that is opened.
#[derive(Debug)]
pub struct NewOpening<'a> {
    /// Its key.
    pub id: OpeningId,
    /// Who opens it.
    pub staff: StaffId,
    /// Whose it is.
    pub patient: PatientId,
    /// Why.
    pub reason: OpeningReason,
    /// In their words.
    pub words: &'a str,
    /// How long it stays open.
    pub until: DateTime<Utc>,
}

/// A record that was opened.
#[derive(Debug)]
pub struct Opening {
    /// Its key.
    pub id: OpeningId,
    /// Who opened it.
    pub staff: StaffId,
    /// Their name.
    pub by: String,
    /// The patient's name.
    pub patient: String,
    /// Why.
    pub reason: OpeningReason,
    /// In their words.
    pub words: String,
    /// When.
    pub opened_at: DateTime<Utc>,
    /// How long it stays open.
    pub until: DateTime<Utc>,
    /// How often the record was read by it.
    pub readings: u32,
    /// Who reviewed it, and when.
    pub reviewed: Option<(String, DateTime<Utc>)>,
}

/// Keeps that a record is opened.
///
/// # Errors
/// When the database fails.
pub async fn add(db: &mut Connection, opening: &NewOpening<'_>, now: DateTime<Utc>) -> Result<()> {
    sqlx::query(
        "insert into glass_openings (id, staff_id, patient_id, reason, words, opened_at, until_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(opening.id.to_string())
    .bind(opening.staff.to_string())
    .bind(opening.patient.to_string())
    .bind(word(opening.reason)?)
    .bind(opening.words)
    .bind(now.timestamp_millis())
    .bind(opening.until.timestamp_millis())
    .execute(db)
    .await
    .map(drop)
}

/// Every opening, those that nobody has reviewed first, then the latest.
///
/// # Errors
/// When the database fails.
pub async fn all(db: &mut Connection) -> Result<Vec<Opening>> {
    let rows = sqlx::query(
        "select g.id, g.staff_id, s.name as opened_by, p.name as patient, g.reason, g.words, g.opened_at, g.until_at,
                g.reviewed_at, w.name as reviewed_by,
                (select count(*) from audit a where a.patient_id = g.patient_id and a.at >= g.opened_at
                     and a.at < g.until_at and a.staff_id = g.staff_id and a.act = 'read_opened_record') as readings
         from glass_openings g
         join staff s on s.id = g.staff_id
         join patients p on p.id = g.patient_id
         left join staff w on w.id = g.reviewed_by
         order by case when g.reviewed_at is null then 0 else 1 end, g.opened_at desc, g.id",
    )
    .fetch_all(db)
    .await?;
    rows.iter().map(opening).collect()
}

/// Who has the record of a patient open.
///
/// # Errors
/// When the database fails.
pub async fn readers_of(db: &mut Connection, patient: PatientId, now: DateTime<Utc>) -> Result<Vec<StaffId>> {
    let query = "select distinct staff_id from glass_openings where patient_id = $1 and until_at > $2";
    let query = sqlx::query(query).bind(patient.to_string()).bind(now.timestamp_millis());
    query.fetch_all(db).await?.iter().map(|row| row.word("staff_id")).collect()
}

/// Notes who reviewed an opening of somebody else's. False where there is none that waits for it.
///
/// # Errors
/// When the database fails.
pub async fn review(db: &mut Connection, id: OpeningId, by: StaffId, now: DateTime<Utc>) -> Result<bool> {
    let reviewed = sqlx::query(
        "update glass_openings set reviewed_by = $2, reviewed_at = $3
         where id = $1 and reviewed_at is null and staff_id <> $2",
    )
    .bind(id.to_string())
    .bind(by.to_string())
    .bind(now.timestamp_millis())
    .execute(db)
    .await?;
    Ok(reviewed.rows_affected() == 1)
}

/// Whether an opening by somebody else than `by` has been reviewed.
///
/// # Errors
/// When the database fails.
pub async fn is_reviewed(db: &mut Connection, id: OpeningId, by: StaffId) -> Result<bool> {
    let query = "select id from glass_openings where id = $1 and staff_id <> $2 and reviewed_at is not null";
    let query = sqlx::query(query).bind(id.to_string()).bind(by.to_string());
    Ok(query.fetch_optional(db).await?.is_some())
}

fn opening(row: &AnyRow) -> Result<Opening> {
    let reviewed = |by| -> Result<(String, DateTime<Utc>)> { Ok((by, row.instant("reviewed_at")?)) };
    Ok(Opening {
        id: row.word("id")?,
        staff: row.word("staff_id")?,
        by: row.text("opened_by")?,
        patient: row.text("patient")?,
        reason: row.word("reason")?,
        words: row.text("words")?,
        opened_at: row.instant("opened_at")?,
        until: row.instant("until_at")?,
        readings: row.number("readings")?,
        reviewed: row.maybe("reviewed_by", AnyRow::text)?.map(reviewed).transpose()?,
    })
}
