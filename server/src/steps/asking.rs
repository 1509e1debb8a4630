//! What an invitation asks, and in which words.

use super::filing;
use crate::clock::local;
use crate::config::Config;
use crate::error::{Result, Verdict};
use crate::programme::Programme;
use crate::store::appointments::Appointment;
use crate::store::invitations::Invitation;
use crate::store::{Connection, referrals, wordings};
use anyhow::Context;
use chrono::{DateTime, TimeDelta, Utc};
use measures::contract::Problem;
use measures::contract::clinician::PackChange;
use measures::instruments::InstrumentId;
use measures::offered::Occasion;
use measures::pack::{self, Pack};
use measures::wording::{SHIPPED_LANGUAGE, Wording};

/// How something is asked: the language, and what is added to the usual pack or left out of it.
#[derive(Debug, Clone)]
pub struct Asking {
    /// A language tag.
    pub language: String,
    /// What a therapist changed, and why.
    pub change: Option<PackChange>,
}

impl Default for Asking {
    fn default() -> Self {
        Self { language: SHIPPED_LANGUAGE.to_owned(), change: None }
    }
}

/// What is asked before an appointment unless somebody changes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Usual {
    /// The instruments. None at all, where all of them were answered in the self-referral.
    pub asked: Vec<InstrumentId>,
    /// Those of the pack that were answered in the self-referral, not long ago.
    pub carried: Vec<InstrumentId>,
}

/// What is asked before an appointment unless somebody changes it. An assessment does not ask again what the
/// self-referral answered within the days that the service sets, counted back from the appointment: there the answers are
/// read.
///
/// # Errors
/// When the database fails, or the service may ask nothing at all.
pub async fn usual(
    db: &mut Connection,
    config: &Config,
    appointment: &Appointment,
    language: &str,
    now: DateTime<Utc>,
) -> Result<Usual> {
    let problem = referrals::problem(db, appointment.referral).await?;
    let pack = config.programme.pack(problem, appointment.occasion, language, local(now).date());
    let pack = pack.ok().context("this service may show no instrument at all")?;
    let carried = match (&config.referral, appointment.occasion) {
        (Some(referral), Occasion::Assessment | Occasion::AssessmentAndTreatment) => {
            let since =
                appointment.starts_at.max(now) - TimeDelta::days(i64::from(referral.carry_forward_days));
            filing::answered_since(db, appointment.referral, since).await?
        }
        _ => Vec::new(),
    };
    let (carried, asked) = Vec::from(pack).into_iter().partition(|instrument| carried.contains(instrument));
    Ok(Usual { asked, carried })
}

/// The usual pack with a therapist's change, or [`Problem::SayWhy`] where it gives no reason or leaves nothing,
/// [`Problem::NothingToAsk`] where nothing was left before it, and [`Problem::NotUnderstood`] where it adds what this
/// service may not ask.
pub fn changed(usual: &Usual, asking: &Asking, programme: &Programme, now: DateTime<Utc>) -> Verdict<Pack> {
    let Some(change) = &asking.change else {
        return Pack::of(usual.asked.clone()).map_err(|_| Problem::NothingToAsk);
    };
    let reason = change.reason.trim();
    if reason.is_empty() {
        return Err(Problem::SayWhy);
    }
    let today = local(now).date();
    let may_ask = change.added.iter().all(|id| programme.can_ask(*id, &asking.language, today));
    if !may_ask || reason.chars().count() > PackChange::LONGEST_REASON || reason.contains('\0') {
        return Err(Problem::NotUnderstood);
    }
    pack::changed(&usual.asked, &change.added, &change.left_out).map_err(|_| Problem::SayWhy)
}

/// Keeps the words that a pack is asked in today. Returns their hashes, in the pack's order.
///
/// # Errors
/// When the database fails.
pub async fn keep_words(
    db: &mut Connection,
    programme: &Programme,
    pack: &Pack,
    language: &str,
    now: DateTime<Utc>,
) -> Result<Vec<String>> {
    let today = local(now).date();
    let mut hashes = Vec::new();
    for instrument in pack.instruments() {
        let wording = programme.wording(*instrument, language, today);
        hashes.push(wordings::keep(db, wording.context("an instrument without words is asked")?).await?);
    }
    Ok(hashes)
}

/// The words that an invitation's pack is asked in, in the pack's order.
///
/// # Errors
/// When the database fails.
pub async fn words_of(
    db: &mut Connection,
    programme: &Programme,
    invitation: &Invitation,
) -> Result<Vec<Wording>> {
    let mut words = Vec::new();
    for (place, instrument) in invitation.pack.instruments().iter().enumerate() {
        words.push(words_under(db, programme, *instrument, invitation.wordings.get(place)).await?);
    }
    Ok(words)
}

/// The words under a hash; those that ship with the instrument, where an invitation was made before words were kept.
///
/// # Errors
/// When the database fails.
pub async fn words_under(
    db: &mut Connection,
    programme: &Programme,
    instrument: InstrumentId,
    hash: Option<&String>,
) -> Result<Wording> {
    match hash {
        Some(hash) => Ok(wordings::of(db, hash).await?),
        None => Ok(programme.library.shipped_for(instrument).context("no words ship with it")?.clone()),
    }
}
