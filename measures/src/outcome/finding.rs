//! The questions that are asked of every referral.

use super::{CONTACTS_OF_A_COURSE, Course, Reading};
use crate::evidence::{Source, Status};
use crate::thresholds::Change;

/// A question that is asked of every referral, by its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rule {
    /// At caseness at the start.
    CasenessAtStart,
    /// Recovered.
    Recovery,
    /// Reliably improved.
    ReliableImprovement,
    /// Reliably deteriorated.
    ReliableDeterioration,
    /// Neither.
    NoReliableChange,
    /// Recovered and reliably improved.
    ReliableRecovery,
    /// Ended, after at least two attended treatment contacts.
    FinishedCourse,
    /// Counted below the line of the recovery rates.
    CountsInRecoveryRates,
    /// Counted below the line of the rates of change.
    CountsInChangeRates,
}

/// The answer to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// The question.
    pub rule: Rule,
    /// The answer; none where it is not known.
    pub holds: Option<bool>,
}

pub(super) fn findings(depression: &Reading, anxiety: &Reading, course: Course) -> Vec<Finding> {
    let start = caseness_at_start(depression, anxiety);
    let recovered = start == Some(true)
        && [depression, anxiety].iter().all(|measure| measure.ended_as_case() == Some(false));
    let changes = depression.change().zip(anxiety.change()).map(|(one, other)| [one, other]);
    let only = |wanted: Change, unwanted: Change| {
        changes.map(|changes| changes.contains(&wanted) && !changes.contains(&unwanted))
    };
    let improved = only(Change::ReliableImprovement, Change::ReliableDeterioration);
    let deteriorated = only(Change::ReliableDeterioration, Change::ReliableImprovement);
    let neither = improved.zip(deteriorated).map(|(better, worse)| !better && !worse);
    let finished = course.ended && course.attended_treatment_contacts >= CONTACTS_OF_A_COURSE;
    [
        (Rule::CasenessAtStart, start),
        (Rule::Recovery, Some(recovered)),
        (Rule::ReliableImprovement, improved),
        (Rule::ReliableDeterioration, deteriorated),
        (Rule::NoReliableChange, neither),
        (Rule::ReliableRecovery, Some(recovered && improved == Some(true))),
        (Rule::FinishedCourse, Some(finished)),
        (Rule::CountsInRecoveryRates, Some(finished && start != Some(false))),
        (Rule::CountsInChangeRates, Some(finished)),
    ]
    .map(|(rule, holds)| Finding { rule, holds })
    .to_vec()
}

/// One score at caseness is enough, even where the other is missing.
fn caseness_at_start(depression: &Reading, anxiety: &Reading) -> Option<bool> {
    match (depression.began_as_case(), anxiety.began_as_case()) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}

impl Rule {
    /// What staff call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::CasenessAtStart => "At caseness at the start",
            Self::Recovery => "Recovered",
            Self::ReliableImprovement => "Reliably improved",
            Self::ReliableDeterioration => "Reliably deteriorated",
            Self::NoReliableChange => "No reliable change",
            Self::ReliableRecovery => "Reliable recovery",
            Self::FinishedCourse => "Finished course of treatment",
            Self::CountsInRecoveryRates => "Counts in the recovery rates",
            Self::CountsInChangeRates => "Counts in the rates of change",
        }
    }

    /// What it takes, in one sentence.
    #[must_use]
    pub const fn takes(self) -> &'static str {
        match self {
            Self::CasenessAtStart => {
                "The first score of one of the two measures, or of both, is at caseness. If one is below and the other \
                 missing, it is not known."
            }
            Self::Recovery => {
                "At caseness at the start, and both last scores known and below caseness. A missing last score is not \
                 recovery."
            }
            Self::ReliableImprovement => {
                "At least one measure fell by a reliable amount and neither rose by one. With a score missing it is not \
                 known."
            }
            Self::ReliableDeterioration => {
                "At least one measure rose by a reliable amount and neither fell by one. With a score missing it is not \
                 known."
            }
            Self::NoReliableChange => {
                "All four scores are known, and it is neither reliable improvement nor reliable deterioration. One up \
                 and one down belongs here."
            }
            Self::ReliableRecovery => "Recovered and reliably improved.",
            Self::FinishedCourse => {
                "The referral has ended, and at least two treatment appointments were attended. Assessments alone do \
                 not count."
            }
            Self::CountsInRecoveryRates => {
                "A finished course, unless both first scores were known and below caseness."
            }
            Self::CountsInChangeRates => "Every finished course.",
        }
    }

    /// Where it comes from.
    #[must_use]
    pub const fn source(self) -> Source {
        let (status, says) = match self {
            Self::CasenessAtStart => (
                Status::TwoSources,
                "Clark (2018), Annual Review of Clinical Psychology 14; My NHS Scorecard, metrics 6228 and 6229. \
                 What a missing first score means, that only complete scores count, and which appointments may supply them are to be confirmed by the service.",
            ),
            Self::Recovery => (
                Status::TwoSources,
                "Clark (2018), Annual Review of Clinical Psychology 14; My NHS Scorecard, metrics 6228 and 6229. That \
                 a missing last score is not recovery: Clark, one source.",
            ),
            Self::ReliableImprovement => (
                Status::TwoSources,
                "Clark (2018); My NHS Scorecard. That it is not known with a score missing is to be confirmed by the \
                 service.",
            ),
            Self::ReliableDeterioration => (Status::OneSource, "Clark (2018)."),
            Self::NoReliableChange => {
                (Status::OneSource, "It follows from the two definitions of Clark (2018).")
            }
            Self::ReliableRecovery | Self::CountsInRecoveryRates | Self::CountsInChangeRates => {
                (Status::OneSource, "NHS England, nhsengland/Talking-Therapies (8458b2e), dashboard.")
            }
            Self::FinishedCourse => (
                Status::TwoSources,
                "NHS England, nhsengland/Talking-Therapies (8458b2e); Clark (2018). Which appointment types are \
                 treatment is to be confirmed by the service.",
            ),
        };
        Source { status, says }
    }
}
