//! What a therapist reads in the minute before a call, worked out from what the session view carries: facts without
//! words. What is not known is left out, what was withheld is never a value, and no instrument is named.

mod alerting;
mod counting;
mod last;
mod missing;
mod moved;
mod open;

use crate::alert::Reach;
use crate::contract::clinician::{Alert, AppointmentView, Measure, ToldInForm};
use crate::instruments::InstrumentId;
use crate::outcome::Outcome;
use crate::standing::Standing;
use chrono::NaiveDateTime;

pub use alerting::{Alerting, Attention, Said};
pub use counting::{Counted, Lack, WouldCount, outcome_so_far};
pub use last::LastTotal;
pub use missing::{Lacking, Missing, Why, missing};
pub use moved::{Compared, Earlier, ItemMoved, MOVED_BY, Movement};
pub use open::OpenAlert;

/// The facts of the brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brief {
    /// The alerts that nobody has closed: those that wait to be acknowledged first, then latest first.
    pub open: Vec<OpenAlert>,
    /// Items that alert, where the last two answers give a reason to speak of them, or the appointment has none.
    pub alerting: Vec<Alerting>,
    /// How each measure that was answered for the appointment differs from before, in the order asked.
    pub moved: Vec<Movement>,
    /// The last total of each measure that has none for the appointment, in the order asked.
    pub last: Vec<LastTotal>,
    /// What can still be asked, in the order asked.
    pub missing: Vec<Missing>,
    /// The measure of the problem itself.
    pub own: OwnMeasure,
    /// The last way to be reached that the patient chose on the help page.
    pub reach: Option<Reached>,
    /// What they told about reaching them when they referred themselves, if they did.
    pub form: Option<ToldInForm>,
    /// How the referral has come out so far.
    pub outcome: Outcome,
    /// Whether the referral would count if it ended today.
    pub would_count: WouldCount,
}

/// A way to be reached, with when it was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    /// The way.
    pub reach: Reach,
    /// When it was given on the phone.
    pub given: NaiveDateTime,
}

/// The measure that belongs to what the referral is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnMeasure {
    /// No clinician has said what the referral is for.
    NotKnown,
    /// The problem has no measure besides those that everybody is asked.
    Shared,
    /// It has one.
    Paired {
        /// Which.
        instrument: InstrumentId,
        /// How far it was answered.
        answered: HowFar,
    },
}

/// How far a measure was answered by an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HowFar {
    /// For the appointment, with a total.
    Complete,
    /// For the appointment, too little for a total.
    InPart,
    /// Not for the appointment, and last at this time.
    Before(NaiveDateTime),
    /// Never.
    Never,
}

/// The facts of an appointment.
#[must_use]
pub fn brief(view: &AppointmentView) -> Brief {
    let starts = view.entry.starts;
    let at = |measure| Standing::at(measure, &view.wordings, starts);
    let outcome = outcome_so_far(view);
    Brief {
        open: open::open(&view.alerts),
        alerting: view.measures.iter().flat_map(|measure| alerting::alerting(&at(measure))).collect(),
        moved: view.measures.iter().filter_map(|measure| moved::moved(measure, &at(measure))).collect(),
        last: view.measures.iter().filter_map(|measure| last::last(measure, &at(measure))).collect(),
        missing: missing(&view.measures, view.asked.as_ref()),
        own: own(view, at),
        reach: reach(&view.alerts),
        form: view.form.clone(),
        would_count: counting::would_count(view, &outcome),
        outcome,
    }
}

fn reach(alerts: &[Alert]) -> Option<Reached> {
    let all = alerts.iter().flat_map(|alert| &alert.safety);
    let chosen = all.filter_map(|safety| Some((safety.given, safety.reach.clone()?)));
    chosen.max_by_key(|(given, _)| *given).map(|(given, reach)| Reached { reach, given })
}

fn own<'a>(view: &'a AppointmentView, at: impl Fn(&'a Measure) -> Standing<'a>) -> OwnMeasure {
    let Some(instrument) = view.paired else {
        return if view.problem_descriptor.is_some() { OwnMeasure::Shared } else { OwnMeasure::NotKnown };
    };
    let measure = view.measures.iter().find(|measure| measure.in_use.instrument == instrument);
    let answered = measure.map(at).map_or(HowFar::Never, |standing| match standing.now {
        Some(now) if now.total().is_some() => HowFar::Complete,
        Some(_) => HowFar::InPart,
        None => standing.before.last().map_or(HowFar::Never, |past| HowFar::Before(past.at)),
    });
    OwnMeasure::Paired { instrument, answered }
}
