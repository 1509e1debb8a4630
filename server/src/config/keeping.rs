//! How long forms are kept that were begun and not sent.

use super::referral::{fortnight, one};
use super::{Config, Referring};
use chrono::TimeDelta;

/// How long forms are kept that were begun and not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keeping {
    /// Since somebody last went on with them.
    pub draft: TimeDelta,
    /// The same, for those that hold no way to reach anybody.
    pub without_contact: TimeDelta,
}

impl Config {
    /// How long forms are kept that were begun and not sent. A service that takes no referrals online any more lets go of
    /// those that it has all the same.
    #[must_use]
    pub fn keeping(&self) -> Keeping {
        let days = |days: u16| TimeDelta::days(days.into());
        let of = |referral: &Referring| (referral.draft_days, referral.draft_days_without_contact);
        let (draft, without_contact) = self.referral.as_ref().map_or((fortnight(), one()), of);
        Keeping { draft: days(draft), without_contact: days(without_contact) }
    }
}
