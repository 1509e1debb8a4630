//! Everything that was answered in a referral, measure by measure.

use super::listing::Listing;
use super::words::Words;
use crate::clock::local;
use crate::error::Result;
use crate::store::answers::Standing;
use crate::store::{Connection, answers, invitations, measurements, sent_packs};
use chrono::{DateTime, Utc};
use measures::answers::{Answer, Answers};
use measures::contract::clinician::{Measure, Measurement};
use measures::ids::{AppointmentId, InvitationId, ReferralId};
use measures::instruments::InstrumentId;
use measures::score::score;

/// A pack of the referral that has answers.
struct Answered {
    invitation: InvitationId,
    at: DateTime<Utc>,
    sent: bool,
    this_appointment: bool,
}

/// One entry for each instrument asked in a referral, in the order asked.
pub(super) async fn measures(
    db: &mut Connection,
    referral: ReferralId,
    appointment: AppointmentId,
    listing: &Listing,
    words: &mut Words<'_>,
) -> Result<Vec<Measure>> {
    let standing = answers::of_referral(db, referral).await?;
    let scored = measurements::of(db, referral).await?;
    let packs = answered(db, referral, appointment, listing, &standing).await?;
    let mut measures = Vec::new();
    for instrument in asked(db, referral).await? {
        let mut all = Vec::new();
        for pack in &packs {
            let of_pack = standing.iter().filter(|one| one.invitation == pack.invitation);
            let answers = Answers::of(instrument, of_pack.map(|one| &one.answer));
            let said: Vec<Answer> = answers.items().filter_map(|(_, answer)| answer.cloned()).collect();
            if said.is_empty() {
                continue;
            }
            let kept =
                scored.iter().find(|one| one.invitation == pack.invitation && one.instrument == instrument);
            all.push(Measurement {
                at: local(pack.at),
                sent: pack.sent,
                this_appointment: pack.this_appointment,
                wording: words.place(db, pack.invitation, instrument).await?,
                answers: said,
                score: kept.map_or_else(|| score(&answers), |kept| kept.score.clone()),
            });
        }
        let in_use = words.thresholds(instrument);
        measures.push(Measure { in_use, measurements: all });
    }
    Ok(measures)
}

/// The packs that have answers, oldest first: those that were sent, and the one that is being answered.
async fn answered(
    db: &mut Connection,
    referral: ReferralId,
    appointment: AppointmentId,
    listing: &Listing,
    standing: &[Standing],
) -> Result<Vec<Answered>> {
    let mut packs: Vec<_> = sent_packs::of(db, referral)
        .await?
        .into_iter()
        .map(|sent| Answered {
            invitation: sent.invitation,
            at: sent.pack.sent_at,
            sent: true,
            this_appointment: sent.attached_to == Some(appointment),
        })
        .collect();
    let last_sent = packs.last().map(|pack| pack.at);
    // Of the packs that were begun and not sent only the latest counts, and only if nothing was sent since.
    let unsent = standing.iter().filter(|one| packs.iter().all(|pack| pack.invitation != one.invitation));
    if let Some(last) = unsent.max_by_key(|one| one.received_at)
        && Some(last.received_at) > last_sent
    {
        let this_appointment = listing.is_begun_for(appointment, last.invitation);
        let (invitation, at) = (last.invitation, last.received_at);
        packs.push(Answered { invitation, at, sent: false, this_appointment });
    }
    Ok(packs)
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
