//! Answering a pack together with the patient, by voice.

use crate::Server;
use crate::caller::Staff;
use crate::clock::local;
use crate::error::Result;
use crate::secrets;
use crate::steps::asking::{Asking, usual, words_of};
use crate::steps::entering::{enter, given};
use crate::steps::hearing::hearers_of;
use crate::steps::inviting::{expiry, invite};
use crate::steps::leading::{leading_to, to_go_on_with};
use crate::steps::noting::note;
use crate::steps::passing_on::pass_on;
use crate::steps::saving_safety::{can_be_kept, save_safety};
use crate::steps::sending::{send_once, still_open};
use crate::store::appointments::{self, Appointment};
use crate::store::audit::{self, Act, Entry};
use crate::store::invitations::{self, Invitation, State};
use crate::store::{
    Connection, Hand, alerts, entries, invitation_links, referral_ends, referrals, sent_packs,
};
use chrono::{DateTime, Utc};
use measures::contract::Problem;
use measures::contract::clinician::{
    Before, ItemTogether, OpenPack, OpenPackTogether, PackTogether, ReadPackTogether, SaveAnswerTogether,
    SaveSafetyTogether, SavedTogether, SendPackTogether,
};
use measures::contract::patient::{SaveSafety, Saved, Sent};
use measures::ids::{InvitationId, PatientId};
use measures::instruments::InstrumentId;
use measures::wording::SHIPPED_LANGUAGE;

pub(crate) async fn read_pack_together(
    server: Server,
    staff: Staff,
    call: ReadPackTogether,
) -> Result<PackTogether> {
    let now = server.clock.now();
    let mut db = server.db.read().await?;
    let found = appointments::on_caseload(&mut db, staff.id, call.appointment).await?;
    let appointment = found.ok_or(Problem::NotFound)?;
    let patient = referrals::patient(&mut db, appointment.referral).await?;
    let pack = match place(&server, &mut db, &appointment, now).await? {
        Place::Open(invitation) => PackTogether::Open(open_pack(&server, &mut db, &invitation).await?),
        Place::Sent { at, reference } => PackTogether::Sent { at: local(at), reference },
        Place::Ended(ended) => {
            PackTogether::NotOpen { would_ask: ended.pack.instruments().to_vec(), before: Before::Ended }
        }
        Place::NotOpen(would_ask) => {
            PackTogether::NotOpen { would_ask, before: before(&mut db, &appointment).await? }
        }
    };
    let entry = Entry::of(Act::ReadPackTogether).by(staff.id).patient(patient).about(appointment.id);
    if staff.asked || !audit::has(&mut db, &entry, staff.since).await? {
        drop(db);
        let mut db = server.db.write().await?;
        note(&mut db, entry, now).await?;
        db.commit().await?;
    }
    Ok(pack)
}

pub(crate) async fn open_pack_together(server: Server, staff: Staff, call: OpenPackTogether) -> Result<()> {
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let appointment = super::appointments::held(&mut db, staff.id, call.appointment).await?;
    if referral_ends::has_ended(&mut db, appointment.referral).await? {
        return Err(Problem::ReferralEnded.into());
    }
    let act = match place(&server, &mut db, &appointment, now).await? {
        Place::Open(_) => return Ok(()),
        Place::Sent { .. } => return Err(Problem::AlreadySent.into()),
        Place::NotOpen(_) if !can_open(&appointment, now) => return Err(Problem::NotFound.into()),
        Place::Ended(ended) => {
            let until = expiry(now, appointment.starts_at);
            invitation_links::prolong(&mut db, ended.id, now, until).await?;
            Act::RenewedInvitation
        }
        Place::NotOpen(_) => {
            // Nobody is told the link: it is answered here, or a new one is made for the patient.
            invite(&mut db, &server.config, &appointment, Asking::default(), now).await??;
            Act::InvitedPatient
        }
    };
    note(&mut db, Entry::of(act).by(staff.id).about(appointment.id), now).await?;
    let hearers = hearers_of(&mut db, appointment.referral, now).await?;
    Ok(server.live.commit(db, hearers).await?)
}

pub(crate) async fn save_answer_together(
    server: Server,
    staff: Staff,
    call: SaveAnswerTogether,
) -> Result<SavedTogether> {
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let (invitation, patient) = held(&mut db, &staff, call.invitation).await?;
    let saved = enter(&mut db, &invitation, patient, &call, staff.id, now).await?;
    entered(&mut db, &staff, &invitation, patient, now).await?;
    let hearers = pass_on(&mut db, &server.config, patient, now).await?;
    server.live.commit(db, hearers).await?;
    // Kept all the same: an answer that asks for attention does so however late it is entered.
    still_open(&invitation, now)?;
    Ok(saved)
}

pub(crate) async fn save_safety_together(
    server: Server,
    staff: Staff,
    call: SaveSafetyTogether,
) -> Result<Saved> {
    can_be_kept(call.reach.as_ref())?;
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let (invitation, patient) = held(&mut db, &staff, call.invitation).await?;
    let SaveSafetyTogether { mode, keep_safe, reach, sequence, .. } = call;
    let said = SaveSafety { keep_safe, reach, sequence, key: 0, waited_seconds: 0 };
    let hand = Hand::of_staff(staff.id, mode);
    save_safety(&mut db, &invitation, patient, &said, hand, now).await?;
    let sequence = invitations::see_sequence(&mut db, invitation.id, sequence).await?;
    entered(&mut db, &staff, &invitation, patient, now).await?;
    let hearers = pass_on(&mut db, &server.config, patient, now).await?;
    server.live.commit(db, hearers).await?;
    Ok(Saved { sequence })
}

