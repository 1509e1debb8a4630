//! The words of an instrument in one language. Structure and scoring are code; words are data.
//!
//! One form serves for the files that ship, for a service's licensed files and for what a phone is sent: reading it
//! *is* the check, so whoever holds a [`Wording`] can show every item of its instrument.

mod checking;
mod file;
mod reading;
mod showing;

use crate::instruments::InstrumentId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use checking::Fault;

/// The words of one instrument in one language, complete. It cannot change a value, an order or a score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(into = "WordingFile")]
pub struct Wording {
    instrument: InstrumentId,
    file: WordingFile,
}

/// Words as they are written down, before they are checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordingFile {
    /// The instrument's id.
    pub instrument: String,
    /// A language tag, for example `en-GB`, `pl` or `ar`.
    pub language: String,
    /// Told apart from other words for the same instrument and language. Other words, another version.
    pub wording_version: String,
    /// Who gave permission, to whom, when and for what use. The holder's own statement where it ships with this.
    pub licence: String,
    /// The last day on which it may be shown; none where the licence has no end.
    #[serde(with = "crate::civil::maybe_date")]
    pub expires: Option<NaiveDate>,
    /// Shown with every item where these are not the published words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// Said before the first item.
    pub instruction: Option<String>,
    /// The words that open every item.
    pub stem: Option<String>,
    /// The words of the response options that items share, by value. Empty where a scale prints only a number.
    #[serde(default, with = "file::unique", skip_serializing_if = "BTreeMap::is_empty")]
    pub options: BTreeMap<String, String>,
    /// What the scales are called, where one situation is rated on several, by the scale's name.
    #[serde(default, with = "file::unique", skip_serializing_if = "BTreeMap::is_empty")]
    pub scales: BTreeMap<String, String>,
    /// The words of the items, by id.
    #[serde(with = "file::unique")]
    pub items: BTreeMap<String, ItemWording>,
}

/// The words of one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemWording {
    /// The question.
    pub text: String,
    /// A small line of help under the question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The heading it stands under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Said under that heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section_intro: Option<String>,
    /// The words of its own response options, by value, in place of the shared ones.
    #[serde(default, with = "file::unique", skip_serializing_if = "BTreeMap::is_empty")]
    pub options: BTreeMap<String, String>,
}

/// The versions of the words that ship. No file of a service may take one of these names.
pub const SHIPPED_VERSIONS: [&str; 2] = ["verbatim", "stand-in"];

/// The language of the words that ship.
pub const SHIPPED_LANGUAGE: &str = "en-GB";

impl Wording {
    /// The instrument whose words these are.
    #[must_use]
    pub fn instrument(&self) -> InstrumentId {
        self.instrument
    }

    /// The language tag.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.file.language
    }

    /// Which words of that instrument and language these are.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.file.wording_version
    }

    /// Who gave permission.
    #[must_use]
    pub fn licence(&self) -> &str {
        &self.file.licence
    }

    /// The last day on which they may be shown.
    #[must_use]
    pub fn expires(&self) -> Option<NaiveDate> {
        self.file.expires
    }

    /// What is shown with every item where these are not the published words.
    #[must_use]
    pub fn notice(&self) -> Option<&str> {
        self.file.notice.as_deref()
    }

    /// Whether they ship with the instrument, rather than coming from a service's file.
    #[must_use]
    pub fn is_shipped(&self) -> bool {
        SHIPPED_VERSIONS.contains(&self.version())
    }

    /// Whether these are words of our own in place of the published ones.
    #[must_use]
    pub fn is_stand_in(&self) -> bool {
        self.file.notice.is_some()
    }

    /// Whether they hold everything that the words which ship with the instrument hold. Words may add hints and
    /// headings; they may not leave out what is said before the items, nor the options of an item that has its own.
    ///
    /// # Errors
    /// When something of it is missing.
    pub fn covers(&self, shipped: &Self) -> Result<(), Fault> {
        checking::check_against(&self.file, &shipped.file)
    }

    /// Whether they may be shown on a day.
    #[must_use]
    pub fn is_in_force(&self, day: NaiveDate) -> bool {
        self.file.expires.is_none_or(|last| day <= last)
    }
}

impl TryFrom<WordingFile> for Wording {
    type Error = Fault;
    fn try_from(file: WordingFile) -> Result<Self, Fault> {
        checking::check(&file).map(|instrument| Self { instrument, file })
    }
}

impl From<Wording> for WordingFile {
    fn from(wording: Wording) -> Self {
        wording.file
    }
}
