//! Beginning a form by which somebody refers themselves.

use super::asking::keep_words;
use super::inviting::reference;
use super::noting::note;
use crate::clock::local;
use crate::config::{Config, Referring};
use crate::error::{Result, Verdict};
use crate::network::Network;
use crate::secrets;
use crate::store::audit::{Act, Entry};
use crate::store::self_referrals::{self, SelfReferral};
use crate::store::{Connection, network_salts, referral_counts};
use chrono::{DateTime, TimeDelta, Utc};
use measures::contract::Problem;
use measures::contract::clinician::{Flag, InboxState};
use measures::contract::referral::BeginReferral;
use measures::ids::SelfReferralId;
use measures::pack::Pack;
use measures::wording::SHIPPED_LANGUAGE;

/// How many forms from one network within an hour are looked at twice: more than a household sends.
const MANY: u32 = 10;
/// How many from one network within an hour are no longer taken: nobody but a program begins so many, also where a whole
/// town's phones share one address.
const FLOOD: u32 = 600;
/// How long somebody may have been without a connection after leaving the first screen: a browser that says more counts
/// wrong.
const A_DAY: TimeDelta = TimeDelta::days(1);

/// Begins a form, or takes up the one that was begun under the same key: nobody else changes it until this transaction
/// ends. [`Problem::TooManyTries`] where a program
/// floods the service from one network; [`Problem::NotYou`] where the form begun under that key has to be opened with
/// a date of birth by now.
///
/// # Errors
/// When the database or the system's random numbers fail.
pub(crate) async fn begin(
    db: &mut Connection,
    config: &Config,
    referring: &Referring,
    network: Network,
    call: &BeginReferral,
    now: DateTime<Utc>,
) -> Result<Verdict<SelfReferral>> {
    if let Some(begun) = self_referrals::hold_begun_under(db, call.key).await? {
        return Ok(again(begun));
    }
    let salt = network_salts::of_day(db, local(now).date(), &secrets::session()?).await?;
    let network = network.hash(&salt);
    let before = self_referrals::begun_from(db, &network, now - TimeDelta::hours(1)).await?;
    if before >= FLOOD {
        return Ok(Err(Problem::TooManyTries));
    }
    let mut flags = Vec::new();
    if !call.website.is_empty() {
        flags.push(Flag::HiddenField);
    }
    if before >= MANY {
        flags.push(Flag::ManyFromOneNetwork);
    }
    let mut form = new(db, config, referring, flags, now).await?;
    let waited = TimeDelta::seconds(call.waited_seconds.into()).min(A_DAY);
    form.began_at = now - waited;
    if !self_referrals::add(db, call.key, &form, &network).await? {
        // Begun in between under the same key.
        let begun = self_referrals::hold_begun_under(db, call.key).await?;
        return Ok(begun.map_or(Err(Problem::Busy), again));
    }
    referral_counts::count(db, local(now).date(), referral_counts::BEGAN).await?;
    note(db, Entry::of(Act::BeganReferral).about(form.id), now).await?;
    Ok(Ok(form))
}

fn again(begun: SelfReferral) -> Verdict<SelfReferral> {
    if begun.date_of_birth.is_some() { Err(Problem::NotYou) } else { Ok(begun) }
}

async fn new(
    db: &mut Connection,
    config: &Config,
    referring: &Referring,
    flags: Vec<Flag>,
    now: DateTime<Utc>,
) -> Result<SelfReferral> {
    let (programme, today) = (&config.programme, local(now).date());
    let asked = referring.measures.iter().copied();
    let asked = asked.filter(|id| programme.can_ask(*id, SHIPPED_LANGUAGE, today)).collect();
    let pack = Pack::of(asked).ok();
    let wordings = match &pack {
        Some(pack) => keep_words(db, programme, pack, SHIPPED_LANGUAGE, now).await?,
        None => Vec::new(),
    };
    Ok(SelfReferral {
        id: SelfReferralId::from_bits(secrets::bits()?),
        seal: secrets::session()?,
        reference: reference(secrets::bits()?),
        state: InboxState::Unsent,
        date_of_birth: None,
        made_at: now,
        began_at: now,
        sequence: 0,
        reached: Vec::new(),
        pack,
        wordings,
        flags,
        sent: None,
        patient: None,
        referral: None,
        filed: false,
        let_go: false,
    })
}
