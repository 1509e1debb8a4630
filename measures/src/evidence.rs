//! What staff need to read a total, and where each number and each word comes from.
//!
//! Apart from the instrument itself, so that a patient's browser, which adds up and does not judge, never loads it.

use crate::score::Total;
use serde::{Deserialize, Serialize};

/// What is known of an instrument beyond how it is asked and scored.
#[derive(Debug)]
pub struct Evidence {
    /// Its full name.
    pub title: &'static str,
    /// Which edition of it this is, as licences and papers tell them apart.
    pub edition: &'static str,
    /// Where the way of adding up comes from.
    pub scoring: Source,
    /// Where the rule for missing answers comes from.
    pub missing: Source,
    /// Named ranges of the total, ascending, covering all of it; none where none are agreed.
    pub bands: &'static [Band],
    /// Where the bands come from.
    pub bands_from: Option<Source>,
    /// Where the parts of the total come from that are reported beside it.
    pub subscales_from: Option<Source>,
    /// Where it comes from that clinicians are shown some answers beside the total.
    pub noted_from: Option<Source>,
    /// The total from which somebody is at caseness.
    pub caseness: Option<Published>,
    /// The smallest difference between two totals that is reliable.
    pub reliable_change: Option<Published>,
    /// Points of one item that stands alone from which a clinician asks more. Not caseness.
    pub asks_more_from: Option<Published>,
    /// Who holds the rights to the published words.
    pub rights_holder: &'static str,
    /// What the holder allows.
    pub terms: &'static str,
}

/// Where a fact was found, and how sure it is.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    /// How sure.
    pub status: Status,
    /// The documents.
    pub says: &'static str,
}

/// How sure a fact is that clinicians act on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Two or more independent public sources agree.
    TwoSources,
    /// One public source, often an official one.
    OneSource,
    /// No public source settles it: a default that the service sets and signs off.
    ToBeConfirmed,
    /// The service has confirmed it.
    Confirmed,
}

/// A number clinicians act on, as published.
#[derive(Debug, Clone, Copy)]
pub struct Published {
    /// The number, in hundredths of a point.
    pub value: Total,
    /// Whether the number itself counts.
    pub comparison: Comparison,
    /// Where it comes from.
    pub source: Source,
    /// Whether a service may replace it.
    pub configurable: bool,
}

/// Whether a threshold itself counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// It does.
    AtLeast,
    /// Only what is above it does.
    Above,
}

/// A named range of the total, both ends included.
#[derive(Debug)]
pub struct Band {
    /// The lowest total in the band.
    pub from: Total,
    /// The highest total in the band.
    pub to: Total,
    /// Its published name. For staff, never for patients.
    pub words: &'static str,
}

impl Evidence {
    pub(crate) const fn asks_more_from(&self) -> Option<Total> {
        match &self.asks_more_from {
            Some(published) => Some(published.value),
            None => None,
        }
    }
}

impl Status {
    /// How staff read it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::TwoSources => "two sources",
            Self::OneSource => "one source",
            Self::ToBeConfirmed => "to be confirmed by the service",
            Self::Confirmed => "confirmed by the service",
        }
    }
}
