//! Recording what became of an appointment, and what follows for the patient's alerts.

use crate::clock::local;
use crate::config::Config;
use crate::error::{Result, Verdict};
use crate::steps::missing::missed;
use crate::store::appointments::Appointment;
use crate::store::attendances::{self, Recording};
use crate::store::{Connection, alert_events, alert_queue, diaries};
use chrono::{DateTime, Utc};
use measures::attachment::Booking;
use measures::attendance::holds_back;
use measures::contract::Problem;
use measures::ids::PatientId;

/// Records what became of an appointment as the entry after `seen` others, or refuses: [`Problem::NotFound`] where it was
/// moved, [`Problem::AlreadyDecided`] where there are more by now, [`Problem::TooEarly`], or [`Problem::AlertWaits`] where
/// it took place while an alert that belongs to it waits. Hold its referral.
///
/// # Errors
/// When the database fails.
pub async fn attend(
    db: &mut Connection,
    config: &Config,
    appointment: &Appointment,
    patient: PatientId,
    (seen, what): (u32, Recording<'_>),
    now: DateTime<Utc>,
) -> Result<Verdict<()>> {
    if appointment.booking == Booking::Moved {
        return Ok(Err(Problem::NotFound));
    }
    if attendances::count(db, appointment.id).await? != seen {
        return Ok(Err(Problem::AlreadyDecided));
    }
    let day_has_come = appointment.starts.date() <= local(now).date();
    if !what.attendance.can_be_known(day_has_come, appointment.starts_at <= now) {
        return Ok(Err(Problem::TooEarly));
    }
    if what.attendance.took_place() && is_held_back(db, appointment, patient).await? {
        return Ok(Err(Problem::AlertWaits));
    }
    record(db, config, appointment, seen + 1, what, now).await
}

/// Records what became of an appointment under a number, and raises alerts again where it did not take place. Hold its
/// referral.
///
/// # Errors
/// When the database fails.
pub async fn record(
    db: &mut Connection,
    config: &Config,
    appointment: &Appointment,
    number: u32,
    what: Recording<'_>,
    now: DateTime<Utc>,
) -> Result<Verdict<()>> {
    if !attendances::add(db, appointment.id, number, what, now).await? {
        return Ok(Err(Problem::AlreadyDecided));
    }
    diaries::became(db, appointment.id, what.attendance.booking()).await?;
    if !what.attendance.took_place() {
        missed(db, config, (appointment.referral, appointment.id), what.by, now).await?;
    }
    Ok(Ok(()))
}

/// Whether an alert of the patient waits that belongs to this appointment.
async fn is_held_back(db: &mut Connection, appointment: &Appointment, patient: PatientId) -> Result<bool> {
    let Some(alert) = alert_queue::waiting_of(db, patient).await? else { return Ok(false) };
    let raised_at = alert_events::hold(db, alert).await?;
    Ok(holds_back(local(raised_at), appointment.starts))
}
