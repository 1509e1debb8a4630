//! Where packs belong, worked out again whenever a referral's appointments change.

use super::inviting::expiry;
use super::leading::leads_to;
use crate::clock::local;
use crate::store::appointments::Appointment;
use crate::store::invitations::State;
use crate::store::sent_packs::Attached;
use crate::store::{Connection, Result, appointments, invitations, sent_packs};
use chrono::{DateTime, Utc};
use measures::attachment::{Booking, Slot, attach};
use measures::contract::clinician::Reattached;
use measures::ids::{AppointmentId, ReferralId};

/// Attaches every sent pack of a referral anew, and lets every open invitation last until the appointment it now
/// leads to. Hold the referral. What belongs elsewhere now, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn attach_again(
    db: &mut Connection,
    referral: ReferralId,
    now: DateTime<Utc>,
) -> Result<Vec<Reattached>> {
    let slots = appointments::slots(db, referral).await?;
    let mut reattached = Vec::new();
    for sent in sent_packs::of(db, referral).await? {
        let appointment = attach(sent.pack, &slots);
        if appointment != sent.attached_to {
            sent_packs::attach(db, sent.invitation, appointment).await?;
            let to = slot_of(&slots, appointment).map(|slot| local(slot.starts_at));
            reattached.push(Reattached { sent: local(sent.pack.sent_at), to });
        }
    }
    for invitation in invitations::of(db, referral).await? {
        let appointment = leads_to(&invitation, &slots, now);
        // An invitation that leads nowhere keeps its end: another appointment may be booked before it comes.
        if let (State::Open, Some(slot)) = (invitation.state, slot_of(&slots, appointment)) {
            invitations::expire(db, invitation.id, expiry(invitation.link_made_at, slot.starts_at)).await?;
        }
    }
    Ok(reattached)
}

/// What belongs elsewhere because an appointment was booked, oldest first, for whoever is told of it again.
///
/// # Errors
/// When the database fails.
pub async fn reattached_by(db: &mut Connection, booked: &Appointment) -> Result<Vec<Reattached>> {
    let slots = appointments::slots(db, booked.referral).await?;
    let before =
        slots.iter().filter(|slot| slot.appointment != booked.id).map(|slot| match booked.moved_from {
            Some(moved) if moved == slot.appointment => Slot { booking: Booking::Booked, ..*slot },
            _ => *slot,
        });
    let before: Vec<_> = before.collect();
    let reattached = |sent: Attached| {
        let appointment = attach(sent.pack, &slots);
        let to = slot_of(&slots, appointment).map(|slot| local(slot.starts_at));
        (appointment != attach(sent.pack, &before)).then(|| Reattached { sent: local(sent.pack.sent_at), to })
    };
    Ok(sent_packs::of(db, booked.referral).await?.into_iter().filter_map(reattached).collect())
}

fn slot_of(slots: &[Slot], appointment: Option<AppointmentId>) -> Option<&Slot> {
    slots.iter().find(|slot| Some(slot.appointment) == appointment)
}
