//! What one measure of the pair says.

use super::Ends;
use crate::instruments::InstrumentId;
use crate::score::Total;
use crate::thresholds::{Change, InUse};

/// One measure of the pair: its two scores, and the thresholds they are read with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The thresholds in use, with where they come from.
    pub in_use: InUse,
    /// The first complete score.
    pub first: Option<Total>,
    /// The last complete score.
    pub last: Option<Total>,
}

impl Reading {
    pub(super) fn of(in_use: InUse, ends: Ends) -> Self {
        Self { in_use, first: ends.first, last: ends.last }
    }

    /// The measure.
    #[must_use]
    pub fn instrument(&self) -> InstrumentId {
        self.in_use.instrument
    }

    /// Whether the first score is at caseness.
    #[must_use]
    pub fn began_as_case(&self) -> Option<bool> {
        self.first.and_then(|total| self.in_use.is_case(total))
    }

    /// Whether the last score is at caseness.
    #[must_use]
    pub fn ended_as_case(&self) -> Option<bool> {
        self.last.and_then(|total| self.in_use.is_case(total))
    }

    /// What the change from first to last means.
    #[must_use]
    pub fn change(&self) -> Option<Change> {
        self.in_use.change(self.first?, self.last?)
    }
}
