//! What a patient may ask after opening an invitation.

use crate::Server;
use crate::caller::Patient;
use crate::error::{Result, Verdict};
use crate::secrets;
use crate::steps::keeping::keep;
use crate::steps::noting::note;
use crate::steps::passing_on::pass_on;
use crate::steps::saving_safety;
use crate::steps::sending::send;
use crate::store::audit::{Act, Entry};
use crate::store::invitations::{Invitation, State};
use crate::store::{Connection, invitations, patient_sessions, referrals, sent_packs};
use chrono::{DateTime, Utc};
use measures::contract::Problem;
use measures::contract::patient::{CloseSitting, SaveAnswer, SaveSafety, Saved, Sent, SubmitPack};

/// The longest way to be reached, in characters.
const LONGEST_DETAIL: usize = 200;

pub(crate) async fn save_answer(server: Server, patient: Patient, call: SaveAnswer) -> Result<Saved> {
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let invitation = invitations::hold(&mut db, patient.invitation).await?;
    let sequence = keep(&mut db, &invitation, patient.patient, &call, now).await?;
    let hearers = pass_on(&mut db, &server.config, patient.patient, now).await?;
    server.live.commit(db, hearers).await?;
    // Kept all the same: an answer that asks for attention does so however late it comes.
    still_open(&invitation, now)?;
    Ok(Saved { sequence })
}

pub(crate) async fn save_safety(server: Server, patient: Patient, call: SaveSafety) -> Result<Saved> {
    let detail = call.reach.as_ref().map_or("", |reach| reach.detail.as_str());
    if detail.chars().count() > LONGEST_DETAIL || detail.contains('\0') {
        return Err(Problem::NotUnderstood.into());
    }
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let invitation = invitations::hold(&mut db, patient.invitation).await?;
    saving_safety::save_safety(&mut db, &invitation, patient.patient, &call, now).await?;
    let sequence = invitations::see_sequence(&mut db, patient.invitation, call.sequence).await?;
    let hearers = pass_on(&mut db, &server.config, patient.patient, now).await?;
    server.live.commit(db, hearers).await?;
    Ok(Saved { sequence })
}

pub(crate) async fn submit_pack(server: Server, patient: Patient, call: SubmitPack) -> Result<Sent> {
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    referrals::hold(&mut db, patient.referral).await?;
    let invitation = invitations::hold(&mut db, patient.invitation).await?;
    for said in &call.answers {
        keep(&mut db, &invitation, patient.patient, said, now).await?;
    }
    let sent = once(&mut db, &invitation, &patient, &call, now).await?;
    let hearers = pass_on(&mut db, &server.config, patient.patient, now).await?;
    // Committed even if the pack is refused: the answers that came with it were said.
    server.live.commit(db, hearers).await?;
    Ok(sent?)
}

/// Sends the pack, or says again what was said when this same act sent it before.
async fn once(
    db: &mut Connection,
    invitation: &Invitation,
    patient: &Patient,
    call: &SubmitPack,
    now: DateTime<Utc>,
) -> Result<Verdict<Sent>> {
    let body_hash = secrets::hash(serde_json::to_vec(call).map_err(anyhow::Error::from)?);
    match sent_packs::sending(db, invitation.id).await? {
        Some(before) if before.key == call.key && before.body_hash == body_hash => Ok(Ok(before.reply)),
        Some(before) if before.key == call.key => Ok(Err(Problem::KeyReused)),
        _ => {
            if let Err(refused) = still_open(invitation, now) {
                return Ok(Err(refused));
            }
            let sent = send(db, invitation, call.key, body_hash, now).await?;
            if sent.is_ok() {
                let entry = Entry::of(Act::SubmittedPack).patient(patient.patient).about(invitation.id);
                note(db, entry, now).await?;
            }
            Ok(sent)
        }
    }
}

pub(crate) async fn close_sitting(server: Server, patient: Patient, _: CloseSitting) -> Result<()> {
    let mut db = server.db.write().await?;
    patient_sessions::end(&mut db, &patient.session).await?;
    Ok(db.commit().await?)
}

fn still_open(invitation: &Invitation, now: DateTime<Utc>) -> Verdict<()> {
    match invitation.state {
        State::Sent => Err(Problem::AlreadySent),
        _ if invitation.is_open(now) => Ok(()),
        State::Open | State::Withdrawn => Err(Problem::InvitationClosed),
    }
}
