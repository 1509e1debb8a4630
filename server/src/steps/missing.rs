//! An appointment that does not take place while an alert of the patient is not closed: it is raised again.

use crate::error::Result;
use crate::steps::raising_again::raise_anew;
use crate::store::{Connection, alert_events, alert_queue};
use chrono::{DateTime, Utc};
use measures::alert_queue::{Event, Happening, Life};
use measures::ids::{AppointmentId, ReferralId, StaffId};

/// Notes on every alert of the patient that an appointment was missed or called off. An alert that waits goes to more
/// people for it; in the place of one that was acknowledged, and whose patient nobody has reached, another is raised.
///
/// # Errors
/// When the database fails.
pub async fn missed(
    db: &mut Connection,
    referral: ReferralId,
    appointment: AppointmentId,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<()> {
    for (alert, patient) in alert_queue::of_referral(db, referral).await? {
        let raised_at = alert_events::hold(db, alert).await?;
        let life = Life::new(raised_at, alert_events::of(db, alert).await?);
        let happening = Happening::Missed(appointment);
        if life.admits(&happening).is_err() {
            continue;
        }
        let event = Event { happening, at: now, by: Some(by) };
        if alert_events::add(db, alert, &event).await? && !life.waits() {
            raise_anew(db, alert, patient, now).await?;
        }
    }
    Ok(())
}
