//! Patients.

use super::{Connection, Result};
use chrono::NaiveDate;
use measures::ids::PatientId;

/// Adds a patient.
///
/// # Errors
/// When the database fails.
pub async fn add(db: &mut Connection, id: PatientId, name: &str, date_of_birth: NaiveDate) -> Result<()> {
    sqlx::query("insert into patients (id, name, date_of_birth) values ($1, $2, $3)")
        .bind(id.to_string())
        .bind(name)
        .bind(date_of_birth.to_string())
        .execute(db)
        .await
        .map(drop)
}
