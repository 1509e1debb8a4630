//! What the form asks, as declared data: every screen and question is declared once, and is drawn, checked, summed up
//! and mapped to the data set from its declaration.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Words that ship with the form, or that a service wrote.
pub type Text = Cow<'static, str>;
/// Declared things that ship with the form, or that a service added.
pub type List<T> = Cow<'static, [T]>;

/// One screen of the form: what is asked together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screen {
    /// Its name in addresses, records and counts. Never changes its meaning.
    pub id: Text,
    /// Its heading, which is the question itself where there is one.
    pub heading: Text,
    /// What is said under the heading, one paragraph each.
    pub says: List<Text>,
    /// What it asks, in order.
    pub questions: List<Question>,
    /// Whether it is asked at all.
    pub asked: Condition,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its name in records. Never changes its meaning, and no two questions share one.
    pub id: Text,
    /// What it asks for, as it stands after "Enter" or "Select": for example "your first name".
    pub name: Text,
    /// Its label or legend. The same as the screen's heading where it is all that the screen asks about.
    pub label: Text,
    /// What stands under the label.
    pub hint: Option<Text>,
    /// What kind of thing it asks for.
    pub asks: Asks,
    /// Whether the form can be sent without it.
    pub need: Need,
    /// Whether it is asked at all.
    pub asked: Condition,
    /// Where the data set has it.
    pub field: Option<Field>,
}

/// What kind of thing a question asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asks {
    /// One choice of these.
    OneOf(List<Choice>),
    /// Any number of choices of these; one that excludes stands alone.
    AnyOf(List<Choice>),
    /// A line of their own words.
    Line {
        /// The most characters.
        at_most: u16,
        /// What the browser may fill in: an autocomplete token, or `off`.
        autocomplete: Text,
    },
    /// Several lines of their own words.
    Words {
        /// The most characters.
        at_most: u16,
    },
    /// A day of the past: three boxes.
    Birthday,
    /// A month of the past: two boxes.
    Month,
    /// A phone number: 7 to 15 digits.
    Phone,
    /// An email address: one @, at most 254 characters.
    Email,
    /// A UK postcode.
    Postcode,
    /// An NHS number.
    NhsNumber,
    /// A GP practice of the service's list, searched for.
    Practice,
    /// A whole number from 0 to 10.
    Rating,
}

impl Asks {
    /// Whether what is written here is no free text, and is kept in the one spelling of its kind.
    #[must_use]
    pub const fn has_one_spelling(&self) -> bool {
        matches!(self, Self::Phone | Self::Email | Self::Postcode | Self::NhsNumber | Self::Practice)
    }
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its name in records. Never changes its meaning.
    pub id: Text,
    /// Its words.
    pub words: Text,
    /// What stands under them.
    pub hint: Option<Text>,
    /// What the data set calls it.
    pub code: Option<Text>,
    /// What choosing it does besides.
    pub kind: ChoiceKind,
}

/// What choosing a choice does besides being kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChoiceKind {
    /// Nothing.
    #[default]
    Plain,
    /// It stands alone among ticks, as "none of these".
    Excludes,
    /// "Prefer not to say": declined, which is not the same as not asked. Stands alone among ticks.
    Declines,
    /// A named person must read it: it raises an alert when it is saved, and the help page comes next.
    Alerts,
    /// The help page comes next. It raises no alert by itself, and is part of the story of one that something else
    /// raises.
    ShowsHelp,
    /// Whoever reads an alert must know it: it is part of the story of one that something else raises.
    BelongsToAlerts,
}

/// Whether the form can be sent without an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It cannot.
    Essential,
    /// It can, and its label says "(optional)".
    Optional,
}

/// When a screen or question is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Always.
    Always,
    /// When this question was answered with one of these choices.
    When {
        /// The question's id.
        question: Text,
        /// The choices' ids.
        chosen: List<Text>,
    },
    /// When something was said to this question.
    WhenSaid {
        /// The question's id.
        question: Text,
    },
    /// When one of these holds.
    OneOf(List<Condition>),
}

/// Where the data set v2.1 has a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The table, for example `IDS001`.
    pub table: Text,
    /// The field, for example `EthnicCategory`.
    pub name: Text,
    /// The code for "not asked" or "not known", where there is one. Never the code for "declined", and never one that
    /// somebody can choose.
    pub not_asked: Option<Text>,
    /// The code for "does not apply", where there is one: for those who are not asked because of what they said before.
    pub does_not_apply: Option<Text>,
}
