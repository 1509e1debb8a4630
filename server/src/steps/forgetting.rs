//! Throwing away what is kept no longer. What asked for attention stays in its alert, with what is needed to reach the
//! person; nothing else of their form does.

use super::noting::note;
use crate::clock::local;
use crate::config::{Config, Keeping};
use crate::error::Result;
use crate::store::audit::{Act, Entry};
use crate::store::{
    Connection, network_salts, self_referral_sessions, self_referral_statements,
    self_referrals_unsent as unsent,
};
use chrono::{DateTime, TimeDelta, Utc};
use measures::ids::SelfReferralId;
use measures::referral::is_needed_to_reach;

/// For how long it is known from which network a form was begun.
const A_DAY: TimeDelta = TimeDelta::days(1);

/// Throws away forms that nobody went on with, lets go of those that alerted, and forgets from where forms were begun.
/// Whether there was such a form.
///
/// # Errors
/// When the database fails.
pub async fn forget(db: &mut Connection, config: &Config, now: DateTime<Utc>) -> Result<bool> {
    let Keeping { draft, without_contact } = config.keeping();
    let long_ago = now - draft;
    let forgotten = unsent::forget(db, long_ago, now - without_contact).await?;
    let let_go = unsent::let_go_before(db, long_ago, now).await?;
    let any = !forgotten.is_empty() || !let_go.is_empty();
    for form in forgotten {
        note(db, Entry::of(Act::ForgotReferral).about(form), now).await?;
    }
    for (form, patient) in let_go {
        clear(db, form).await?;
        note(db, Entry::of(Act::ForgotReferral).patient(patient).about(form), now).await?;
    }
    unsent::forget_networks(db, now - A_DAY).await?;
    network_salts::forget_but(db, local(now).date()).await?;
    self_referral_sessions::end_idle(db, long_ago).await?;
    Ok(any)
}

/// Throws a form away that was not sent; of one that alerted, all that neither tells of that nor reaches the person.
/// False for one that was sent: it stays. Hold the form.
///
/// # Errors
/// When the database fails.
pub async fn discard(db: &mut Connection, form: SelfReferralId, now: DateTime<Utc>) -> Result<bool> {
    if unsent::discard(db, form).await? {
        return Ok(true);
    }
    let alerted = unsent::let_go(db, form, now).await?.is_some();
    if alerted {
        clear(db, form).await?;
    }
    Ok(alerted)
}

async fn clear(db: &mut Connection, form: SelfReferralId) -> Result<()> {
    let said = self_referral_statements::of(db, form).await?;
    let questions = said.into_iter().map(|statement| statement.question.into_owned());
    let gone: Vec<_> = questions.filter(|question| !is_needed_to_reach(question)).collect();
    Ok(unsent::clear(db, form, &gone).await?)
}
