//! Which invitations lead to an appointment: not always those that were made for it.

use crate::error::Result;
use crate::store::appointments::Appointment;
use crate::store::invitations::{Invitation, State};
use crate::store::{Connection, appointments, entries, invitations, sent_packs};
use chrono::{DateTime, Utc};
use measures::attachment::{SentPack, Slot, attach};
use measures::ids::AppointmentId;

/// The appointment that an open invitation's pack would belong to if it were sent now, of all those of its referral.
#[must_use]
pub fn leads_to(open: &Invitation, slots: &[Slot], now: DateTime<Utc>) -> Option<AppointmentId> {
    attach(SentPack { asked_for: open.asked_for, sent_at: now }, slots)
}

/// The invitations whose packs belong to an appointment, or would if they were sent now, oldest first. None that was
/// withdrawn.
///
/// # Errors
/// When the database fails.
pub async fn leading_to(
    db: &mut Connection,
    appointment: &Appointment,
    now: DateTime<Utc>,
) -> Result<Vec<Invitation>> {
    let slots = appointments::slots(db, appointment.referral).await?;
    let sent = sent_packs::of(db, appointment.referral).await?;
    let belongs_to = |one: &Invitation| match one.state {
        State::Withdrawn => None,
        State::Sent => sent.iter().find(|sent| sent.invitation == one.id)?.attached_to,
        State::Open => leads_to(one, &slots, now),
    };
    let mut all = invitations::of(db, appointment.referral).await?;
    all.retain(|one| belongs_to(one) == Some(appointment.id));
    Ok(all)
}

/// Those of them that were not sent, whether or not their time has ended.
///
/// # Errors
/// When the database fails.
pub async fn not_sent(
    db: &mut Connection,
    appointment: &Appointment,
    now: DateTime<Utc>,
) -> Result<Vec<Invitation>> {
    let mut leading = leading_to(db, appointment, now).await?;
    leading.retain(|one| one.state == State::Open);
    Ok(leading)
}

/// Of those that were not sent, the one to go on with: the last that can be answered; if the time of each has ended, the
/// last with answers; and otherwise the last. What was chosen to be asked is in it, and its language.
///
/// # Errors
/// When the database fails.
pub async fn to_go_on_with(
    db: &mut Connection,
    mut not_sent: Vec<Invitation>,
    now: DateTime<Utc>,
) -> Result<Option<Invitation>> {
    if let Some(open) = not_sent.iter().rposition(|one| one.is_open(now)) {
        return Ok(Some(not_sent.swap_remove(open)));
    }
    for place in (0..not_sent.len()).rev() {
        if !entries::standing(db, not_sent[place].id).await?.is_empty() {
            return Ok(Some(not_sent.swap_remove(place)));
        }
    }
    Ok(not_sent.pop())
}
