//! The last complete total of a measure that has none for the appointment, so that whoever phones knows where somebody
//! stood without taking it for where they stand.

use super::moved::{Earlier, earlier};
use crate::contract::clinician::Measure;
use crate::instruments::InstrumentId;
use crate::score::Total;
use crate::standing::Standing;
use chrono::NaiveDateTime;

/// The last total before the appointment, of a measure without one for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastTotal {
    /// The measure.
    pub instrument: InstrumentId,
    /// The words it was asked in then: a place in the view's wordings, from 0.
    pub wording: usize,
    /// Whether something of it was amended after it was sent.
    pub amended: bool,
    /// When it was sent.
    pub at: NaiveDateTime,
    /// The total.
    pub total: Total,
    /// The first total, where that is another, with what the change from it to this one means.
    pub first: Option<Earlier>,
}

/// None where the appointment has a total of its own, and where there is none before.
pub(super) fn last(measure: &Measure, standing: &Standing<'_>) -> Option<LastTotal> {
    if standing.now.is_some_and(|now| now.total().is_some()) {
        return None;
    }
    let mut complete = standing.before.iter().filter_map(|past| Some((past, past.total()?)));
    let (past, total) = complete.next_back()?;
    let first = complete.next().map(|(first, then)| earlier(measure, (first.at, then), total));
    Some(LastTotal {
        instrument: standing.instrument,
        wording: past.wording,
        amended: past.record.as_sent.is_some(),
        at: past.at,
        total,
        first,
    })
}
