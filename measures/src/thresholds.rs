//! The thresholds in use: the published ones, or what a service has put in their place.

use crate::evidence::{Comparison, Published, Status};
use crate::instruments::{InstrumentId, catalogue};
use crate::score::Total;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A number clinicians act on, with where it came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// The number, in hundredths of a point.
    pub value: Total,
    /// Whether the number itself counts.
    pub comparison: Comparison,
    /// How sure it is.
    pub status: Status,
    /// The document it was taken from.
    pub source: String,
    /// Who at the service confirmed it and when.
    pub confirmed: Option<Confirmation>,
}

/// Who at a service confirmed a number, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// Whose name stands for it.
    pub by: String,
    /// The day.
    pub on: NaiveDate,
}

/// What is in use for one instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InUse {
    /// The instrument.
    pub instrument: InstrumentId,
    /// The total from which somebody is at caseness; none where the instrument has no caseness.
    pub caseness: Option<Threshold>,
    /// The smallest reliable difference between two totals; none where there is no such number.
    pub reliable_change: Option<Threshold>,
}

/// The thresholds in use at a service, for every instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Thresholds(Vec<InUse>);

/// What a difference between two totals means. Higher totals are worse on every instrument here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Fell by a reliable amount.
    ReliableImprovement,
    /// Rose by a reliable amount.
    ReliableDeterioration,
    /// Neither.
    NoReliableChange,
}

impl Threshold {
    fn published(published: &Published) -> Self {
        Self {
            value: published.value,
            comparison: published.comparison,
            status: published.source.status,
            source: published.source.says.to_owned(),
            confirmed: None,
        }
    }

    /// Whether a total, or a difference, reaches it.
    #[must_use]
    pub fn is_reached(&self, total: Total) -> bool {
        match self.comparison {
            Comparison::AtLeast => total >= self.value,
            Comparison::Above => total > self.value,
        }
    }

    /// How staff read it: `10 or more`, `above 2.3`.
    #[must_use]
    pub fn words(&self) -> String {
        match self.comparison {
            Comparison::AtLeast => format!("{} or more", self.value),
            Comparison::Above => format!("above {}", self.value),
        }
    }
}

impl InUse {
    /// What is published for an instrument.
    #[must_use]
    pub fn published(instrument: InstrumentId) -> Self {
        let evidence = instrument.evidence();
        Self {
            instrument,
            caseness: evidence.caseness.as_ref().map(Threshold::published),
            reliable_change: evidence.reliable_change.as_ref().map(Threshold::published),
        }
    }

    /// Whether a total is at caseness. None where the instrument has no caseness.
    #[must_use]
    pub fn is_case(&self, total: Total) -> Option<bool> {
        self.caseness.as_ref().map(|threshold| threshold.is_reached(total))
    }

    /// What the change from one total to a later one means. None where the instrument has no such number.
    #[must_use]
    pub fn change(&self, earlier: Total, later: Total) -> Option<Change> {
        let reliable = self.reliable_change.as_ref()?;
        Some(if reliable.is_reached(earlier - later) {
            Change::ReliableImprovement
        } else if reliable.is_reached(later - earlier) {
            Change::ReliableDeterioration
        } else {
            Change::NoReliableChange
        })
    }
}

impl Thresholds {
    /// The published ones.
    #[must_use]
    pub fn published() -> Self {
        Self(catalogue().map(InUse::published).collect())
    }

    /// What is in use for an instrument.
    #[must_use]
    pub fn of(&self, instrument: InstrumentId) -> InUse {
        let known = self.0.iter().find(|in_use| in_use.instrument == instrument);
        known.cloned().unwrap_or_else(|| InUse::published(instrument))
    }

    /// Puts a service's own numbers in the place of an instrument's published ones.
    pub fn replace(&mut self, in_use: InUse) {
        self.0.retain(|known| known.instrument != in_use.instrument);
        self.0.push(in_use);
    }
}
