//! Whether a referral would count if it ended today: a first and a last complete score of each of the three measures
//! that everybody is asked, and a course of treatment behind them.
//!
//! Why it is asked early: services are to hold pre-treatment and post-treatment scores for at least nine in ten of
//! those who finish (Clark 2018, Annual Review of Clinical Psychology 14). One source.

use crate::contract::clinician::{AppointmentView, Measure};
use crate::instruments::InstrumentId;
use crate::offered::Role;
use crate::outcome::{CONTACTS_OF_A_COURSE, Ends, Outcome, asked_as, outcome};
use crate::score::Total;
use crate::standing::{comparable, sent_scores};
use crate::thresholds::Thresholds;
use chrono::NaiveDateTime;

/// Whether the referral would count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WouldCount {
    /// Whether it has ended: then it is a question no longer of what would be.
    pub ended: bool,
    /// The depression measure, the anxiety measure and the daily-life measure.
    pub measures: [Counted; 3],
    /// How many more treatment appointments must be attended.
    pub contacts_lacking: u32,
}

/// One of the three measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The measure whose scores are read.
    pub instrument: InstrumentId,
    /// What it lacks; nothing where it has both scores.
    pub lacks: Option<Lack>,
    /// The measure of the problem that it stands in for, and what that one lacks.
    pub stands_in_for: Option<(InstrumentId, Lack)>,
}

/// What a measure lacks for a first and a last score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// There is no complete score.
    Both,
    /// There is one, of then; another is needed.
    Last(NaiveDateTime),
    /// The other is complete and not sent yet.
    Sending,
}

impl WouldCount {
    /// Whether nothing is missing.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.contacts_lacking == 0 && self.measures.iter().all(|measure| measure.lacks.is_none())
    }
}

/// How the referral of a view has come out so far, by the complete scores that were sent.
#[must_use]
pub fn outcome_so_far(view: &AppointmentView) -> Outcome {
    let mut thresholds = Thresholds::published();
    view.measures.iter().for_each(|measure| thresholds.replace(measure.in_use.clone()));
    outcome(view.paired, &thresholds, |id| Ends::of(sent(view, id)), view.course)
}

pub(super) fn would_count(view: &AppointmentView, outcome: &Outcome) -> WouldCount {
    let counted = |instrument| Counted { instrument, lacks: lack(view, instrument), stands_in_for: None };
    let paired = outcome.instead_of.and_then(|paired| Some((paired, lack(view, paired)?)));
    let anxiety = Counted { stands_in_for: paired, ..counted(outcome.anxiety.instrument()) };
    WouldCount {
        ended: view.course.ended,
        measures: [counted(outcome.depression.instrument()), anxiety, counted(asked_as(Role::DailyLife))],
        contacts_lacking: CONTACTS_OF_A_COURSE.saturating_sub(view.course.attended_treatment_contacts),
    }
}

fn lack(view: &AppointmentView, id: InstrumentId) -> Option<Lack> {
    match sent(view, id).as_slice() {
        [_, _, ..] => None,
        _ if complete(view, id) > 1 => Some(Lack::Sending),
        [(at, _)] => Some(Lack::Last(*at)),
        [] => Some(Lack::Both),
    }
}

fn sent(view: &AppointmentView, id: InstrumentId) -> Vec<(NaiveDateTime, Total)> {
    measure(view, id).map(|measure| sent_scores(measure, &view.wordings)).unwrap_or_default()
}

/// How many complete scores there are, sent or not.
fn complete(view: &AppointmentView, id: InstrumentId) -> usize {
    let all = measure(view, id).map(|measure| comparable(&measure.measurements, &view.wordings));
    all.unwrap_or_default().iter().filter(|past| past.total().is_some()).count()
}

fn measure(view: &AppointmentView, id: InstrumentId) -> Option<&Measure> {
    view.measures.iter().find(|measure| measure.in_use.instrument == id)
}
