//! The brief in words: a minute's reading before a call. Facts come from `measures::brief`; no word here is a level,
//! and nothing that was not said is read as good news.

mod acknowledged;
mod alerts;
mod counting;
mod line;
mod moved;
mod reached;
mod totals;

use crate::missing::how_much;
use crate::outcome_words::in_brief;
use crate::times::date;
use crate::worded::Wordings;
use measures::brief::{Brief, HowFar, OwnMeasure};
use measures::problem::ProblemDescriptor;

pub use line::{Line, Piece, Row};

/// Where the exact words of what is missing stand on the page.
pub const MISSING: &str = "missing";

/// Where the story of an alert stands on the page, by its key.
#[must_use]
pub fn alert_heading(alert: measures::ids::AlertId) -> String {
    format!("alert-{alert}")
}

/// The address of that place.
fn alert_place(alert: measures::ids::AlertId) -> String {
    format!("#{}", alert_heading(alert))
}

/// The brief as it stands on the screen: what comes first, then two columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The alerts that nobody has closed, if there are any.
    pub alerts: Option<Row>,
    /// What was answered and what moved.
    pub answered: Vec<Row>,
    /// What else to know before the call.
    pub around: Vec<Row>,
}

/// Everything the brief says. `asked` is whether questions were asked for the appointment, `own` whether the patient is on
/// the reader's own caseload.
#[must_use]
pub fn told(
    brief: &Brief,
    problem: Option<ProblemDescriptor>,
    (asked, own): (bool, bool),
    wordings: &Wordings,
) -> Told {
    let alerts = alerts::row(brief, own, wordings);
    // Without an alert to deal with, an item that alerts stands with the answers.
    let (alerts, earlier) = if brief.open.is_empty() { (None, alerts) } else { (alerts, None) };
    let (outcome, counts) = match brief.would_count.ended {
        true => ("Outcome", "Has what it takes to count"),
        false => ("Outcome so far", "Would count if it ended today"),
    };
    Told {
        alerts,
        answered: earlier.into_iter().chain(moved::rows(brief, wordings)).collect(),
        around: vec![
            Row::of("Safe way to reach", reached::lines(brief)),
            Row::of("To ask on the phone", vec![to_ask(brief, asked)]),
            Row::of("Problem descriptor", own_measure(brief.own, problem)),
            Row::of(outcome, vec![Line::of(in_brief(&brief.outcome))]),
            Row::of(counts, counting::lines(&brief.would_count)),
        ],
    }
}

/// "PHQ-9: 1 item. WSAS: not begun.", with a link to the exact words.
fn to_ask(brief: &Brief, asked: bool) -> Line {
    let gap = |missing: &measures::brief::Missing| {
        format!("{}: {}", missing.instrument.instrument().name, how_much(missing))
    };
    match brief.missing.as_slice() {
        [] if asked || !brief.moved.is_empty() => Line::of("Nothing is missing."),
        [] => Line::of("No questions have been asked for this appointment."),
        some => {
            let gaps: Vec<_> = some.iter().map(gap).collect();
            Line::of(format!("{}. ", gaps.join(". "))).link(format!("#{MISSING}"), "Exact words to read out")
        }
    }
}

/// "**Social anxiety disorder**. SPIN, its own measure, is answered for this appointment."
fn own_measure(own: OwnMeasure, problem: Option<ProblemDescriptor>) -> Vec<Line> {
    let name = Line::default().strong(problem.map_or("Not set", ProblemDescriptor::words));
    let measure = match own {
        OwnMeasure::NotKnown => "No measure of its own is asked without one".to_owned(),
        OwnMeasure::Shared => "It has no measure of its own".to_owned(),
        OwnMeasure::Paired { instrument, answered } => {
            let how_far = match answered {
                HowFar::Complete => "is answered for this appointment".to_owned(),
                HowFar::InPart => "is answered only in part".to_owned(),
                HowFar::Before(at) => {
                    format!("is not answered for this appointment, last on {}", date(at.date()))
                }
                HowFar::Never => "was never answered".to_owned(),
            };
            format!("{}, its own measure, {how_far}", instrument.instrument().name)
        }
    };
    vec![name.plain(format!(". {measure}."))]
}

#[cfg(test)]
mod tests;
