//! Everything that was answered in a referral, measure by measure.

use super::listing::Listing;
use super::recorded::{Recorded, recorded};
use super::words::Words;
use crate::clock::local;
use crate::error::Result;
use crate::store::answers::Standing;
use crate::store::{Connection, amendments, answers, appointments, invitations, measurements, sent_packs};
use chrono::{DateTime, Utc};
use measures::attachment::Slot;
use measures::contract::clinician::{BookedTime, Measure, Measurement};
use measures::ids::{AppointmentId, InvitationId, ReferralId};
use measures::instruments::InstrumentId;

/// The course of a referral.
pub(super) struct History {
    /// Its appointments that stand, by time.
    pub(super) appointments: Vec<BookedTime>,
    /// One entry for each instrument asked, in the order asked.
    pub(super) measures: Vec<Measure>,
}

/// A pack of the referral that has answers.
struct Answered {
    invitation: InvitationId,
    at: DateTime<Utc>,
    sent: bool,
    attached_to: Option<AppointmentId>,
}

/// What was booked and answered in a referral, as an appointment of it is opened, if one is.
pub(super) async fn history(
    db: &mut Connection,
    referral: ReferralId,
    opened: Option<(AppointmentId, &Listing)>,
    words: &mut Words<'_>,
) -> Result<History> {
    let standing = answers::of_referral(db, referral).await?;
    let scored = measurements::of(db, referral).await?;
    let packs = answered(db, referral, opened, &standing).await?;
    let this = opened.map(|(appointment, _)| appointment);
    let amended = amendments::of_referral(db, referral).await?;
    let mut slots = appointments::slots(db, referral).await?;
    slots.sort_by_key(|slot| (slot.starts_at, slot.appointment));
    let belongs_to = |pack: &Answered| slots.iter().find(|slot| Some(slot.appointment) == pack.attached_to);
    let mut measures = Vec::new();
    for instrument in asked(db, referral).await? {
        let mut all = Vec::new();
        for pack in &packs {
            let kept =
                scored.iter().find(|one| one.invitation == pack.invitation && one.instrument == instrument);
            let kept = kept.map(|kept| &kept.score);
            let of_pack = recorded((pack.invitation, instrument), &standing, &amended, kept);
            let Some(Recorded { answers, score, record }) = of_pack else { continue };
            all.push(Measurement {
                at: local(pack.at),
                sent: pack.sent,
                this_appointment: this.is_some() && pack.attached_to == this,
                appointment: belongs_to(pack).map(booked_time),
                wording: words.place(db, pack.invitation, instrument).await?,
                answers,
                score,
                record,
            });
        }
        let in_use = words.thresholds(instrument);
        measures.push(Measure { in_use, measurements: all });
    }
    let stands = slots.iter().filter(|slot| slot.booking.stands());
    Ok(History { appointments: stands.map(booked_time).collect(), measures })
}

/// The packs that have answers, oldest first: those that were sent, and the one that is being answered.
async fn answered(
    db: &mut Connection,
    referral: ReferralId,
    opened: Option<(AppointmentId, &Listing)>,
    standing: &[Standing],
) -> Result<Vec<Answered>> {
    let mut packs: Vec<_> = sent_packs::of(db, referral)
        .await?
        .into_iter()
        .map(|sent| Answered {
            invitation: sent.invitation,
            at: sent.pack.sent_at,
            sent: true,
            attached_to: sent.attached_to,
        })
        .collect();
    let last_sent = packs.last().map(|pack| pack.at);
    // Of the packs that were begun and not sent only the latest counts, and only if nothing was sent since.
    let unsent = standing.iter().filter(|one| packs.iter().all(|pack| pack.invitation != one.invitation));
    if let Some(last) = unsent.max_by_key(|one| one.received_at)
        && Some(last.received_at) > last_sent
    {
        let (invitation, at) = (last.invitation, last.received_at);
        let begun_for = |(this, listing): &(AppointmentId, &Listing)| listing.is_begun_for(*this, invitation);
        let attached_to = opened.filter(begun_for).map(|(this, _)| this);
        packs.push(Answered { invitation, at, sent: false, attached_to });
    }
    Ok(packs)
}

fn booked_time(slot: &Slot) -> BookedTime {
    BookedTime { starts: local(slot.starts_at), booking: slot.booking }
}

/// Every instrument asked in a referral, in the order asked.
async fn asked(db: &mut Connection, referral: ReferralId) -> Result<Vec<InstrumentId>> {
    let mut asked = Vec::new();
    for invitation in invitations::of(db, referral).await? {
        for instrument in invitation.pack.instruments() {
            if !asked.contains(instrument) {
                asked.push(*instrument);
            }
        }
    }
    Ok(asked)
}
