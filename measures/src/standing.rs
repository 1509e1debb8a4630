//! What of a measure belongs to an appointment and what came before it, so that an old total never reads as
//! current, and scores of stand-in words are never compared with those of published ones.

use crate::contract::clinician::{Measure, Measurement};
use crate::instruments::InstrumentId;
use crate::score::Total;
use crate::wording::Wording;
use chrono::NaiveDateTime;

/// A measure as it stands at one appointment. What was answered after it is left out, and so is what was asked in
/// another kind of words than the latest: published or stand-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing<'a> {
    /// The measure.
    pub instrument: InstrumentId,
    /// What was answered for the appointment.
    pub now: Option<&'a Measurement>,
    /// What was answered before that, oldest first.
    pub before: Vec<&'a Measurement>,
    /// How often it was answered before in the other kind of words.
    pub set_apart: usize,
}

impl<'a> Standing<'a> {
    /// The measure at the appointment that is being looked at, which starts then. `wordings` are those of the view.
    #[must_use]
    pub fn at(measure: &'a Measure, wordings: &[Wording], starts: NaiveDateTime) -> Self {
        let all = &measure.measurements;
        let place = all.iter().rposition(|measurement| measurement.this_appointment);
        let end = place.map_or_else(|| all.partition_point(|past| past.at < starts), |place| place + 1);
        let mut before = comparable(&all[..end], wordings);
        let set_apart = end - before.len();
        let now = place.and_then(|_| before.pop());
        Self { instrument: measure.in_use.instrument, now, before, set_apart }
    }

    /// The last occasions up to the appointment, oldest first and no more than `most`.
    #[must_use]
    pub fn last(&self, most: usize) -> Vec<&'a Measurement> {
        let before = self.before.iter().rev().copied();
        let mut last: Vec<_> = self.now.into_iter().chain(before).take(most).collect();
        last.reverse();
        last
    }
}

/// Those of the measurements, oldest first, that can be compared with the last of them.
#[must_use]
pub fn comparable<'a>(
    measurements: impl IntoIterator<Item = &'a Measurement>,
    wordings: &[Wording],
) -> Vec<&'a Measurement> {
    let is_stand_in = |past: &Measurement| wordings.get(past.wording).is_some_and(Wording::is_stand_in);
    let mut all: Vec<_> = measurements.into_iter().collect();
    let kind = all.last().map(|last| is_stand_in(last));
    all.retain(|past| Some(is_stand_in(past)) == kind);
    all
}

/// The complete scores of a measure that were sent, oldest first: of those that can be compared with the last sent.
#[must_use]
pub fn sent_scores(measure: &Measure, wordings: &[Wording]) -> Vec<(NaiveDateTime, Total)> {
    let sent = comparable(measure.measurements.iter().filter(|past| past.sent), wordings);
    sent.iter().filter_map(|past| Some((past.at, past.total()?))).collect()
}
