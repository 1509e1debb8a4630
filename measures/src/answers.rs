//! What somebody said. Kept as said; what it means is worked out elsewhere.

use crate::instrument::{Instrument, Item, ResponseOption};
use crate::instruments::InstrumentId;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What somebody said to one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// The response option at this place in the item's list, counting from 0.
    Chosen(u8),
    /// "I'd rather not answer this here." Never read as a value.
    Withheld,
}

/// A reply to an item that exists, choosing an option that the item has.
///
/// On the wire it is `{"instrument": "phq9", "item": 9, "reply": {"chosen": 1}}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Said", into = "Said")]
pub struct Answer {
    instrument: InstrumentId,
    item: u8,
    reply: Reply,
}

/// The instrument has no such item, or the item no such option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnOption;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    instrument: InstrumentId,
    item: u8,
    reply: Reply,
}

impl Answer {
    /// Holds a reply to an item, counting items from 1.
    ///
    /// # Errors
    /// When the instrument has no such item, or the item no such option.
    pub fn parse(instrument: InstrumentId, item: u8, reply: Reply) -> Result<Self, NotAnOption> {
        let declared = usize::from(item)
            .checked_sub(1)
            .and_then(|index| instrument.instrument().items.get(index))
            .ok_or(NotAnOption)?;
        match reply {
            Reply::Chosen(option) if usize::from(option) >= declared.options.len() => Err(NotAnOption),
            Reply::Chosen(_) | Reply::Withheld => Ok(Self { instrument, item, reply }),
        }
    }

    /// The instrument answered.
    #[must_use]
    pub fn instrument(&self) -> InstrumentId {
        self.instrument
    }

    /// The number of the item, from 1.
    #[must_use]
    pub fn item(&self) -> u8 {
        self.item
    }

    /// What was said.
    #[must_use]
    pub fn reply(&self) -> Reply {
        self.reply
    }

    /// The item's declaration.
    #[must_use]
    pub fn declared(&self) -> &'static Item {
        &self.instrument.instrument().items[usize::from(self.item) - 1]
    }

    /// The chosen option, unless the answer was withheld.
    #[must_use]
    pub fn option(&self) -> Option<&'static ResponseOption> {
        match self.reply {
            Reply::Chosen(option) => self.declared().options.get(usize::from(option)),
            Reply::Withheld => None,
        }
    }

    /// The chosen option's value, if it has one.
    #[must_use]
    pub fn value(&self) -> Option<u8> {
        self.option().and_then(|option| option.value)
    }

    /// Whether a person must look: a value at or above the item's threshold, or such an item withheld.
    #[must_use]
    pub fn alerts(&self) -> bool {
        self.declared().alerts_from.is_some_and(|from| match self.reply {
            Reply::Chosen(_) => self.value().is_some_and(|value| value >= from),
            Reply::Withheld => true,
        })
    }

    /// The words of what was said, as staff and the check page show them.
    #[must_use]
    pub fn words(&self) -> String {
        match self.reply {
            Reply::Chosen(option) => {
                option_words(self.instrument.instrument(), self.declared().options, usize::from(option))
            }
            Reply::Withheld => "I’d rather not answer this here".to_owned(),
        }
    }
}

/// An option, counted from 0, as it is shown: its words, with its number where the paper scale prints one. One that
/// has no words of its own is told by those it lies between.
#[must_use]
pub fn option_words(instrument: &Instrument, options: &[ResponseOption], chosen: usize) -> String {
    let Some(ResponseOption { value, words }) = options.get(chosen) else { return String::new() };
    let worded = |option: &&ResponseOption| option.value.is_some() && !option.words.is_empty();
    let below = || options[..chosen].iter().rfind(worded);
    let above = || options[chosen..].iter().find(worded);
    match (value, *words) {
        (Some(value), "") => match below().zip(above()) {
            Some((below, above)) => format!("{value} – between ‘{}’ and ‘{}’", below.words, above.words),
            None => value.to_string(),
        },
        (Some(value), words) if instrument.numbered => format!("{value} – {words}"),
        (_, words) => words.to_owned(),
    }
}

/// The answers given so far to one instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    instrument: InstrumentId,
    replies: Vec<Option<Reply>>,
}

impl Answers {
    /// No answers yet.
    #[must_use]
    pub fn none(instrument: InstrumentId) -> Self {
        Self { instrument, replies: vec![None; instrument.instrument().items.len()] }
    }

    /// Those of `answers` that are about this instrument; of two to one item the later in order stands.
    pub fn of<'a>(instrument: InstrumentId, answers: impl IntoIterator<Item = &'a Answer>) -> Self {
        let mut all = Self::none(instrument);
        answers
            .into_iter()
            .filter(|answer| answer.instrument == instrument)
            .for_each(|answer| all.keep(*answer));
        all
    }

    /// Keeps one answer in place of any earlier one to the same item. Ignores another instrument's.
    pub fn keep(&mut self, answer: Answer) {
        if answer.instrument == self.instrument {
            self.replies[usize::from(answer.item) - 1] = Some(answer.reply);
        }
    }

    /// The instrument.
    #[must_use]
    pub fn instrument(&self) -> InstrumentId {
        self.instrument
    }

    /// The answer to an item, counting from 1.
    #[must_use]
    pub fn get(&self, item: u8) -> Option<Answer> {
        let reply = (*self.replies.get(usize::from(item).checked_sub(1)?)?)?;
        Some(Answer { instrument: self.instrument, item, reply })
    }

    /// Every item with its number and answer, in order.
    pub fn items(&self) -> impl Iterator<Item = (u8, &'static Item, Option<Answer>)> + '_ {
        (1..).zip(self.instrument.instrument().items).map(|(number, item)| (number, item, self.get(number)))
    }

    /// Whether an item is asked, given the answers to the items above it.
    #[must_use]
    pub fn is_asked(&self, item: u8) -> bool {
        let Some(declared) = self.instrument.instrument().items.get(usize::from(item).wrapping_sub(1)) else {
            return false;
        };
        declared.asked_if_any_at_least.is_none_or(|value| {
            (1..item).any(|above| self.get(above).and_then(|a| a.value()).is_some_and(|v| v >= value))
        })
    }
}

impl TryFrom<Said> for Answer {
    type Error = NotAnOption;
    fn try_from(said: Said) -> Result<Self, NotAnOption> {
        Self::parse(said.instrument, said.item, said.reply)
    }
}

impl From<Answer> for Said {
    fn from(Answer { instrument, item, reply }: Answer) -> Self {
        Self { instrument, item, reply }
    }
}

impl fmt::Display for NotAnOption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the instrument has no such item, or the item no such option")
    }
}
