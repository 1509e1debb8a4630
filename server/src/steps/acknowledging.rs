//! Acknowledging an alert.

use crate::error::Result;
use crate::store::{Connection, alert_events};
use chrono::{DateTime, Utc};
use measures::alert_queue::{Event, Happening};
use measures::contract::clinician::AcknowledgeAlert;
use measures::ids::StaffId;

/// Acknowledges an alert if nobody has and its story has as many entries as the caller was shown. False otherwise.
///
/// # Errors
/// When the database fails.
pub async fn acknowledge(
    db: &mut Connection,
    by: StaffId,
    said: AcknowledgeAlert,
    now: DateTime<Utc>,
) -> Result<bool> {
    let AcknowledgeAlert { alert, seen, actions, note } = said;
    let acknowledged = alert_events::acknowledge(db, alert, seen, now).await?;
    if acknowledged {
        let happening = Happening::Acknowledged { actions, note };
        alert_events::add(db, alert, &Event { happening, at: now, by: Some(by) }).await?;
    }
    Ok(acknowledged)
}
