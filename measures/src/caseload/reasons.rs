//! Why a supervisor looks at a referral. Each reason stands for itself, and none outweighs another.

use super::Known;
use crate::instruments::InstrumentId;
use crate::intensity::Intensity;
use crate::outcome::{Outcome, Reading, Rule};
use crate::thresholds::Change;
use serde::{Deserialize, Serialize};

/// What a service has set for its supervision. To be confirmed by the service: no public source gives a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// The treatment contact by which a reliable improvement is expected, from 1.
    pub no_improvement_by: u32,
    /// The treatment contact from which low-intensity treatment without improvement asks whether to step up, from 1.
    pub step_up_from: u32,
    /// How many appointments missed in a row are a run, from 1.
    pub missed_in_a_row: u32,
}

/// One reason, with what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// An alert waits to be acknowledged.
    OpenAlert,
    /// This measure rose by a reliable amount.
    ReliableDeterioration(InstrumentId),
    /// After so many treatment contacts there is no reliable improvement, or it cannot be known.
    NoReliableImprovement(u32),
    /// Low-intensity treatment, still at caseness by this measure, and that has not reliably improved.
    StepUp(InstrumentId),
    /// The measure of the problem has no complete score.
    NoPairedMeasure(InstrumentId),
    /// So many appointments were missed in a row.
    MissedInARow(u32),
}

impl Reason {
    /// Where its kind stands in a list, from 0.
    const fn place(self) -> usize {
        match self {
            Self::OpenAlert => 0,
            Self::ReliableDeterioration(_) => 1,
            Self::NoReliableImprovement(_) => 2,
            Self::StepUp(_) => 3,
            Self::NoPairedMeasure(_) => 4,
            Self::MissedInARow(_) => 5,
        }
    }
}

/// By which a list is ordered: those with an open alert first, of them those that also deteriorated, and so on. Those
/// without any reason come last.
#[must_use]
pub fn order(reasons: &[Reason]) -> [bool; 6] {
    let mut lacks = [true; 6];
    reasons.iter().for_each(|reason| lacks[reason.place()] = false);
    lacks
}

impl Known {
    /// Why a supervisor looks at the referral that came out like this so far, in order.
    #[must_use]
    pub fn reasons(&self, outcome: &Outcome, rules: Rules) -> Vec<Reason> {
        let readings = [&outcome.depression, &outcome.anxiety];
        let worse = |reading: &&&Reading| reading.change() == Some(Change::ReliableDeterioration);
        let deteriorated =
            readings.iter().filter(worse).map(|one| Reason::ReliableDeterioration(one.instrument()));
        let late = self.contacts >= rules.no_improvement_by
            && outcome.holds(Rule::ReliableImprovement) != Some(true);
        let run = self.missed_in_a_row >= rules.missed_in_a_row.max(1);
        self.alert
            .then_some(Reason::OpenAlert)
            .into_iter()
            .chain(deteriorated)
            .chain(late.then_some(Reason::NoReliableImprovement(self.contacts)))
            .chain(self.step_up(readings, rules))
            .chain(self.no_paired_measure())
            .chain(run.then_some(Reason::MissedInARow(self.missed_in_a_row)))
            .collect()
    }

    fn step_up(&self, readings: [&Reading; 2], rules: Rules) -> Option<Reason> {
        let stuck = |reading: &&Reading| {
            reading.ended_as_case() == Some(true)
                && reading.change().is_some_and(|change| change != Change::ReliableImprovement)
        };
        let low = self.intensity == Some(Intensity::Low) && self.contacts >= rules.step_up_from;
        let reading = readings.into_iter().find(stuck).filter(|_| low)?;
        Some(Reason::StepUp(reading.instrument()))
    }

    /// Before the first treatment contact it may not have been asked yet.
    fn no_paired_measure(&self) -> Option<Reason> {
        let (instrument, _) = self.paired.filter(|(_, scores)| self.contacts > 0 && scores.count == 0)?;
        Some(Reason::NoPairedMeasure(instrument))
    }
}
