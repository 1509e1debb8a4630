//! What somebody said. Kept as said; what it means is worked out elsewhere.

use crate::instrument::{Asks, Condition, Item, Value};
use crate::instruments::InstrumentId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What somebody said to one item.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// The response option at this place in the item's list, counting from 0.
    Chosen(u8),
    /// Words of their own, where the item asks for words.
    Wrote(String),
    /// A day, where the item asks for one.
    Day(#[serde(with = "crate::civil::date")] NaiveDate),
    /// "I'd rather not answer this here." Never read as a value.
    Withheld,
}

/// A reply to an item that exists, of the kind that the item asks for.
///
/// On the wire it is `{"instrument": "phq9", "item": 9, "reply": {"chosen": 1}}`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Said", into = "Said")]
pub struct Answer {
    instrument: InstrumentId,
    item: u8,
    reply: Reply,
}

/// The instrument has no such item, or the item no such answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnAnswer;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    instrument: InstrumentId,
    item: u8,
    reply: Reply,
}

impl Answer {
    /// Holds a reply to the item that records call by this number.
    ///
    /// # Errors
    /// When the instrument has no such item, or the item does not ask for such a reply: no such option; no words,
    /// too many, or characters that no text has.
    pub fn parse(instrument: InstrumentId, item: u8, reply: Reply) -> Result<Self, NotAnAnswer> {
        let asks = instrument.instrument().item(item).ok_or(NotAnAnswer)?.asks;
        let answers = match (&reply, asks) {
            (Reply::Chosen(option), Asks::Choice(values)) => usize::from(*option) < values.len(),
            (Reply::Wrote(words), Asks::Words { at_most }) => {
                let length = words.chars().count();
                !words.trim().is_empty() && length <= usize::from(at_most) && !words.contains('\0')
            }
            (Reply::Withheld, _) | (Reply::Day(_), Asks::Day) => true,
            _ => false,
        };
        if answers { Ok(Self { instrument, item, reply }) } else { Err(NotAnAnswer) }
    }

    /// The instrument answered.
    #[must_use]
    pub fn instrument(&self) -> InstrumentId {
        self.instrument
    }

    /// What records call the item.
    #[must_use]
    pub fn item(&self) -> u8 {
        self.item
    }

    /// What was said.
    #[must_use]
    pub fn reply(&self) -> &Reply {
        &self.reply
    }

    /// The item's declaration.
    #[must_use]
    pub fn declared(&self) -> &'static Item {
        let items = self.instrument.instrument().items;
        // An answer is made only for an item that exists.
        items.iter().find(|item| item.number == self.item).unwrap_or(&items[0])
    }

    /// Whether it was not answered on purpose.
    #[must_use]
    pub fn is_withheld(&self) -> bool {
        self.reply == Reply::Withheld
    }

    /// What the chosen option stands for, if one was chosen.
    #[must_use]
    pub fn value(&self) -> Option<Value> {
        match self.reply {
            Reply::Chosen(option) => self.declared().asks.values().get(usize::from(option)).copied(),
            Reply::Wrote(_) | Reply::Day(_) | Reply::Withheld => None,
        }
    }

    /// The chosen option's points, if it has any.
    #[must_use]
    pub fn points(&self) -> Option<u8> {
        self.value().and_then(Value::points)
    }

    /// Whether a person must look: points at or above the item's threshold, or such an item withheld.
    #[must_use]
    pub fn alerts(&self) -> bool {
        self.declared().alerts_from.is_some_and(|from| match self.reply {
            Reply::Withheld => true,
            _ => self.points().is_some_and(|points| points >= from),
        })
    }

    /// Whether clinicians are shown this answer beside the total.
    #[must_use]
    pub fn is_noted(&self) -> bool {
        self.declared().noted_from.is_some_and(|from| self.points().is_some_and(|points| points >= from))
    }
}

/// The answers given so far to one instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    instrument: InstrumentId,
    given: Vec<Answer>,
}

impl Answers {
    /// No answers yet.
    #[must_use]
    pub fn none(instrument: InstrumentId) -> Self {
        Self { instrument, given: Vec::new() }
    }

    /// Those of `answers` that are about this instrument; of two to one item the later in order stands.
    pub fn of<'a>(instrument: InstrumentId, answers: impl IntoIterator<Item = &'a Answer>) -> Self {
        let mut all = Self::none(instrument);
        answers.into_iter().for_each(|answer| all.keep(answer.clone()));
        all
    }

    /// Keeps one answer in place of any earlier one to the same item. Ignores another instrument's.
    pub fn keep(&mut self, answer: Answer) {
        if answer.instrument == self.instrument {
            self.given.retain(|given| given.item != answer.item);
            let place = self.given.partition_point(|given| given.item < answer.item);
            self.given.insert(place, answer);
        }
    }

    /// Forgets what was withheld, and returns it.
    pub(crate) fn forget_withheld(&mut self) -> Vec<Answer> {
        let (withheld, given) = self.given.drain(..).partition(Answer::is_withheld);
        self.given = given;
        withheld
    }

    /// The instrument.
    #[must_use]
    pub fn instrument(&self) -> InstrumentId {
        self.instrument
    }

    /// The answer to the item of this number.
    #[must_use]
    pub fn get(&self, item: u8) -> Option<&Answer> {
        self.given.iter().find(|given| given.item == item)
    }

    /// Every item with its answer, in the order asked.
    pub fn items(&self) -> impl Iterator<Item = (&'static Item, Option<&Answer>)> + '_ {
        self.instrument.instrument().items.iter().map(|item| (item, self.get(item.number)))
    }

    /// Whether an item is asked, given the answers to the items above it.
    #[must_use]
    pub fn is_asked(&self, item: &Item) -> bool {
        let above = || self.items().take_while(|(other, _)| other.number != item.number);
        item.asked_if.is_none_or(|condition| match condition {
            Condition::AnyAtLeast(points) => {
                above().any(|(_, answer)| answer.and_then(Answer::points).is_some_and(|p| p >= points))
            }
            Condition::Answered(number, code) => {
                self.get(number).and_then(Answer::value) == Some(Value::Code(code))
            }
        })
    }
}

impl TryFrom<Said> for Answer {
    type Error = NotAnAnswer;
    fn try_from(said: Said) -> Result<Self, NotAnAnswer> {
        Self::parse(said.instrument, said.item, said.reply)
    }
}

impl From<Answer> for Said {
    fn from(Answer { instrument, item, reply }: Answer) -> Self {
        Self { instrument, item, reply }
    }
}

impl fmt::Display for NotAnAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the instrument has no such item, or the item no such answer")
    }
}
