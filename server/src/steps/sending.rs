//! Sending a pack: what stands is scored, attached to its appointment and closed for good.

use super::noting::note;
use crate::clock::local;
use crate::error::{Result, Verdict};
use crate::store::audit::Entry;
use crate::store::invitations::{Invitation, State};
use crate::store::measurements::{self, Measurement};
use crate::store::sent_packs::{self, Attached, Sending};
use crate::store::{Connection, answers, appointments, invitations};
use chrono::{DateTime, NaiveDateTime, Utc};
use measures::attachment::{Booking, SentPack, Slot, attach};
use measures::contract::Problem;
use measures::contract::patient::Sent;
use measures::ids::SendingKey;
use measures::score::score;
use measures::sitting::Sitting;

/// Sends the pack, or says again what was said when this same act sent it before: `act` is its key, and the hash of what
/// came with it. `entry` is for the audit. Hold its referral and then the invitation itself.
///
/// # Errors
/// When the database fails.
pub(crate) async fn send_once(
    db: &mut Connection,
    invitation: &Invitation,
    (key, body_hash): (SendingKey, String),
    entry: Entry,
    now: DateTime<Utc>,
) -> Result<Verdict<Sent>> {
    match sent_packs::sending(db, invitation.id).await? {
        Some(before) if before.key == key && before.body_hash == body_hash => return Ok(Ok(before.reply)),
        Some(before) if before.key == key => return Ok(Err(Problem::KeyReused)),
        _ => {}
    }
    if let Err(refused) = still_open(invitation, now) {
        return Ok(Err(refused));
    }
    let sent = send(db, invitation, key, body_hash, now).await?;
    if sent.is_ok() {
        note(db, entry, now).await?;
    }
    Ok(sent)
}

/// Refuses what comes when an invitation is no longer open, and says why it is not.
///
/// # Errors
/// [`Problem::AlreadySent`] or [`Problem::InvitationClosed`].
pub fn still_open(invitation: &Invitation, now: DateTime<Utc>) -> Verdict<()> {
    match invitation.state {
        State::Sent => Err(Problem::AlreadySent),
        _ if invitation.is_open(now) => Ok(()),
        State::Open | State::Withdrawn => Err(Problem::InvitationClosed),
    }
}

/// Sends what stands in an invitation, or refuses with [`Problem::Unfinished`] when a question has no answer. Hold
/// its referral and then the invitation itself.
///
/// # Errors
/// When the database fails.
pub async fn send(
    db: &mut Connection,
    invitation: &Invitation,
    key: SendingKey,
    body_hash: String,
    now: DateTime<Utc>,
) -> Result<Verdict<Sent>> {
    let given = answers::of(db, invitation.id).await?;
    let sitting = Sitting::resume(&invitation.pack, given.iter().map(|(answer, ..)| answer));
    let missing: Vec<_> = sitting.unanswered().map(Into::into).collect();
    if !missing.is_empty() {
        return Ok(Err(Problem::Unfinished { missing }));
    }
    let pack = SentPack { asked_for: invitation.asked_for, sent_at: now };
    let slots = appointments::slots(db, invitation.referral).await?;
    let attached_to = attach(pack, &slots);
    let reply =
        Sent { at: local(now), reference: invitation.reference.clone(), appointment: to_come(pack, &slots) };
    let sending = Sending { key, body_hash, reply };
    let sent = Attached { invitation: invitation.id, pack, attached_to };
    sent_packs::add(db, invitation.referral, &sent, &sending).await?;
    for (place, answers) in sitting.parts().iter().enumerate() {
        let (instrument, score) = (answers.instrument(), score(answers));
        let measurement = Measurement { invitation: invitation.id, instrument, score };
        measurements::add(db, &measurement, invitation.wordings.get(place)).await?;
    }
    invitations::close(db, invitation.id).await?;
    Ok(Ok(sending.reply))
}

/// When the appointment starts that a pack belongs to, in local time, if it is booked and had not begun when the
/// pack was sent.
#[must_use]
pub fn to_come(pack: SentPack, slots: &[Slot]) -> Option<NaiveDateTime> {
    let appointment = attach(pack, slots)?;
    let slot = slots.iter().find(|slot| slot.appointment == appointment)?;
    let to_come = slot.booking == Booking::Booked && slot.starts_at > pack.sent_at;
    to_come.then(|| local(slot.starts_at))
}
