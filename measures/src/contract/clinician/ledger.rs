//! The measures of the service: their words, their licences and the thresholds in use.

use crate::instruments::InstrumentId;
use crate::thresholds::InUse;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Every measure there is, and what this service has for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadMeasures {}

/// The licence ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    /// One entry for each instrument, in the order of the catalogue.
    pub entries: Vec<LedgerEntry>,
    /// The wording files that were refused when the server started.
    pub refused: Vec<RefusedFile>,
}

/// What a service has for one instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerEntry {
    /// The instrument.
    pub instrument: InstrumentId,
    /// Whether it is asked here at all.
    pub can_ask: bool,
    /// The thresholds in use.
    pub in_use: InUse,
    /// The words there are for it, the service's own before those that ship.
    pub wordings: Vec<WordingEntry>,
}

/// Words for one instrument in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordingEntry {
    /// The language tag.
    pub language: String,
    /// Which words of that language.
    pub version: String,
    /// Who gave permission.
    pub licence: String,
    /// The last day on which they may be shown.
    pub expires: Option<NaiveDate>,
    /// Whether they are stand-ins for the published words.
    pub stand_in: bool,
    /// Whether patients are shown them.
    pub in_use: bool,
}

/// A wording file that was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefusedFile {
    /// Its name in the folder of wording files.
    pub file: String,
    /// The line at which it goes wrong, from 1.
    pub line: u32,
    /// What is wrong, for whoever wrote it.
    pub says: String,
}
