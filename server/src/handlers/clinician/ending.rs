//! Ending a referral, and taking that back.

use super::attending::reason;
use crate::Server;
use crate::caller::Staff;
use crate::error::Result;
use crate::steps::ending::end;
use crate::steps::hearing::hearers_of;
use crate::steps::noting::note;
use crate::store::audit::{Act, Entry};
use crate::store::{Transaction, referral_ends, referrals};
use measures::contract::Problem;
use measures::contract::clinician::{EndReferral, ReopenReferral};
use measures::ids::ReferralId;

pub(crate) async fn end_referral(server: Server, staff: Staff, call: EndReferral) -> Result<()> {
    let mut db = server.db.write().await?;
    if !referrals::hold_on_caseload(&mut db, staff.id, call.referral).await? {
        return Err(Problem::NotFound.into());
    }
    end(&mut db, call, staff.id, server.clock.now()).await??;
    done(&server, &staff, db, Act::EndedReferral, call.referral).await
}

pub(crate) async fn reopen_referral(server: Server, staff: Staff, call: ReopenReferral) -> Result<()> {
    let reason = reason(&call.reason)?;
    let mut db = server.db.write().await?;
    if !referrals::hold_on_caseload(&mut db, staff.id, call.referral).await? {
        return Err(Problem::NotFound.into());
    }
    if !referral_ends::take_back(&mut db, call.referral, reason, staff.id, server.clock.now()).await? {
        return Err(Problem::AlreadyDecided.into());
    }
    done(&server, &staff, db, Act::ReopenedReferral, call.referral).await
}

async fn done(
    server: &Server,
    staff: &Staff,
    mut db: Transaction,
    act: Act,
    referral: ReferralId,
) -> Result<()> {
    let now = server.clock.now();
    let patient = referrals::patient(&mut db, referral).await?;
    let entry = Entry::of(act).by(staff.id).patient(patient).about(referral);
    note(&mut db, entry, now).await?;
    let hearers = hearers_of(&mut db, referral, now).await?;
    Ok(server.live.commit(db, hearers).await?)
}
