//! Amending what was sent: what was sent stays as it is, and what is read is worked out from both.

use crate::answers::{Answer, Answers};
use crate::instruments::InstrumentId;
use crate::score::{Score, Unfinished, score};
use serde::{Deserialize, Serialize};

/// Why an answer was amended after it was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmendmentReason {
    /// Whoever entered it misheard or mistyped.
    Misheard,
    /// The patient says that another answer is right.
    PatientCorrected,
    /// The question had been understood in another way.
    Misunderstood,
    /// It had been left out and was answered since.
    AnsweredLater,
    /// Another reason; the note must say which.
    Other,
}

/// The answers to one instrument as they were amended, and what they come to by the instrument's own rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsAmended {
    /// The answers.
    pub answers: Answers,
    /// What they add up to; none where each answer stands alone.
    pub score: Option<Result<Score, Unfinished>>,
}

/// What was sent, with each amendment in the place of what it amends; of two to one item the later in order stands.
pub fn amended<'a>(
    instrument: InstrumentId,
    sent: impl IntoIterator<Item = &'a Answer>,
    amendments: impl IntoIterator<Item = &'a Answer>,
) -> AsAmended {
    let answers = Answers::of(instrument, sent.into_iter().chain(amendments));
    let score = score(&answers);
    AsAmended { answers, score }
}

impl AmendmentReason {
    /// The longest note, in characters.
    pub const LONGEST_NOTE: usize = 500;

    /// Every reason, in the order shown.
    pub const ALL: [Self; 5] =
        [Self::Misheard, Self::PatientCorrected, Self::Misunderstood, Self::AnsweredLater, Self::Other];

    /// The words of the reason.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Misheard => "Misheard or mistyped when it was entered",
            Self::PatientCorrected => "The patient corrected it",
            Self::Misunderstood => "The question had been misunderstood",
            Self::AnsweredLater => "Left out before, answered since",
            Self::Other => "Another reason (say which in the note)",
        }
    }

    /// Whether this reason with this note says enough.
    #[must_use]
    pub fn says_enough(self, note: &str) -> bool {
        self != Self::Other || !note.trim().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Reply;
    use crate::score::Total;
    use std::collections::BTreeSet;

    fn phq9() -> InstrumentId {
        InstrumentId::parse("phq9").unwrap()
    }

    fn answer(item: u8, reply: Reply) -> Answer {
        Answer::parse(phq9(), item, reply).unwrap()
    }

    #[test]
    fn the_last_amendment_counts_and_the_total_follows_by_the_same_rules() {
        let sent: Vec<_> = (1..=9).map(|item| answer(item, Reply::Chosen(1))).collect();
        let amendments =
            [answer(1, Reply::Chosen(3)), answer(2, Reply::Chosen(0)), answer(1, Reply::Chosen(2))];
        let AsAmended { answers, score } = amended(phq9(), &sent, &amendments);
        assert_eq!(answers.get(1), Some(&amendments[2]));
        assert_eq!(score.unwrap().unwrap().total, Total::whole(9));
    }

    #[test]
    fn an_answer_left_out_before_gives_a_total_and_one_taken_back_takes_it() {
        let sent: Vec<_> = (1..=8).map(|item| answer(item, Reply::Chosen(1))).collect();
        let total = |amendments: &[Answer]| amended(phq9(), &sent, amendments).score.unwrap().ok();
        assert_eq!(total(&[]), None);
        let whole = [answer(9, Reply::Chosen(0))];
        assert_eq!(total(&whole).map(|score| score.total), Some(Total::whole(8)));
        assert_eq!(total(&[whole[0].clone(), answer(3, Reply::Withheld)]), None);
    }

    #[test]
    fn every_reason_has_words_of_its_own_and_another_one_must_be_named() {
        let words: BTreeSet<_> = AmendmentReason::ALL.map(AmendmentReason::words).into_iter().collect();
        assert_eq!(words.len(), AmendmentReason::ALL.len());
        assert!(AmendmentReason::Misheard.says_enough(""));
        assert!(!AmendmentReason::Other.says_enough(" \n"));
        assert!(AmendmentReason::Other.says_enough("Read out by the patient’s sister."));
    }
}
