//! How a referral ended. The codes are those of the NHS Talking Therapies data set v2.1, field EndCode of IDS101, which
//! always go with the day of discharge.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Why a referral ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndCode {
    /// Data set: 46.
    Completed,
    /// Data set: 47.
    EarlierThanPlanned,
    /// Data set: 48.
    EarlierThanAsked,
    /// Data set: 49.
    DiedInTreatment,
    /// Data set: 96.
    NotKnownInTreatment,
    /// Data set: 10.
    NotSuitable,
    /// Data set: 11.
    Signposted,
    /// Data set: 12.
    AfterAdvice,
    /// Data set: 13.
    ReferredOn,
    /// Data set: 14.
    Declined,
    /// Data set: 16.
    AssessmentIncomplete,
    /// Data set: 17.
    DiedBeforeTreatment,
    /// Data set: 95.
    NotKnownBeforeTreatment,
    /// Data set: 50.
    NotAssessed,
}

impl EndCode {
    /// Every code, in the order shown: treated, seen and not taken on, not seen.
    pub const ALL: [Self; 14] = [
        Self::Completed,
        Self::EarlierThanPlanned,
        Self::EarlierThanAsked,
        Self::DiedInTreatment,
        Self::NotKnownInTreatment,
        Self::NotSuitable,
        Self::Signposted,
        Self::AfterAdvice,
        Self::ReferredOn,
        Self::Declined,
        Self::AssessmentIncomplete,
        Self::DiedBeforeTreatment,
        Self::NotKnownBeforeTreatment,
        Self::NotAssessed,
    ];

    /// The data set's code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.coded().0
    }

    /// What staff call it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        self.coded().1
    }

    /// What a code of the data set means; none where it is not one of them.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    const fn coded(self) -> (&'static str, &'static str) {
        match self {
            Self::Completed => ("46", "Treated: completed as agreed"),
            Self::EarlierThanPlanned => ("47", "Treated: ended earlier than the clinician planned"),
            Self::EarlierThanAsked => ("48", "Treated: ended earlier than the patient asked for"),
            Self::DiedInTreatment => ("49", "Treated: the patient died"),
            Self::NotKnownInTreatment => ("96", "Treated: reason not known"),
            Self::NotSuitable => ("10", "Seen, not taken on: the service is not suitable"),
            Self::Signposted => ("11", "Seen, not taken on: signposted elsewhere"),
            Self::AfterAdvice => ("12", "Seen, not taken on: agreed after advice and support"),
            Self::ReferredOn => ("13", "Seen, not taken on: referred on"),
            Self::Declined => ("14", "Seen, not taken on: the patient declined the treatment offered"),
            Self::AssessmentIncomplete => ("16", "Seen, not taken on: assessment not completed"),
            Self::DiedBeforeTreatment => ("17", "Seen, not taken on: the patient died"),
            Self::NotKnownBeforeTreatment => ("95", "Seen, not taken on: reason not known"),
            Self::NotAssessed => ("50", "Not seen: not assessed"),
        }
    }
}

/// Whether a referral can have ended on a day: not in the future, and not before the last thing that is known to have
/// happened in it. So no score is later than the end of its referral.
#[must_use]
pub fn can_have_ended(on: NaiveDate, today: NaiveDate, last: Option<NaiveDate>) -> bool {
    on <= today && last.is_none_or(|last| last <= on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_codes_are_those_of_the_data_set_each_once() {
        let codes: BTreeSet<_> = EndCode::ALL.iter().map(|one| one.code()).collect();
        let published = ["10", "11", "12", "13", "14", "16", "17", "46", "47", "48", "49", "50", "95", "96"];
        assert_eq!(codes.into_iter().collect::<Vec<_>>(), published);
        for one in EndCode::ALL {
            assert_eq!(EndCode::of_code(one.code()), Some(one));
        }
    }

    #[test]
    fn a_referral_ends_after_the_last_that_happened_in_it_and_not_in_the_future() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        for (on, last, can) in [
            (10, None, true),
            (11, None, false),
            (10, Some(10), true),
            (9, Some(9), true),
            (8, Some(9), false),
        ] {
            assert_eq!(can_have_ended(day(on), day(10), last.map(day)), can, "{on} after {last:?}");
        }
    }
}
