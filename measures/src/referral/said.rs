//! What somebody said to a question of the form.

use super::asking::Text;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What somebody said to one question, in the one spelling that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Said {
    /// The choice with this id.
    Chose(Text),
    /// The choices with these ids, in the order of the question; none of them twice.
    Ticked(Vec<Text>),
    /// Words: trimmed, without control characters but the ends of lines. Also a phone number, an email address, a
    /// postcode or an NHS number, each in its one spelling, and a practice's code.
    Wrote(String),
    /// A day.
    Day(#[serde(with = "crate::civil::date")] NaiveDate),
    /// A month.
    Month {
        /// The year.
        year: u16,
        /// From 1.
        month: u8,
    },
    /// From 0 to 10.
    Rated(u8),
    /// Deliberately left empty: seen, and passed over. Only where the question is optional.
    Skipped,
}

/// What was said to one question of a screen.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The question's id.
    pub question: Text,
    /// What was said to it.
    pub said: Said,
}
