//! What somebody who refers themselves may ask. A service that takes no referrals online knows none of it.

/// Beginning, and going on.
mod beginning;

/// Finding a GP practice.
mod practices;

/// Keeping what was said.
mod saving;

/// Sending, and going on later.
mod sending;

pub(crate) use beginning::{begin_referral, resume_referral};
pub(crate) use practices::find_practices;
pub(crate) use saving::{save_measure_answer, save_screen};
pub(crate) use sending::{leave_referral, send_referral, send_referral_link};

use crate::Server;
use crate::caller::Referrer;
use crate::config::Referring;
use crate::error::Result;
use crate::live::Topic;
use crate::steps::passing_on::pass_on;
use crate::store::self_referrals::{self, SelfReferral};
use crate::store::{Connection, Transaction};
use measures::contract::Problem;
use measures::ids::PatientId;
use std::collections::BTreeSet;

/// What the service decided about people who refer themselves.
fn referring(server: &Server) -> Result<&Referring> {
    Ok(server.config.referral.as_ref().ok_or(Problem::NotFound)?)
}

/// The caller's form, which nobody else changes until this transaction ends.
async fn held(db: &mut Connection, who: &Referrer) -> Result<SelfReferral> {
    let form = self_referrals::hold(db, who.form).await?;
    Ok(form.filter(|form| !form.let_go).ok_or(Problem::SignedOut)?)
}

/// Commits, and tells those whom a form concerns from its first alert on.
async fn commit(server: &Server, mut db: Transaction, patient: Option<PatientId>) -> Result<()> {
    let mut hearers = BTreeSet::new();
    if let Some(patient) = patient {
        hearers = pass_on(&mut db, &server.config, patient, server.clock.now()).await?;
        hearers.insert(Topic::Inbox);
    }
    Ok(server.live.commit(db, hearers).await?)
}
