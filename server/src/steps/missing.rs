//! An appointment that does not take place while an alert of the patient is not closed: it is raised again.

use crate::config::Config;
use crate::error::Result;
use crate::steps::passing_on::tell_again;
use crate::steps::raising_again::raise_anew;
use crate::store::{Connection, alert_events, alert_queue};
use chrono::{DateTime, Utc};
use measures::alert_queue::{Event, Happening, Life};
use measures::ids::{AppointmentId, ReferralId, StaffId};

/// Notes on every alert of the patient that an appointment of a referral was missed or called off. An alert that waits
/// goes to more people for it, and those to whom it went before are told again; in the place of one that was
/// acknowledged, and whose patient nobody has reached, another is raised.
///
/// # Errors
/// When the database fails.
pub async fn missed(
    db: &mut Connection,
    config: &Config,
    (referral, appointment): (ReferralId, AppointmentId),
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<()> {
    let event = Event { happening: Happening::Missed(appointment), at: now, by: Some(by) };
    let mut noted_of = None;
    for (alert, patient) in alert_queue::of_referral(db, referral).await? {
        let raised_at = alert_events::hold(db, alert).await?;
        let life = Life::new(raised_at, alert_events::of(db, alert).await?);
        if life.admits(&event.happening).is_ok() && alert_events::add(db, alert, &event).await? {
            noted_of = Some(patient);
            if !life.waits() {
                raise_anew(db, alert, patient, now).await?;
            }
        }
    }
    let Some(patient) = noted_of else { return Ok(()) };
    if let Some(waiting) = alert_queue::waiting_of(db, patient).await? {
        // One that was raised just now goes where a missed appointment takes it as well.
        alert_events::add(db, waiting, &event).await?;
        tell_again(db, config, (waiting, patient), now).await?;
    }
    Ok(())
}
