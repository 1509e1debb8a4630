//! How a referral came out: recovery and reliable change, and in which rates it counts.
//!
//! The definitions are those of the national programme. D is the depression measure, A the anxiety measure of the
//! pair; first and last are their earliest and latest complete scores. Nothing that is missing counts as nought.

mod finding;
mod reading;

use crate::evidence::{Source, Status};
use crate::instruments::{InstrumentId, catalogue};
use crate::offered::{Offered, Role};
use crate::score::Total;
use crate::thresholds::Thresholds;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

pub use finding::{Finding, Rule};
pub use reading::Reading;

/// What is known of a referral besides its scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// Whether it has ended.
    pub ended: bool,
    /// How many attended appointments are treatment contacts: [`Occasion::is_treatment_contact`](crate::offered::Occasion).
    pub attended_treatment_contacts: u32,
}

/// The first and the last complete score of one measure in one referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ends {
    /// The earliest.
    pub first: Option<Total>,
    /// The latest, of another record than the first. One score alone is a first score.
    pub last: Option<Total>,
}

/// How a referral came out, with the reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What the depression measure says.
    pub depression: Reading,
    /// What the anxiety measure says.
    pub anxiety: Reading,
    /// The measure paired with the problem, where the backup stands in for it.
    pub instead_of: Option<InstrumentId>,
    /// Every question that is asked of a referral, and its answer.
    pub findings: Vec<Finding>,
}

/// Attended treatment contacts from which a course counts as finished, once it has ended. Two sources: NHS England,
/// nhsengland/Talking-Therapies (8458b2e); Clark (2018).
pub const CONTACTS_OF_A_COURSE: u32 = 2;

/// When the backup takes the place of the paired measure. No public source settles it.
pub const FALLBACK: Source = Source {
    status: Status::ToBeConfirmed,
    says: "The paired measure is used only where it has both a first and a last score; otherwise the backup is used for \
           both ends.",
};

impl Ends {
    /// The ends of scores with the moments they were completed at, in any order.
    pub fn of(scores: impl IntoIterator<Item = (NaiveDateTime, Total)>) -> Self {
        let scores: Vec<_> = scores.into_iter().collect();
        let first = scores.iter().min_by_key(|(at, _)| *at);
        let last = scores.iter().max_by_key(|(at, _)| *at).filter(|_| scores.len() > 1);
        let total = |score: &(NaiveDateTime, Total)| score.1;
        Self { first: first.map(total), last: last.map(total) }
    }

    /// Whether there are both.
    #[must_use]
    pub fn are_known(&self) -> bool {
        self.first.is_some() && self.last.is_some()
    }
}

/// How a referral came out. `paired` is the measure of its problem descriptor, if that has one of its own; `ends` are
/// the first and last scores of any measure.
#[must_use]
pub fn outcome(
    paired: Option<InstrumentId>,
    thresholds: &Thresholds,
    ends: impl Fn(InstrumentId) -> Ends,
    course: Course,
) -> Outcome {
    let used = paired.filter(|measure| ends(*measure).are_known());
    let reading = |measure: InstrumentId| Reading::of(thresholds.of(measure), ends(measure));
    let depression = reading(asked_as(Role::Depression));
    let anxiety = reading(used.unwrap_or_else(|| asked_as(Role::Anxiety)));
    let findings = finding::findings(&depression, &anxiety, course);
    Outcome { depression, anxiety, instead_of: paired.filter(|_| used.is_none()), findings }
}

impl Outcome {
    /// The answer to one question: none where it is not known.
    #[must_use]
    pub fn holds(&self, rule: Rule) -> Option<bool> {
        self.findings.iter().find(|finding| finding.rule == rule)?.holds
    }
}

/// The instrument that everybody is asked for a role. The catalogue has one for each; a test holds it to that.
pub(crate) fn asked_as(role: Role) -> InstrumentId {
    let plays = |id: &InstrumentId| matches!(id.instrument().offered, Offered::EverySession { role: other, .. } if other == role);
    catalogue().find(plays).unwrap_or_else(InstrumentId::first)
}
