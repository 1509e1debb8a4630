//! An instrument is declared data: it is stored, scored, drawn and charted from its declaration alone.
//!
//! Three parts, because three people need them: [`Instrument`] is what asking and scoring need, also in a patient's
//! browser; `evidence::Evidence` is what staff need to read a total; `wording::Wording` is the words.

mod declaring;
mod reading;

use crate::offered::Offered;
use crate::score::{Method, Scoring};

pub use declaring::{POINTS_0_TO_3, POINTS_0_TO_4, POINTS_0_TO_8};

/// A published questionnaire: its items, the values of their response options, and how they are scored.
///
/// An `id` never changes its meaning: new scoring is a new instrument.
#[derive(Debug)]
pub struct Instrument {
    /// Short lower-case name used in records and in the names of items, for example `phq9`.
    pub id: &'static str,
    /// What staff call it, for example `PHQ-9`.
    pub name: &'static str,
    /// What patients are told it is about, for example `Low mood`.
    pub about: &'static str,
    /// What is said when an item that needs an answer was left without one. Our words, not the instrument's.
    pub ask_again: &'static str,
    /// The items, in the order they are asked.
    pub items: &'static [Item],
    /// Whether a response option is shown with its number, as the paper scale prints it.
    pub numbered: bool,
    /// How answers become a total. None where each answer stands alone.
    pub scoring: Option<Scoring>,
    /// Parts of the total that are reported beside it.
    pub subscales: &'static [Subscale],
    /// When it belongs in a pack.
    pub offered: Offered,
}

/// One thing asked: a question, or one of two ratings of the same situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// What records call it: its published number; above those, a second rating or something asked beside the items.
    pub number: u8,
    /// What its words are found under.
    pub named: Named,
    /// The scale it is rated on, where one situation is rated on several: the name its words are found under.
    pub scale: Option<&'static str>,
    /// What an answer can be.
    pub asks: Asks,
    /// Whether its value enters the total.
    pub scored: bool,
    /// Whether it may be skipped without saying anything more.
    pub optional: bool,
    /// Asked only if this holds.
    pub asked_if: Option<Condition>,
    /// The value from which an answer raises an alert.
    pub alerts_from: Option<u8>,
    /// The value from which a clinician is shown the answer beside the total. It raises no alert.
    pub noted_from: Option<u8>,
    /// The question of the self-referral form that asks the same, with the same codes in the same order.
    pub told_by: Option<&'static str>,
}

/// What an item's words are found under, after the instrument's id and a hyphen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// Its published number.
    Number(u8),
    /// A name, where it is asked beside the numbered items.
    Word(&'static str),
}

/// What an answer to an item can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// One of these, in published order.
    Choice(&'static [Value]),
    /// Words of the patient's own, at most so many characters.
    Words {
        /// How many.
        at_most: u16,
    },
    /// A day of the past.
    Day,
}

/// What a response option stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// So many points.
    Points(u8),
    /// The national code that is stored for it; it is never added.
    Code(&'static str),
    /// "Does not apply".
    DoesNotApply,
}

/// What must hold for an item to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// An item above has at least so many points.
    AnyAtLeast(u8),
    /// The item of this number was answered with this code.
    Answered(u8, &'static str),
}

/// A part of the total that is reported beside it.
#[derive(Debug)]
pub struct Subscale {
    /// What records call it.
    pub id: &'static str,
    /// What staff call it.
    pub name: &'static str,
    /// The numbers of its items.
    pub items: &'static [u8],
    /// How they become its total.
    pub method: Method,
}
