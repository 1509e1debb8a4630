//! What the answers add up to, or why they do not. Nothing is filled in silently.

use crate::answers::{Answer, Answers};
use crate::instrument::{Instrument, Item, Subscale, Value};
use serde::{Deserialize, Serialize};

pub use crate::total::Total;

/// How the answers of an instrument become its total.
#[derive(Debug)]
pub struct Scoring {
    /// How the scored items are put together.
    pub method: Method,
    /// The smallest possible total.
    pub lowest: Total,
    /// The largest possible total.
    pub highest: Total,
}

/// How values are put together, and what the published rule says where one is missing. "Does not apply" is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Their sum. Any gap: no total.
    Sum,
    /// Their sum, where up to so many gaps take the mean of the other values.
    SumFillingGaps {
        /// The most gaps that may be filled.
        at_most: u8,
        /// Whether a sum with a filled gap is rounded to whole points, half upwards. Otherwise it is exact.
        whole: bool,
    },
    /// The mean of those there are, in hundredths of a point, half upwards.
    Mean {
        /// The most that may be skipped.
        skips_at_most: u8,
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
    /// One total for each subscale of the instrument, in its order; none where the subscale's own rule allows none.
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
    /// The lowest total that answering the rest could give. A "does not apply" stands.
    pub lowest: Total,
    /// The highest total that answering the rest could give.
    pub highest: Total,
    /// As in a score, but only the scales that are judged by themselves: means.
    #[serde(default)]
    pub subscales: Vec<Option<Total>>,
}

/// The total of the scored items under the instrument's own rule for missing ones. None for an instrument whose
/// answers each stand alone.
#[must_use]
pub fn score(answers: &Answers) -> Option<Result<Score, Unfinished>> {
    let instrument = answers.instrument().instrument();
    let scoring = instrument.scoring.as_ref()?;
    let said: Vec<Said> = scored_items(instrument).map(|item| Said::of(answers, item)).collect();
    let valueless = |said: &&Said| said.points().is_none();
    let missing: Vec<u8> = said.iter().filter(valueless).map(|said| said.item.number).collect();
    let total = scoring.method.total(&said.iter().map(Said::points).collect::<Vec<_>>());
    Some(match total {
        Some(total) => {
            let substituted = if scoring.method.substitutes() { missing } else { vec![] };
            Ok(Score { total, substituted, subscales: subscales(answers, |_| true) })
        }
        None => Err(unfinished(answers, scoring, &said, missing)),
    })
}

impl Method {
    /// The total of these values, `None` being a missing one. None when too much is missing.
    fn total(self, values: &[Option<u8>]) -> Option<Total> {
        let gaps = values.iter().filter(|value| value.is_none()).count();
        let count = i32::try_from(values.len()).ok()?;
        let there = count - i32::try_from(gaps).ok()?;
        if there == 0 || gaps > self.allows() {
            return None;
        }
        let sum: i32 = values.iter().flatten().map(|value| i32::from(*value)).sum();
        Some(match self {
            Self::Sum => Total::whole(sum),
            Self::SumFillingGaps { whole: true, .. } if gaps > 0 => Total::whole(half_up(sum * count, there)),
            // Exact to a hundredth for the scales that fill gaps without rounding.
            Self::SumFillingGaps { .. } => Total::from_hundredths(sum * 100 * count / there),
            Self::Mean { .. } => Total::from_hundredths(half_up(sum * 100, there)),
        })
    }

    fn allows(self) -> usize {
        match self {
            Self::Sum => 0,
            Self::SumFillingGaps { at_most: gaps, .. } | Self::Mean { skips_at_most: gaps } => {
                usize::from(gaps)
            }
        }
    }

    fn substitutes(self) -> bool {
        matches!(self, Self::SumFillingGaps { .. })
    }

    /// The same, with nothing being too much to miss: what is still possible is worked out with it.
    fn of_whatever_there_is(self) -> Self {
        match self {
            Self::Sum => Self::SumFillingGaps { at_most: u8::MAX, whole: false },
            Self::SumFillingGaps { whole, .. } => Self::SumFillingGaps { at_most: u8::MAX, whole },
            Self::Mean { .. } => Self::Mean { skips_at_most: u8::MAX },
        }
    }
}

/// A division of two numbers that are not negative, rounded half upwards.
fn half_up(dividend: i32, divisor: i32) -> i32 {
    (2 * dividend + divisor) / (2 * divisor)
}

fn scored_items(instrument: &'static Instrument) -> impl Iterator<Item = &'static Item> {
    instrument.items.iter().filter(|item| item.scored)
}

/// A scored item and the answer to it.
struct Said {
    item: &'static Item,
    answer: Option<Answer>,
}

impl Said {
    fn of(answers: &Answers, item: &'static Item) -> Self {
        Self { item, answer: answers.get(item.number).cloned() }
    }

    fn points(&self) -> Option<u8> {
        self.answer.as_ref().and_then(Answer::points)
    }

    /// The points that an item without an answer, or a withheld one, would have if it were answered thus.
    fn points_or(&self, otherwise: u8) -> Option<u8> {
        match self.answer.as_ref().and_then(Answer::value) {
            Some(Value::Points(points)) => Some(points),
            Some(Value::DoesNotApply | Value::Code(_)) => None,
            None => Some(otherwise),
        }
    }
}

fn unfinished(answers: &Answers, scoring: &Scoring, said: &[Said], missing: Vec<u8>) -> Unfinished {
    let count = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
    let possible = |otherwise: fn((u8, u8)) -> u8| {
        let points = |said: &Said| said.points_or(otherwise(said.item.points_range()));
        scoring.method.of_whatever_there_is().total(&said.iter().map(points).collect::<Vec<_>>())
    };
    Unfinished {
        answered: count(said.len() - missing.len()),
        of: count(said.len()),
        missing,
        lowest: possible(|(fewest, _)| fewest).unwrap_or(scoring.lowest),
        highest: possible(|(_, most)| most).unwrap_or(scoring.highest),
        subscales: subscales(answers, |subscale| matches!(subscale.method, Method::Mean { .. })),
    }
}

fn subscales(answers: &Answers, is_given: impl Fn(&Subscale) -> bool) -> Vec<Option<Total>> {
    let points = |item: &u8| answers.get(*item).and_then(Answer::points);
    let total = |subscale: &Subscale| {
        let values: Vec<_> = subscale.items.iter().map(points).collect();
        is_given(subscale).then(|| subscale.method.total(&values)).flatten()
    };
    answers.instrument().instrument().subscales.iter().map(total).collect()
}
