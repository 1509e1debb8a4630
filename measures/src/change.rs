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

#[cfg(test)]
mod tests {
    use super::{Change, band, caseness, change};
    use crate::instrument::Instrument;
    use crate::instruments::InstrumentId;
    use crate::score::Total;

    fn instrument(id: &str) -> &'static Instrument {
        InstrumentId::parse(id).unwrap().instrument()
    }

    #[test]
    fn the_published_thresholds_are_reached_at_them_and_not_one_below() {
        for (id, threshold) in [("phq9", 10), ("gad7", 8)] {
            assert_eq!(caseness(instrument(id), Total::whole(threshold)), Some(true), "{id}");
            assert_eq!(caseness(instrument(id), Total::whole(threshold - 1)), Some(false), "{id}");
        }
        assert_eq!(caseness(instrument("wsas"), Total::whole(40)), None);
    }

    #[test]
    fn the_published_differences_are_reliable_at_them_and_not_one_below() {
        for (id, reliable) in [("phq9", 6), ("gad7", 4)] {
            let fall = |points| change(instrument(id), Total::whole(20), Total::whole(20 - points));
            assert_eq!(fall(reliable), Some(Change::ReliableImprovement), "{id}");
            assert_eq!(fall(reliable - 1), Some(Change::NoReliableChange), "{id}");
            assert_eq!(fall(-reliable), Some(Change::ReliableDeterioration), "{id}");
            assert_eq!(fall(1 - reliable), Some(Change::NoReliableChange), "{id}");
        }
        assert_eq!(change(instrument("wsas"), Total::whole(40), Total::whole(0)), None);
    }

    #[test]
    fn improvement_read_backwards_is_deterioration() {
        let phq9 = instrument("phq9");
        for (earlier, later) in (0..=27).flat_map(|earlier| (0..=27).map(move |later| (earlier, later))) {
            let forwards = change(phq9, Total::whole(earlier), Total::whole(later)).unwrap();
            let backwards = change(phq9, Total::whole(later), Total::whole(earlier)).unwrap();
            let mirrored = match forwards {
                Change::ReliableImprovement => Change::ReliableDeterioration,
                Change::ReliableDeterioration => Change::ReliableImprovement,
                Change::NoReliableChange => Change::NoReliableChange,
            };
            assert_eq!(backwards, mirrored, "{earlier} to {later}");
        }
    }

    #[test]
    fn a_substituted_total_belongs_to_the_band_it_has_not_left() {
        let words = |hundredths| band(instrument("wsas"), Total::from_hundredths(hundredths)).unwrap().words;
        assert_eq!(words(8_75), "Subclinical");
        assert_eq!(words(10_00), "Significant functional impairment");
        assert_eq!(words(20_00), "Significant functional impairment");
        assert_eq!(words(21_25), "Moderately severe or worse");
    }
}
