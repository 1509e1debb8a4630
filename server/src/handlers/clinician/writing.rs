//! Stopping messages to somebody who referred themselves, and allowing them again.

use crate::Server;
use crate::caller::Assessor;
use crate::error::Result;
use crate::live::Topic;
use crate::steps::noting::note;
use crate::steps::passing_on::pass_on;
use crate::store::audit::{Act, Entry};
use crate::store::{inbox, self_referrals, stopped_writing};
use measures::contract::Problem;
use measures::contract::clinician::{AllowWriting, StopWriting};
use measures::ids::SelfReferralId;

pub(crate) async fn stop_writing(server: Server, assessor: Assessor, call: StopWriting) -> Result<()> {
    change(server, assessor, call.id, true).await
}

pub(crate) async fn allow_writing(server: Server, assessor: Assessor, call: AllowWriting) -> Result<()> {
    change(server, assessor, call.id, false).await
}

async fn change(server: Server, assessor: Assessor, id: SelfReferralId, stopped: bool) -> Result<()> {
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    self_referrals::hold(&mut db, id).await?.ok_or(Problem::NotFound)?;
    let form = inbox::in_sight(&mut db, assessor.id, true, id).await?.ok_or(Problem::NotFound)?;
    if !stopped_writing::change(&mut db, id, stopped, assessor.id, now).await? {
        return Ok(());
    }
    stopped_writing::call_back(&mut db).await?;
    let act = if stopped { Act::StoppedWriting } else { Act::AllowedWriting };
    note(&mut db, Entry::of(act).by(assessor.id).patient(form.patient).about(id), now).await?;
    // Whoever has the person in front of them must not write to them from there either.
    let mut hearers = match form.patient {
        Some(patient) => pass_on(&mut db, &server.config, patient, now).await?,
        None => [].into(),
    };
    hearers.insert(Topic::Inbox);
    Ok(server.live.commit(db, hearers).await?)
}
