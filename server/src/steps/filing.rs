//! Filing the measures that a self-referral answered, as a pack that was sent when they were answered.

use crate::clock::local;
use crate::error::Result;
use crate::secrets;
use crate::store::appointments::Appointment;
use crate::store::invitations::{Invitation, State};
use crate::store::measurements::{self, Measurement};
use crate::store::self_referral_answers::{self, Standing};
use crate::store::self_referrals::{self, SelfReferral};
use crate::store::sent_packs::{self, Attached, Sending};
use crate::store::{Connection, Hand, answers, filing, invitations, self_referral_statements};
use anyhow::Context;
use chrono::{DateTime, Utc};
use measures::answers::Answers;
use measures::attachment::SentPack;
use measures::contract::patient::{SaveAnswer, Sent};
use measures::ids::{InvitationId, ReferralId, SendingKey};
use measures::instruments::{InstrumentId, catalogue};
use measures::pack::Pack;
use measures::referral::{Form, tells_all};
use measures::score::score;
use measures::sitting::Sitting;

/// Files what the form answered that this appointment's referral was made of, with the first appointment booked. From
/// then on none of that changes. Hold the referral.
///
/// # Errors
/// When the database fails.
pub async fn file(db: &mut Connection, appointment: &Appointment, now: DateTime<Utc>) -> Result<()> {
    let Some((id, false)) = filing::of_referral(db, appointment.referral).await? else { return Ok(()) };
    // Held before it is read: an answer on its way is either filed or told that it is too late.
    let form = self_referrals::hold(db, id).await?.context("a referral was made of a form that is gone")?;
    filing::filed(db, id, now).await?;
    let given = self_referral_answers::of(db, id).await?;
    let Some(sent_at) = given.iter().map(|one| one.times.at).max() else { return Ok(()) };
    let invitation = invitation(&form, appointment, &given, sent_at)?;
    invitations::add(db, &invitation, &secrets::hash(secrets::token()?.expose())).await?;
    for one in &given {
        let said =
            SaveAnswer { answer: one.answer.clone(), sequence: one.sequence, key: 0, waited_seconds: 0 };
        answers::record(db, invitation.id, &said, Hand::THEMSELVES, one.times).await?;
        answers::stand(db, invitation.id, &said, Hand::THEMSELVES, one.times.at).await?;
    }
    send(db, &invitation, sent_at).await?;
    for (place, instrument) in invitation.pack.instruments().iter().enumerate() {
        let score = score(&Answers::of(*instrument, given.iter().map(|one| &one.answer)));
        let measurement = Measurement { invitation: invitation.id, instrument: *instrument, score };
        measurements::add(db, &measurement, invitation.wordings.get(place)).await?;
    }
    Ok(())
}

/// The instruments that the form of a referral answered in full and that were filed with it, the last answer not before an
/// instant; and those of which its own questions told all that they ask, none of it before that instant.
///
/// # Errors
/// When the database fails.
pub async fn answered_since(
    db: &mut Connection,
    referral: ReferralId,
    since: DateTime<Utc>,
) -> Result<Vec<InstrumentId>> {
    let Some((id, true)) = filing::of_referral(db, referral).await? else { return Ok(Vec::new()) };
    let given = self_referral_answers::of(db, id).await?;
    let said = Form::of(self_referral_statements::since(db, id, since).await?);
    let lately = |instrument: &InstrumentId| {
        let of_it: Vec<_> = given.iter().filter(|one| one.answer.instrument() == *instrument).collect();
        let Ok(alone) = Pack::of(vec![*instrument]) else { return false };
        let sitting = Sitting::resume(&alone, of_it.iter().map(|one| &one.answer));
        let last = of_it.iter().map(|one| one.times.given).max();
        let answered = last.is_some_and(|last| last >= since) && sitting.unanswered().next().is_none();
        answered || tells_all(&said, *instrument)
    };
    Ok(catalogue().filter(lately).collect())
}

/// The invitation that was never made: it bears the form's own key, so that it is filed once.
fn invitation(
    form: &SelfReferral,
    appointment: &Appointment,
    given: &[Standing],
    sent_at: DateTime<Utc>,
) -> Result<Invitation> {
    let pack = form.pack.as_ref().context("measures were answered that nobody asked")?;
    let is_answered = |id: &InstrumentId| given.iter().any(|one| one.answer.instrument() == *id);
    let places = pack.instruments().iter().enumerate().filter(|(_, id)| is_answered(id));
    let (places, answered): (Vec<_>, Vec<_>) = places.map(|(place, id)| (place, *id)).unzip();
    let wordings = places.into_iter().filter_map(|place| form.wordings.get(place).cloned()).collect();
    let bits = u128::from_str_radix(&form.id.to_string(), 16).context("not a key")?;
    let made_at = given.iter().map(|one| one.times.at).min().unwrap_or(sent_at);
    Ok(Invitation {
        id: InvitationId::from_bits(bits),
        referral: appointment.referral,
        asked_for: appointment.id,
        pack: Pack::of(answered).ok().context("none of the measures asked was answered")?,
        wordings,
        change: None,
        reference: form.reference.clone(),
        state: State::Sent,
        made_at,
        link_made_at: made_at,
        expires_at: sent_at,
        sequence: 0,
    })
}

async fn send(db: &mut Connection, invitation: &Invitation, sent_at: DateTime<Utc>) -> Result<()> {
    let sending = Sending {
        key: SendingKey::from_bits(secrets::bits()?),
        body_hash: String::new(),
        reply: Sent { at: local(sent_at), reference: invitation.reference.clone(), appointment: None },
    };
    let pack = SentPack { asked_for: invitation.asked_for, sent_at };
    // The appointment takes it when the referral's packs are attached again.
    let sent = Attached { invitation: invitation.id, pack, attached_to: None };
    Ok(sent_packs::add(db, invitation.referral, &sent, &sending).await?)
}
