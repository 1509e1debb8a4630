//! What was recorded of trying to speak to patients about their alerts.

use super::columns::Columns;
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::alert_queue::ContactOutcome;
use measures::ids::{AlertId, PatientId};
use sqlx::any::AnyRow;

/// A contact.
#[derive(Debug)]
pub struct Contact {
    /// The alert it was about.
    pub alert: AlertId,
    /// The name of whoever tried.
    pub by: String,
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// What came of it.
    pub outcome: ContactOutcome,
}

/// Every contact about a patient's alerts, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of_patient(db: &mut Connection, patient: PatientId) -> Result<Vec<Contact>> {
    let rows = sqlx::query(
        "select e.alert_id, e.at, e.what, staff.name
         from alert_events e
         join alerts a on a.id = e.alert_id
         join staff on staff.id = e.staff_id
         where a.patient_id = $1 and e.kind = 'contact' order by e.alert_id, e.at, e.once",
    )
    .bind(patient.to_string())
    .fetch_all(db)
    .await?;
    let contact = |row: &AnyRow| {
        Ok(Contact {
            alert: row.word("alert_id")?,
            by: row.text("name")?,
            at: row.instant("at")?,
            outcome: row.json("what")?,
        })
    };
    rows.iter().map(contact).collect()
}
