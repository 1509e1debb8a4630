//! What a referral is for.

use serde::{Deserialize, Serialize};

/// What a referral is for, as a clinician has set it. Names and codes: NHS Talking Therapies data set, ICD-10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemDescriptor {
    /// F32 or F33.
    Depression,
    /// F41.1.
    GeneralisedAnxietyDisorder,
    /// F41.2.
    MixedAnxietyAndDepression,
    /// F40.1.
    SocialAnxietyDisorder,
    /// F43.1.
    PostTraumaticStressDisorder,
    /// F40.0.
    Agoraphobia,
    /// F42.
    ObsessiveCompulsiveDisorder,
    /// F41.0.
    PanicDisorder,
    /// F45.2.
    HealthAnxiety,
    /// F40.2.
    SpecificPhobia,
}

impl ProblemDescriptor {
    /// Every one of them.
    pub const ALL: [Self; 10] = [
        Self::Depression,
        Self::GeneralisedAnxietyDisorder,
        Self::MixedAnxietyAndDepression,
        Self::SocialAnxietyDisorder,
        Self::PostTraumaticStressDisorder,
        Self::Agoraphobia,
        Self::ObsessiveCompulsiveDisorder,
        Self::PanicDisorder,
        Self::HealthAnxiety,
        Self::SpecificPhobia,
    ];

    /// The ICD-10 code as it is sent, without the dot. Of depression and OCD the beginning of several.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Depression => "F32",
            Self::GeneralisedAnxietyDisorder => "F411",
            Self::MixedAnxietyAndDepression => "F412",
            Self::SocialAnxietyDisorder => "F401",
            Self::PostTraumaticStressDisorder => "F431",
            Self::Agoraphobia => "F400",
            Self::ObsessiveCompulsiveDisorder => "F42",
            Self::PanicDisorder => "F410",
            Self::HealthAnxiety => "F452",
            Self::SpecificPhobia => "F402",
        }
    }

    /// The descriptor of a code as sent. None for any other code: the pair is then that of no descriptor.
    ///
    /// Codes match exactly, but for depression (F32 and F33 with any ending) and OCD (F42 with any ending).
    /// Source: NHS England, nhsengland/Talking-Therapies (8458b2e). One source.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        if code.starts_with("F32") || code.starts_with("F33") {
            return Some(Self::Depression);
        }
        if code.starts_with("F42") {
            return Some(Self::ObsessiveCompulsiveDisorder);
        }
        Self::ALL.into_iter().find(|descriptor| descriptor.code() == code)
    }

    /// What staff call it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Depression => "Depression",
            Self::GeneralisedAnxietyDisorder => "Generalised anxiety disorder",
            Self::MixedAnxietyAndDepression => "Mixed anxiety and depression",
            Self::SocialAnxietyDisorder => "Social anxiety disorder",
            Self::PostTraumaticStressDisorder => "Post-traumatic stress disorder",
            Self::Agoraphobia => "Agoraphobia",
            Self::ObsessiveCompulsiveDisorder => "Obsessive-compulsive disorder",
            Self::PanicDisorder => "Panic disorder",
            Self::HealthAnxiety => "Health anxiety",
            Self::SpecificPhobia => "Specific phobia",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ProblemDescriptor as Problem;
    use std::collections::BTreeSet;

    #[test]
    fn every_problem_descriptor_has_a_code_and_words_of_its_own() {
        let all = Problem::ALL;
        assert_eq!(all.map(Problem::words).iter().collect::<BTreeSet<_>>().len(), all.len());
        for descriptor in all {
            assert_eq!(Problem::of_code(descriptor.code()), Some(descriptor));
        }
    }

    #[test]
    fn codes_are_matched_as_they_are_sent() {
        for (code, descriptor) in [
            ("F322", Some(Problem::Depression)),
            ("F339", Some(Problem::Depression)),
            ("F428", Some(Problem::ObsessiveCompulsiveDisorder)),
            ("F400", Some(Problem::Agoraphobia)),
            ("F4001", None),
            ("F40", None),
            ("F99", None),
            ("", None),
        ] {
            assert_eq!(Problem::of_code(code), descriptor, "{code:?}");
        }
    }
}
