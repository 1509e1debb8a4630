//! What a list says of a referral, worked out from its stored totals: how each measure has moved, and why a supervisor
//! looks at it. Nothing here ranks people: a list is in the order of the reasons' names.

mod reasons;

use crate::instruments::InstrumentId;
use crate::intensity::Intensity;
use crate::offered::Role;
use crate::outcome::{Course, Ends, Outcome, Reading, asked_as, outcome};
use crate::score::Total;
use crate::thresholds::{Change, Thresholds};
use serde::{Deserialize, Serialize};

pub use reasons::{Reason, Rules, order};

/// The complete scores of one measure in one referral that can be compared with its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scores {
    /// The first and the last.
    pub ends: Ends,
    /// How many there are.
    pub count: u32,
}

/// What is known of a referral without its answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    /// The scores of the depression measure.
    pub depression: Scores,
    /// Those of the anxiety measure that everybody is asked.
    pub anxiety: Scores,
    /// The measure paired with the problem, and its scores. None where that is the one that everybody is asked.
    pub paired: Option<(InstrumentId, Scores)>,
    /// How many attended appointments are treatment contacts.
    pub contacts: u32,
    /// How many appointments in a row the patient has not come to, up to the last one.
    pub missed_in_a_row: u32,
    /// How intensive the treatment is, if the therapist has said.
    pub intensity: Option<Intensity>,
    /// Whether an alert of the patient waits to be acknowledged.
    pub alert: bool,
}

/// How one measure has moved. A first score without a last one is not a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trend {
    /// The measure.
    pub instrument: InstrumentId,
    /// Its first complete score.
    pub first: Option<Total>,
    /// Its last complete score, of another record than the first.
    pub last: Option<Total>,
    /// What the change means; none where a score is missing, or the measure has no such number.
    pub change: Option<Change>,
    /// How many complete scores there are.
    pub scores: u32,
}

/// The depression measure and the anxiety measure that everybody is asked.
#[must_use]
pub fn of_everybody() -> [InstrumentId; 2] {
    [asked_as(Role::Depression), asked_as(Role::Anxiety)]
}

impl Known {
    /// How the referral has come out so far.
    #[must_use]
    pub fn outcome(&self, thresholds: &Thresholds) -> Outcome {
        let course = Course { ended: false, attended_treatment_contacts: self.contacts };
        let paired = self.paired.map(|(instrument, _)| instrument);
        outcome(paired, thresholds, |id| self.scores_of(id).ends, course)
    }

    /// How the depression measure and the anxiety measure of an outcome have moved.
    #[must_use]
    pub fn trends(&self, outcome: &Outcome) -> [Trend; 2] {
        let trend = |reading: &Reading| Trend {
            instrument: reading.instrument(),
            first: reading.first,
            last: reading.last,
            change: reading.change(),
            scores: self.scores_of(reading.instrument()).count,
        };
        [trend(&outcome.depression), trend(&outcome.anxiety)]
    }

    fn scores_of(&self, id: InstrumentId) -> Scores {
        let [depression, anxiety] = of_everybody();
        match self.paired {
            Some((paired, scores)) if paired == id => scores,
            _ if id == depression => self.depression,
            _ if id == anxiety => self.anxiety,
            _ => Scores::default(),
        }
    }
}
