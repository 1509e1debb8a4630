//! When an instrument belongs in a pack.

use crate::problem::ProblemDescriptor;
use serde::{Deserialize, Serialize};

/// When an instrument belongs in a pack. Only `pack::pack_for` decides with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offered {
    /// Before every session.
    EverySession {
        /// Its place among what is asked, lowest first.
        place: u8,
        /// What it is asked for.
        role: Role,
    },
    /// Before every session too, where the referral is for this problem: the measure paired with it.
    Paired(ProblemDescriptor),
    /// Before an assessment.
    Assessment,
    /// Once, before the first treatment session: it looks back on the assessment.
    AfterAssessment,
    /// Before the last session: it looks back on the treatment.
    EndOfTreatment,
}

/// What an instrument that everybody is asked is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The depression measure of every pair.
    Depression,
    /// The anxiety measure where no other is paired, and the backup where another is.
    Anxiety,
    /// How daily life goes. It has no part in the outcome.
    DailyLife,
}

/// What an appointment is for, as far as it decides what is asked before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// An assessment only. Data set: 01.
    Assessment,
    /// An assessment that is treatment as well. Data set: 03.
    AssessmentAndTreatment,
    /// The first treatment session after an assessment.
    FirstTreatment,
    /// Any other session.
    Treatment,
    /// The last session of the treatment.
    EndOfTreatment,
    /// After the treatment has ended. Data set: 06.
    FollowUp,
}

impl Occasion {
    /// All of them, in the order of a treatment.
    pub const ALL: [Self; 6] = [
        Self::Assessment,
        Self::AssessmentAndTreatment,
        Self::FirstTreatment,
        Self::Treatment,
        Self::EndOfTreatment,
        Self::FollowUp,
    ];

    /// Whether an attended one is a treatment contact: not what is for assessment only (one source: NHS England,
    /// nhsengland/Talking-Therapies, 8458b2e), and not a follow-up unless the service says so (to be confirmed).
    #[must_use]
    pub const fn is_treatment_contact(self, follow_ups_count: bool) -> bool {
        match self {
            Self::Assessment => false,
            Self::FollowUp => follow_ups_count,
            Self::AssessmentAndTreatment | Self::FirstTreatment | Self::Treatment | Self::EndOfTreatment => {
                true
            }
        }
    }
}

impl Offered {
    /// Where it stands in a pack: mood, the paired measure, then what is asked of everybody, then the rest.
    #[must_use]
    pub const fn place(self) -> u8 {
        match self {
            Self::EverySession { place, .. } => place,
            Self::Paired(_) => 2,
            Self::Assessment => 5,
            Self::AfterAssessment | Self::EndOfTreatment => 6,
        }
    }

    /// Whether everybody is asked it on an occasion. What is paired with a problem is not.
    #[must_use]
    pub fn is_asked(self, occasion: Occasion) -> bool {
        match self {
            Self::EverySession { .. } => true,
            Self::Paired(_) => false,
            Self::Assessment => {
                matches!(occasion, Occasion::Assessment | Occasion::AssessmentAndTreatment)
            }
            Self::AfterAssessment => occasion == Occasion::FirstTreatment,
            Self::EndOfTreatment => matches!(occasion, Occasion::EndOfTreatment | Occasion::FollowUp),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_assessment_alone_is_no_treatment_contact_and_a_follow_up_is_one_where_the_service_says_so() {
        let contacts = |follow_ups_count| {
            Occasion::ALL.into_iter().filter(move |one| one.is_treatment_contact(follow_ups_count))
        };
        let usual: Vec<_> = contacts(false).collect();
        assert_eq!(
            usual,
            [
                Occasion::AssessmentAndTreatment,
                Occasion::FirstTreatment,
                Occasion::Treatment,
                Occasion::EndOfTreatment
            ]
        );
        assert!(contacts(true).eq(usual.into_iter().chain([Occasion::FollowUp])));
    }
}
