//! What the answers add up to, or why they do not. Nothing is filled in silently.

use crate::answers::Answers;
use crate::instrument::Item;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A total, or a difference between two, held exactly in hundredths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Total(i32);

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
    /// How many of the scored items were answered.
    pub answered: u8,
    /// How many scored items there are.
    pub of: u8,
    /// Numbers of the scored items without a value.
    pub missing: Vec<u8>,
    /// The lowest total that answers to the missing items could give.
    pub lowest: Total,
    /// The highest total that answers to the missing items could give.
    pub highest: Total,
}

/// The total of the scored items under the instrument's own rule for missing ones.
///
/// # Errors
/// [`Unfinished`] when more is missing than the rule allows. It is never a total.
pub fn score(answers: &Answers) -> Result<Score, Unfinished> {
    let instrument = answers.instrument().instrument();
    let missing = missing(answers);
    let of = scored(answers).count();
    let answered = of - missing.len();
    let sum: i32 = scored(answers).filter_map(|(number, _)| value(answers, number)).sum();
    let allowed = match instrument.scoring.missing {
        MissingRule::AllRequired => 0,
        MissingRule::SubstituteMean { at_most } => usize::from(at_most),
    };
    if missing.len() > allowed || answered == 0 {
        return Err(unfinished(answers, sum, missing));
    }
    let total = mean_times(sum, answered, of);
    Ok(Score { total, substituted: missing, subscales: subscales(answers) })
}

/// The numbers of the scored items that have no value.
fn missing(answers: &Answers) -> Vec<u8> {
    scored(answers).map(|(number, _)| number).filter(|number| value(answers, *number).is_none()).collect()
}

fn scored(answers: &Answers) -> impl Iterator<Item = (u8, &'static Item)> + '_ {
    answers.items().filter(|(_, item, _)| item.scored).map(|(number, item, _)| (number, item))
}

fn value(answers: &Answers, item: u8) -> Option<i32> {
    answers.get(item)?.value().map(i32::from)
}

/// `sum` of `answered` items carried to `of` items, exact to a hundredth for the scales that allow it.
fn mean_times(sum: i32, answered: usize, of: usize) -> Total {
    let counts = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
    Total(sum * 100 * counts(of) / counts(answered))
}

fn subscales(answers: &Answers) -> Vec<Option<Total>> {
    let total =
        |items: &[u8]| items.iter().map(|item| value(answers, *item)).sum::<Option<i32>>().map(Total::whole);
    answers.instrument().instrument().subscales.iter().map(|subscale| total(subscale.items)).collect()
}

fn unfinished(answers: &Answers, sum: i32, missing: Vec<u8>) -> Unfinished {
    let count = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
    let of = scored(answers).count();
    let (mut lowest, mut highest) = (sum, sum);
    for (_, item) in scored(answers).filter(|(number, _)| missing.contains(number)) {
        let (least, most) = item.value_range();
        lowest += i32::from(least);
        highest += i32::from(most);
    }
    Unfinished {
        answered: count(of - missing.len()),
        of: count(of),
        missing,
        lowest: Total::whole(lowest),
        highest: Total::whole(highest),
    }
}

impl Total {
    /// So many whole points.
    #[must_use]
    pub const fn whole(points: i32) -> Self {
        Self(points * 100)
    }

    /// So many hundredths of a point, as stored.
    #[must_use]
    pub const fn from_hundredths(hundredths: i32) -> Self {
        Self(hundredths)
    }

    /// The hundredths of a point.
    #[must_use]
    pub const fn hundredths(self) -> i32 {
        self.0
    }
}

impl std::ops::Sub for Total {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

/// Without needless noughts: `20`, `13.75`, `2.5`.
impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, points, rest) =
            (if self.0 < 0 { "-" } else { "" }, self.0.abs() / 100, self.0.abs() % 100);
        match rest {
            0 => write!(f, "{sign}{points}"),
            tenths if tenths % 10 == 0 => write!(f, "{sign}{points}.{}", tenths / 10),
            hundredths => write!(f, "{sign}{points}.{hundredths:02}"),
        }
    }
}
