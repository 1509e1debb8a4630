//! Short ways to declare what the form asks. All of them work at compile time.

use super::asking::{Asks, Choice, ChoiceKind, Condition, Field, Need, Question, Screen, Text};
use std::borrow::Cow::Borrowed;

/// Codes are put down where the records are. In a browser nobody reads them, and they would be part of its download.
const KEEPS_CODES: bool = cfg!(not(target_family = "wasm"));

/// Texts that ship with the form.
macro_rules! texts {
    ($($text:expr),+ $(,)?) => { &[$(std::borrow::Cow::Borrowed($text)),+] };
}
pub(super) use texts;

impl Screen {
    pub(super) const fn new(id: &'static str, heading: &'static str, questions: &'static [Question]) -> Self {
        let [id, heading] = [Borrowed(id), Borrowed(heading)];
        Self { id, heading, says: Borrowed(&[]), questions: Borrowed(questions), asked: Condition::Always }
    }

    pub(super) const fn says(mut self, says: &'static [Text]) -> Self {
        put(&mut self.says, Borrowed(says));
        self
    }
}

impl Question {
    /// The form cannot be sent without it.
    pub(super) const fn essential(
        id: &'static str,
        name: &'static str,
        label: &'static str,
        asks: Asks,
    ) -> Self {
        let [id, name, label] = [Borrowed(id), Borrowed(name), Borrowed(label)];
        let (need, asked) = (Need::Essential, Condition::Always);
        Self { id, name, label, hint: None, asks, need, asked, field: None }
    }

    pub(super) const fn optional(
        id: &'static str,
        name: &'static str,
        label: &'static str,
        asks: Asks,
    ) -> Self {
        let mut question = Self::essential(id, name, label, asks);
        question.need = Need::Optional;
        question
    }

    pub(super) const fn hint(mut self, hint: &'static str) -> Self {
        put(&mut self.hint, Some(Borrowed(hint)));
        self
    }

    pub(super) const fn asked(mut self, condition: Condition) -> Self {
        put(&mut self.asked, condition);
        self
    }

    /// Where the data set has it, which has no code for "not asked".
    pub(super) const fn field(self, table: &'static str, name: &'static str) -> Self {
        self.kept_in(Field::new(table, name))
    }

    /// Where the data set has it, with its code for "not asked" or "not known".
    pub(super) const fn coded(
        self,
        table: &'static str,
        name: &'static str,
        not_asked: &'static str,
    ) -> Self {
        let mut field = Field::new(table, name);
        put(&mut field.not_asked, Some(Borrowed(not_asked)));
        self.kept_in(field)
    }

    /// The same, with its code for "does not apply" as well.
    pub(super) const fn coded_where_it_applies(
        self,
        table: &'static str,
        name: &'static str,
        [not_asked, does_not_apply]: [&'static str; 2],
    ) -> Self {
        let mut field = Field::new(table, name);
        put(&mut field.not_asked, Some(Borrowed(not_asked)));
        put(&mut field.does_not_apply, Some(Borrowed(does_not_apply)));
        self.kept_in(field)
    }

    const fn kept_in(mut self, field: Field) -> Self {
        if KEEPS_CODES {
            put(&mut self.field, Some(field));
        } else {
            std::mem::forget(field);
        }
        self
    }
}

impl Field {
    /// One without codes of its own for what was not said.
    pub(super) const fn new(table: &'static str, name: &'static str) -> Self {
        let [table, name] = [Borrowed(table), Borrowed(name)];
        Self { table, name, not_asked: None, does_not_apply: None }
    }
}

impl Choice {
    pub(super) const fn new(id: &'static str, words: &'static str) -> Self {
        Self { id: Borrowed(id), words: Borrowed(words), hint: None, code: None, kind: ChoiceKind::Plain }
    }

    /// One that the data set has a code for.
    pub(super) const fn coded(id: &'static str, words: &'static str, code: &'static str) -> Self {
        let mut choice = Self::new(id, words);
        if KEEPS_CODES {
            put(&mut choice.code, Some(Borrowed(code)));
        }
        choice
    }

    /// "Prefer not to say", with the data set's code for declined.
    pub(super) const fn declined(code: &'static str) -> Self {
        Self::coded("declined", "Prefer not to say", code).kind(ChoiceKind::Declines)
    }

    pub(super) const fn hint(mut self, hint: &'static str) -> Self {
        put(&mut self.hint, Some(Borrowed(hint)));
        self
    }

    pub(super) const fn kind(mut self, kind: ChoiceKind) -> Self {
        self.kind = kind;
        self
    }
}

pub(super) const fn one_of(choices: &'static [Choice]) -> Asks {
    Asks::OneOf(Borrowed(choices))
}

pub(super) const fn any_of(choices: &'static [Choice]) -> Asks {
    Asks::AnyOf(Borrowed(choices))
}

/// A line of up to 100 characters that the browser may fill in.
pub(super) const fn line(autocomplete: &'static str) -> Asks {
    Asks::Line { at_most: 100, autocomplete: Borrowed(autocomplete) }
}

/// Several lines of their own words.
pub(super) const fn words(at_most: u16) -> Asks {
    Asks::Words { at_most }
}

/// When a question was answered with one of these choices.
pub(super) const fn when(question: &'static str, chosen: &'static [Text]) -> Condition {
    Condition::When { question: Borrowed(question), chosen: Borrowed(chosen) }
}

/// When something was said to a question.
pub(super) const fn when_said(question: &'static str) -> Condition {
    Condition::WhenSaid { question: Borrowed(question) }
}

/// Prefer not to say, where the data set has no code for it.
pub(super) const DECLINED: Choice = Choice::new("declined", "Prefer not to say").kind(ChoiceKind::Declines);

pub(super) static YES_NO: [Choice; 2] = [Choice::new("yes", "Yes"), Choice::new("no", "No")];

/// Puts a value in its place. The compiler cannot drop the one that was there at compile time, nor need it: what is
/// declared owns nothing.
const fn put<T>(place: &mut T, value: T) {
    std::mem::forget(std::mem::replace(place, value));
}
