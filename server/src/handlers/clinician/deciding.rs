//! Deciding about a self-referral.

use crate::Server;
use crate::caller::Assessor;
use crate::error::Result;
use crate::live::Topic;
use crate::steps::accepting::{Accepting, accept};
use crate::steps::declining::{Declining, decline};
use crate::steps::noting::note;
use crate::steps::passing_on::pass_on;
use crate::store::audit::{Act, Entry};
use crate::store::{self_referrals, staff};
use measures::contract::Problem;
use measures::contract::clinician::{AcceptSelfReferral, Accepted, DeclineSelfReferral, Telling};
use std::collections::BTreeSet;

/// The longest reason and the longest message, in characters.
const LONGEST: usize = 1_000;

pub(crate) async fn accept_self_referral(
    server: Server,
    assessor: Assessor,
    call: AcceptSelfReferral,
) -> Result<Accepted> {
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let form = self_referrals::hold(&mut db, call.id).await?.ok_or(Problem::NotFound)?;
    if !staff::all(&mut db).await?.iter().any(|(id, _)| *id == call.therapist) {
        return Err(Problem::NotFound.into());
    }
    let what = Accepting { join: call.join, therapist: call.therapist, by: assessor.id };
    let referral = accept(&mut db, &form, what, now).await??;
    let patient = call.join.or(form.patient);
    let act = if call.join.is_some() { Act::JoinedSelfReferral } else { Act::AcceptedSelfReferral };
    note(&mut db, Entry::of(act).by(assessor.id).patient(patient).about(form.id), now).await?;
    // Somebody's patient from now on, whose alerts are theirs as well.
    let mut hearers = match patient {
        Some(patient) => pass_on(&mut db, &server.config, patient, now).await?,
        None => BTreeSet::new(),
    };
    hearers.insert(Topic::Inbox);
    server.live.commit(db, hearers).await?;
    Ok(Accepted { referral })
}

pub(crate) async fn decline_self_referral(
    server: Server,
    assessor: Assessor,
    call: DeclineSelfReferral,
) -> Result<()> {
    let reason = written(&call.reason)?;
    let telling = match &call.telling {
        Telling::Message(words) => Telling::Message(written(words)?.to_owned()),
        other => other.clone(),
    };
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let form = self_referrals::hold(&mut db, call.id).await?.ok_or(Problem::NotFound)?;
    let what = Declining { reason, telling: &telling, by: assessor.id };
    decline(&mut db, &server.config, &form, what, now).await??;
    let entry = Entry::of(Act::DeclinedSelfReferral).by(assessor.id).patient(form.patient).about(form.id);
    note(&mut db, entry, now).await?;
    Ok(server.live.commit(db, [Topic::Inbox]).await?)
}

/// Words that say something and fit.
fn written(words: &str) -> Result<&str> {
    let words = words.trim();
    if words.is_empty() || words.chars().count() > LONGEST || words.contains('\0') {
        return Err(Problem::NotUnderstood.into());
    }
    Ok(words)
}
