//! Declining a form, and telling the person by a channel they agreed to.

use super::accepting::undecided;
use super::writing_to_referrer::Writing;
use crate::config::Config;
use crate::error::{Result, Verdict};
use crate::store::inbox::{self, Deciding};
use crate::store::self_referrals::SelfReferral;
use crate::store::{Connection, self_referral_statements};
use chrono::{DateTime, Utc};
use measures::contract::clinician::{InboxState, Telling};
use measures::ids::StaffId;
use measures::referral::Form;

/// What is declined with.
#[derive(Debug, Clone, Copy)]
pub struct Declining<'a> {
    /// Why, for the record.
    pub reason: &'a str,
    /// How the person is told.
    pub telling: &'a Telling,
    /// Who decided.
    pub by: StaffId,
}

/// Declines a form and queues its message, or refuses with [`Problem::AlreadyDecided`], with [`Problem::NotFound`] where
/// it was not sent, with [`Problem::NoChannel`], and with [`Problem::NotUnderstood`] where the message is longer than its
/// channel carries. An alert it raised stays. Hold the form.
///
/// # Errors
/// When the database fails.
///
/// [`Problem::AlreadyDecided`]: measures::contract::Problem::AlreadyDecided
/// [`Problem::NotFound`]: measures::contract::Problem::NotFound
/// [`Problem::NoChannel`]: measures::contract::Problem::NoChannel
/// [`Problem::NotUnderstood`]: measures::contract::Problem::NotUnderstood
pub async fn decline(
    db: &mut Connection,
    config: &Config,
    form: &SelfReferral,
    what: Declining<'_>,
    now: DateTime<Utc>,
) -> Result<Verdict<()>> {
    if let Err(refused) = undecided(form) {
        return Ok(Err(refused));
    }
    if let Some(message) = what.telling.message() {
        let said = Form::of(self_referral_statements::of(db, form.id).await?);
        let writing = Writing::to(db, config, form, &said, now).await?;
        if let Err(refused) = writing.by_first_way(db, message).await? {
            return Ok(Err(refused));
        }
    }
    let deciding = Deciding { reason: Some(what.reason), telling: Some(what.telling), ..Deciding::default() };
    inbox::decide(db, form.id, InboxState::Declined, what.by, &deciding, now).await?;
    Ok(Ok(()))
}
