//! What the answers add up to, or why they do not. Nothing is filled in silently.

use crate::answers::{Answer, Answers};
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
    let valueless = |(_, _, answer): &Scored| answer.and_then(|answer| answer.value()).is_none();
    let missing: Vec<u8> = scored(answers).filter(valueless).map(|(number, _, _)| number).collect();
    let of = scored(answers).count();
    let allowed = match answers.instrument().instrument().scoring.missing {
        MissingRule::AllRequired => 0,
        MissingRule::SubstituteMean { at_most } => usize::from(at_most),
    };
    if missing.len() > allowed || missing.len() == of {
        return Err(unfinished(answers, of, missing));
    }
    let total = total_with(answers, |_| None);
    Ok(Score { total, substituted: missing, subscales: subscales(answers) })
}

/// A scored item with its number and answer.
type Scored = (u8, &'static Item, Option<Answer>);

fn scored(answers: &Answers) -> impl Iterator<Item = Scored> + '_ {
    answers.items().filter(|(_, item, _)| item.scored)
}

/// The total when an item that was not answered, or withheld, has the value of `otherwise`. Items without a
/// value even so take the mean of the others: exact to a hundredth for the scales that allow it.
fn total_with(answers: &Answers, otherwise: impl Fn(&Item) -> Option<u8>) -> Total {
    let value = |(_, item, answer): Scored| match answer.and_then(|answer| answer.option()) {
        Some(option) => option.value,
        None => otherwise(item),
    };
    let (mut sum, mut values, mut of) = (0, 0, 0);
    for scored in scored(answers) {
        of += 1;
        if let Some(value) = value(scored) {
            sum += i32::from(value);
            values += 1;
        }
    }
    Total(sum * 100 * of / values.max(1))
}

fn subscales(answers: &Answers) -> Vec<Option<Total>> {
    let value = |item: &u8| answers.get(*item)?.value().map(i32::from);
    let total = |items: &[u8]| items.iter().map(value).sum::<Option<i32>>().map(Total::whole);
    answers.instrument().instrument().subscales.iter().map(|subscale| total(subscale.items)).collect()
}

fn unfinished(answers: &Answers, of: usize, missing: Vec<u8>) -> Unfinished {
    let count = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
    Unfinished {
        answered: count(of - missing.len()),
        of: count(of),
        missing,
        lowest: total_with(answers, |item| Some(item.value_range().0)),
        highest: total_with(answers, |item| Some(item.value_range().1)),
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