pub(crate) async fn send_pack_together(server: Server, staff: Staff, call: SendPackTogether) -> Result<Sent> {
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let found = invitations::on_caseload(&mut db, staff.id, call.invitation).await?;
    referrals::hold(&mut db, found.ok_or(Problem::NotFound)?.referral).await?;
    let (invitation, patient) = held(&mut db, &staff, call.invitation).await?;
    let body_hash = secrets::hash(serde_json::to_vec(&call).map_err(anyhow::Error::from)?);
    let entry = Entry::of(Act::SubmittedPack).by(staff.id).patient(patient).about(invitation.id);
    let sent = send_once(&mut db, &invitation, (call.key, body_hash), entry, now).await??;
    let hearers = pass_on(&mut db, &server.config, patient, now).await?;
    server.live.commit(db, hearers).await?;
    Ok(sent)
}

/// How far the pack of an appointment has come.
enum Place {
    /// It can be answered.
    Open(Box<Invitation>),
    /// It was sent.
    Sent { at: DateTime<Utc>, reference: String },
    /// It was asked, and its time ended before it was sent.
    Ended(Box<Invitation>),
    /// Nothing is being asked; this would be.
    NotOpen(Vec<InstrumentId>),
}

async fn place(
    server: &Server,
    db: &mut Connection,
    appointment: &Appointment,
    now: DateTime<Utc>,
) -> Result<Place> {
    let leading = leading_to(db, appointment, now).await?;
    let (sent, not_sent): (Vec<_>, Vec<_>) = leading.into_iter().partition(|one| one.state == State::Sent);
    let mut goes_on = to_go_on_with(db, not_sent, now).await?.map(Box::new);
    if let Some(open) = goes_on.take_if(|one| one.is_open(now)) {
        return Ok(Place::Open(open));
    }
    let would_ask = match can_open(appointment, now) {
        true => usual(db, &server.config, appointment, SHIPPED_LANGUAGE, now).await?.asked,
        false => Vec::new(),
    };
    if let Some(sent) = sent.last() {
        // What a self-referral answered is no answer to what is asked besides it.
        let asked_again = would_ask.iter().any(|asked| sent.pack.instruments().contains(asked));
        if would_ask.is_empty() || asked_again {
            let packs = sent_packs::of(db, appointment.referral).await?;
            let at =
                packs.iter().find(|pack| pack.invitation == sent.id).map_or(now, |pack| pack.pack.sent_at);
            return Ok(Place::Sent { at, reference: sent.reference.clone() });
        }
    }
    Ok(match goes_on {
        Some(ended) if can_open(appointment, now) => Place::Ended(ended),
        _ => Place::NotOpen(would_ask),
    })
}

/// What became of what was last asked for an appointment, where nothing of it can be gone on with.
async fn before(db: &mut Connection, appointment: &Appointment) -> Result<Before> {
    let made = invitations::of(db, appointment.referral).await?;
    let last = made.iter().rfind(|one| one.asked_for == appointment.id);
    Ok(match last.map(|one| one.state) {
        Some(State::Withdrawn) => Before::Withdrawn,
        _ => Before::Nothing,
    })
}

/// Whether a pack can be made for an appointment: one that stands, and is not long past.
fn can_open(appointment: &Appointment, now: DateTime<Utc>) -> bool {
    appointment.booking.stands() && expiry(now, appointment.starts_at) > now
}

async fn open_pack(server: &Server, db: &mut Connection, invitation: &Invitation) -> Result<OpenPack> {
    let later = entries::later(db, invitation.id).await?;
    let item = |standing: entries::Entry| {
        let answer = &standing.answer;
        let about = |one: &&entries::Entry| {
            one.answer.instrument() == answer.instrument() && one.answer.item() == answer.item()
        };
        let last = later.iter().rfind(about).filter(|one| one.answer != *answer).cloned();
        ItemTogether { later: last.map(given), standing: given(standing) }
    };
    Ok(OpenPack {
        invitation: invitation.id,
        pack: invitation.pack.clone(),
        wordings: words_of(db, &server.config.programme, invitation).await?,
        items: entries::standing(db, invitation.id).await?.into_iter().map(item).collect(),
        sequence: invitation.sequence,
        alerted: alerts::latest_of(db, invitation.id).await?.is_some(),
    })
}

/// An invitation on the caller's caseload and its patient, held until this transaction ends.
pub(super) async fn held(
    db: &mut Connection,
    staff: &Staff,
    id: InvitationId,
) -> Result<(Invitation, PatientId)> {
    let invitation = invitations::on_caseload(db, staff.id, id).await?.ok_or(Problem::NotFound)?;
    let patient = referrals::patient(db, invitation.referral).await?;
    Ok((invitations::hold(db, invitation.id).await?, patient))
}

async fn entered(
    db: &mut Connection,
    staff: &Staff,
    invitation: &Invitation,
    patient: PatientId,
    now: DateTime<Utc>,
) -> Result<()> {
    note(db, Entry::of(Act::EnteredAnswer).by(staff.id).patient(patient).about(invitation.id), now).await
}
