//! What a patient may ask after opening an invitation.

use crate::Server;
use crate::caller::Patient;
use crate::error::Result;
use crate::secrets;
use crate::steps::keeping::keep;
use crate::steps::passing_on::pass_on;
use crate::steps::saving_safety::{self, can_be_kept};
use crate::steps::sending::{send_once, still_open};
use crate::store::audit::{Act, Entry};
use crate::store::{Hand, invitations, patient_sessions, referrals};
use measures::contract::patient::{CloseSitting, SaveAnswer, SaveSafety, Saved, Sent, SubmitPack};

pub(crate) async fn save_answer(server: Server, patient: Patient, call: SaveAnswer) -> Result<Saved> {
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let invitation = invitations::hold(&mut db, patient.invitation).await?;
    let hand = Hand::on(patient.first_device);
    let sequence = keep(&mut db, &invitation, patient.patient, &call, hand, now).await?;
    let hearers = pass_on(&mut db, &server.config, patient.patient, now).await?;
    server.live.commit(db, hearers).await?;
    // Kept all the same: an answer that asks for attention does so however late it comes.
    still_open(&invitation, now)?;
    Ok(Saved { sequence })
}

pub(crate) async fn save_safety(server: Server, patient: Patient, call: SaveSafety) -> Result<Saved> {
    can_be_kept(call.reach.as_ref())?;
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let invitation = invitations::hold(&mut db, patient.invitation).await?;
    let hand = Hand::on(patient.first_device);
    saving_safety::save_safety(&mut db, &invitation, patient.patient, &call, hand, now).await?;
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
        keep(&mut db, &invitation, patient.patient, said, Hand::on(patient.first_device), now).await?;
    }
    let body_hash = secrets::hash(serde_json::to_vec(&call).map_err(anyhow::Error::from)?);
    let entry = Entry::of(Act::SubmittedPack).patient(patient.patient).about(invitation.id);
    let sent = send_once(&mut db, &invitation, (call.key, body_hash), entry, now).await?;
    let hearers = pass_on(&mut db, &server.config, patient.patient, now).await?;
    // Committed even if the pack is refused: the answers that came with it were said.
    server.live.commit(db, hearers).await?;
    Ok(sent?)
}

pub(crate) async fn close_sitting(server: Server, patient: Patient, _: CloseSitting) -> Result<()> {
    let mut db = server.db.write().await?;
    patient_sessions::end(&mut db, &patient.session).await?;
    Ok(db.commit().await?)
}
