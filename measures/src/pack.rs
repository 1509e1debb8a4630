//! Which instruments are asked together, and for what.

use crate::instrument::Offered;
use crate::instruments::{InstrumentId, catalogue};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The instruments asked together, in order. Never empty, never one twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<InstrumentId>", into = "Vec<InstrumentId>")]
pub struct Pack(Vec<InstrumentId>);

/// A pack must have an instrument, and none twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAPack;

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

/// What is asked before every session, whatever the problem descriptor.
#[must_use]
pub fn every_session() -> Pack {
    let place = |id: &InstrumentId| match id.instrument().offered {
        Offered::EverySession { place } => place,
    };
    let mut asked: Vec<_> = catalogue().collect();
    asked.sort_by_key(place);
    Pack(asked)
}

impl Pack {
    /// These instruments in this order.
    ///
    /// # Errors
    /// When there is none, or one twice.
    pub fn of(instruments: Vec<InstrumentId>) -> Result<Self, NotAPack> {
        let twice = |(index, id): (usize, &InstrumentId)| instruments[..index].contains(id);
        if instruments.is_empty() || instruments.iter().enumerate().any(twice) {
            return Err(NotAPack);
        }
        Ok(Self(instruments))
    }

    /// The instruments in the order they are asked.
    #[must_use]
    pub fn instruments(&self) -> &[InstrumentId] {
        &self.0
    }
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

    /// Its ICD-10 code as it is sent, without the dot.
    #[must_use]
    pub fn code(self) -> &'static str {
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

    /// The descriptor with that code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|descriptor| descriptor.code() == code)
    }

    /// What staff call it.
    #[must_use]
    pub fn words(self) -> &'static str {
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

impl TryFrom<Vec<InstrumentId>> for Pack {
    type Error = NotAPack;
    fn try_from(instruments: Vec<InstrumentId>) -> Result<Self, NotAPack> {
        Self::of(instruments)
    }
}

impl From<Pack> for Vec<InstrumentId> {
    fn from(pack: Pack) -> Self {
        pack.0
    }
}

impl fmt::Display for NotAPack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a pack must have an instrument, and none twice")
    }
}

#[cfg(test)]
mod tests {
    use super::{NotAPack, Pack, ProblemDescriptor, every_session};
    use crate::instruments::catalogue;
    use std::collections::BTreeSet;

    #[test]
    fn a_pack_has_an_instrument_and_none_twice() {
        let ids: Vec<_> = catalogue().collect();
        assert_eq!(Pack::of(vec![]), Err(NotAPack));
        assert_eq!(Pack::of(vec![ids[0], ids[1], ids[0]]), Err(NotAPack));
        assert_eq!(Pack::of(vec![ids[1], ids[0]]).unwrap().instruments(), [ids[1], ids[0]]);
    }

    #[test]
    fn a_pack_travels_as_the_ids_in_the_order_asked() {
        let json = serde_json::to_string(&every_session()).unwrap();
        assert_eq!(json, r#"["phq9","gad7","wsas"]"#);
        assert_eq!(serde_json::from_str::<Pack>(&json).unwrap(), every_session());
        for refused in ["[]", r#"["phq9","phq9"]"#, r#"["phq8"]"#] {
            assert!(serde_json::from_str::<Pack>(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn every_problem_descriptor_has_a_code_and_words_of_its_own() {
        let all = ProblemDescriptor::ALL;
        assert_eq!(all.map(ProblemDescriptor::words).iter().collect::<BTreeSet<_>>().len(), all.len());
        for descriptor in all {
            assert_eq!(ProblemDescriptor::from_code(descriptor.code()), Some(descriptor));
        }
        assert_eq!(ProblemDescriptor::from_code("F99"), None);
    }
}
