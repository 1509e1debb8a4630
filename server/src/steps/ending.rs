//! Ending a referral.

use crate::clock::local;
use crate::error::{Result, Verdict};
use crate::store::{Connection, appointments, diaries, invitation_links, referral_ends, reminders};
use chrono::{DateTime, NaiveDate, Utc};
use measures::attachment::Booking;
use measures::contract::Problem;
use measures::contract::clinician::EndReferral;
use measures::ending::can_have_ended;
use measures::ids::{ReferralId, StaffId};

/// Ends a referral and withdraws its invitations, or refuses: [`Problem::AlreadyDecided`] where it has ended,
/// [`Problem::StillBooked`], or [`Problem::NotUnderstood`] where it cannot have ended on that day. Alerts stay. Hold it.
///
/// # Errors
/// When the database fails.
pub async fn end(
    db: &mut Connection,
    said: EndReferral,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<Verdict<()>> {
    let EndReferral { referral, code, on } = said;
    if referral_ends::has_ended(db, referral).await? {
        return Ok(Err(Problem::AlreadyDecided));
    }
    let slots = appointments::slots(db, referral).await?;
    if slots.iter().any(|slot| slot.booking == Booking::Booked) {
        return Ok(Err(Problem::StillBooked));
    }
    if !can_have_ended(on, local(now).date(), last_day(db, referral).await?) {
        return Ok(Err(Problem::NotUnderstood));
    }
    if !referral_ends::add(db, referral, (code, on), by, now).await? {
        return Ok(Err(Problem::AlreadyDecided));
    }
    invitation_links::withdraw_all(db, referral).await?;
    // None is booked any more.
    reminders::call_back_unbooked(db, referral).await?;
    Ok(Ok(()))
}

/// The day in London of the last thing that is known to have happened in a referral.
///
/// # Errors
/// When the database fails.
pub async fn last_day(db: &mut Connection, referral: ReferralId) -> Result<Option<NaiveDate>> {
    let last = diaries::last(db, referral).await?;
    let instants = [last.appointment_at, last.sent_at].into_iter().flatten();
    Ok(instants.map(|at| local(at).date()).chain(last.received_on).max())
}
