//! What the answers add up to, or why they do not. Nothing is filled in silently.

use crate::answers::{Answer, Answers};
use crate::instrument::Item;
use serde::{Deserialize, Serialize};

pub use crate::total::Total;

/// How answers become a total: the sum of the scored items.
#[derive(Debug)]
pub struct Scoring {
    /// The smallest possible total.
    pub lowest: Total,
    /// The largest possible total.
    pub highest: Total,
    /// What happens when an item has no value.
    pub missing: MissingRule,
}

/// What the instrument's published rule says about items without a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingRule {
    /// Any gap: no total.
    AllRequired,
    /// Up to so many gaps take the exact mean of the other items.
    SubstituteMean {
        /// The most gaps that may be filled.
        at_most: u8,
    },
}

/// A total that the instrument's rules allow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// The total.
    pub total: Total,
    /// Numbers of the items whose value was replaced by the mean of the others. Show it with the total.
    pub substituted: Vec<u8>,
    /// One total for each subscale of the instrument, in its order; none where one of its items has no value.
    pub subscales: Vec<Option<Total>>,
}

/// Too much is missing for a total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unfinished {
    /// How many of the scored items have a value.
    pub answered: u8,
    /// How many scored items there are.
    pub of: u8,
    /// Numbers of the scored items without a value.
    pub missing: Vec<u8>,
    /// The lowest total that answering the rest could give. A "does not apply" stands, and takes the mean.
    pub lowest: Total,
    /// The highest total that answering the rest could give.
    pub highest: Total,
}

/// The total of the scored items under the instrument's own rule for missing ones.
///
/// # Errors
/// [`Unfinished`] when more is missing than the rule allows. It is never a total.
pub fn score(answers: &Answers) -> Result<Score, Unfinished> {
    let scored: Vec<Scored> = answers.items().filter(|(_, item, _)| item.scored).collect();
    let valueless = |(_, _, answer): &&Scored| answer.and_then(|answer| answer.value()).is_none();
    let missing: Vec<u8> = scored.iter().filter(valueless).map(|(number, _, _)| *number).collect();
    let allowed = match answers.instrument().instrument().scoring.missing {
        MissingRule::AllRequired => 0,
        MissingRule::SubstituteMean { at_most } => usize::from(at_most),
    };
    if missing.len() > allowed || missing.len() == scored.len() {
        return Err(unfinished(&scored, missing));
    }
    let total = total_with(&scored, |_| None);
    Ok(Score { total, substituted: missing, subscales: subscales(answers) })
}

/// A scored item with its number and answer.
type Scored = (u8, &'static Item, Option<Answer>);

/// The total when an item that was not answered, or withheld, has the value of `otherwise`. Items without a
/// value even so take the mean of the others: exact to a hundredth for the scales that allow it.
fn total_with(scored: &[Scored], otherwise: impl Fn(&Item) -> Option<u8>) -> Total {
    let (mut sum, mut values, mut of) = (0, 0, 0);
    for (_, item, answer) in scored {
        let value = match answer.and_then(|answer| answer.option()) {
            Some(option) => option.value,
            None => otherwise(item),
        };
        of += 1;
        if let Some(value) = value {
            sum += i32::from(value);
            values += 1;
        }
    }
    Total::from_hundredths(sum * 100 * of / values.max(1))
}

fn unfinished(scored: &[Scored], missing: Vec<u8>) -> Unfinished {
    let count = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
    Unfinished {
        answered: count(scored.len() - missing.len()),
        of: count(scored.len()),
        missing,
        lowest: total_with(scored, |item| Some(item.value_range().0)),
        highest: total_with(scored, |item| Some(item.value_range().1)),
    }
}

fn subscales(answers: &Answers) -> Vec<Option<Total>> {
    let value = |item: &u8| answers.get(*item)?.value().map(i32::from);
    let total = |items: &[u8]| items.iter().map(value).sum::<Option<i32>>().map(Total::whole);
    answers.instrument().instrument().subscales.iter().map(|subscale| total(subscale.items)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Score, Total, Unfinished, score};
    use crate::answers::{Answer, Answers, Reply};
    use crate::instruments::InstrumentId;

    const DOES_NOT_APPLY: Option<u8> = Some(9);

    /// The option chosen for each item in order; none where the item is left blank.
    fn scored(instrument: &str, options: &[Option<u8>]) -> Result<Score, Unfinished> {
        let id = InstrumentId::parse(instrument).unwrap();
        let chosen = |(item, option): (u8, &Option<u8>)| {
            option.map(|option| Answer::parse(id, item, Reply::Chosen(option)).unwrap())
        };
        let answers: Vec<Answer> = (1..).zip(options).filter_map(chosen).collect();
        score(&Answers::of(id, &answers))
    }

    #[test]
    fn a_missing_item_is_named() {
        let unfinished =
            scored("gad7", &[Some(1), None, Some(2), Some(3), Some(0), None, Some(1)]).unwrap_err();
        assert_eq!(unfinished.missing, [2, 6]);
        assert_eq!((unfinished.answered, unfinished.of), (5, 7));
        assert_eq!((unfinished.lowest, unfinished.highest), (Total::whole(7), Total::whole(13)));
    }

    #[test]
    fn no_answers_at_all_are_never_a_total() {
        for id in crate::instruments::catalogue() {
            let unfinished = score(&Answers::none(id)).unwrap_err();
            let range = &id.instrument().scoring;
            assert_eq!(unfinished.answered, 0, "{id:?}");
            assert_eq!((unfinished.lowest, unfinished.highest), (range.lowest, range.highest), "{id:?}");
        }
    }

    #[test]
    fn a_substituted_mean_is_exact_and_says_so() {
        let score = scored("wsas", &[DOES_NOT_APPLY, Some(2), Some(3), Some(3), Some(3)]).unwrap();
        assert_eq!(score.total, Total::from_hundredths(13_75));
        assert_eq!(score.substituted, [1]);
        let whole = scored("wsas", &[Some(2), Some(2), Some(3), Some(3), Some(3)]).unwrap();
        assert_eq!((whole.total, whole.substituted.is_empty()), (Total::whole(13), true));
    }

    #[test]
    fn a_does_not_apply_beside_a_gap_is_unfinished_and_stands_in_what_is_still_possible() {
        let unfinished = scored("wsas", &[DOES_NOT_APPLY, Some(4), None, Some(4), Some(4)]).unwrap_err();
        assert_eq!(unfinished.missing, [1, 3]);
        assert_eq!((unfinished.answered, unfinished.of), (3, 5));
        let answered_with = |option| {
            scored("wsas", &[DOES_NOT_APPLY, Some(4), Some(option), Some(4), Some(4)]).unwrap().total
        };
        assert_eq!((unfinished.lowest, unfinished.highest), (answered_with(0), answered_with(8)));
        assert_eq!((unfinished.lowest, unfinished.highest), (Total::whole(15), Total::whole(25)));
    }

    #[test]
    fn an_item_that_is_not_scored_neither_adds_nor_is_missed() {
        let nine = [Some(1); 9];
        let with_the_tenth = [nine.as_slice(), &[Some(3)]].concat();
        assert_eq!(scored("phq9", &nine).unwrap().total, Total::whole(9));
        assert_eq!(scored("phq9", &nine), scored("phq9", &with_the_tenth));
    }
}
