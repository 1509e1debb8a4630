//! Caseness, and change between two totals of one instrument.

use crate::instrument::{Band, Instrument};
use crate::score::Total;
use serde::{Deserialize, Serialize};

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

/// Whether the total is at caseness. None where the instrument has no caseness.
#[must_use]
pub fn caseness(instrument: &Instrument, total: Total) -> Option<bool> {
    instrument.caseness.as_ref().map(|threshold| total >= threshold.at_least)
}

/// What the change from one total to a later one means. None where the instrument has no such value.
#[must_use]
pub fn change(instrument: &Instrument, earlier: Total, later: Total) -> Option<Change> {
    let reliable = instrument.reliable_change.as_ref()?.at_least;
    Some(if earlier - later >= reliable {
        Change::ReliableImprovement
    } else if later - earlier >= reliable {
        Change::ReliableDeterioration
    } else {
        Change::NoReliableChange
    })
}

/// The band a total falls in. A substituted total between two whole points belongs to the band it has not left.
#[must_use]
pub fn band(instrument: &Instrument, total: Total) -> Option<&'static Band> {
    instrument.bands.iter().rev().find(|band| total >= band.from)
}
