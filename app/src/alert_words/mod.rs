//! The alert queue in words for staff. Where an alert is says who looks first; no word here is a level.

/// What somebody had begun when somebody else was faster.
mod begun;

use crate::reach_words::reach_words;
use crate::times::{date, weekday_and_clock};
use crate::watch_words::desk_words;
use measures::alert_queue::{Desk, Happening, Stage};
use measures::contract::clinician::{AlertView, Happened, QueueEntry};

pub use begun::{Begun, Unrecorded};

/// What is said beside an answer that does not alert, so that nobody takes it for good news.
pub const NOT_REASSURING: &str = "An answer that does not alert is not reassurance.";

/// How many wait, for those who hear it.
#[must_use]
pub fn waiting_words(waiting: u32) -> String {
    match waiting {
        0 => "No alert waits to be acknowledged".to_owned(),
        1 => "1 alert waits to be acknowledged".to_owned(),
        some => format!("{some} alerts wait to be acknowledged"),
    }
}

/// Whose alert it is, as far as they said.
#[must_use]
pub fn name_words(entry: &QueueEntry) -> String {
    if entry.patient.is_empty() { "No name given yet".to_owned() } else { entry.patient.clone() }
}

/// When it was raised, whether anybody was there, and whether what it is about was sent: a line each.
#[must_use]
pub fn raised_lines(entry: &QueueEntry) -> Vec<String> {
    let sent = if entry.sent { "Answers sent" } else { "Answers not sent" };
    let out_of_hours = entry.out_of_hours.then(|| "Received out of hours".to_owned());
    [weekday_and_clock(entry.raised)].into_iter().chain(out_of_hours).chain([sent.to_owned()]).collect()
}

/// "Duty worker, therapist": who looks, whoever looks first at the front.
#[must_use]
pub fn desks_words(desks: &[Desk]) -> String {
    let names = desks.iter().map(|desk| desk.words());
    let later = names.clone().skip(1).map(str::to_lowercase);
    names.take(1).map(str::to_owned).chain(later).collect::<Vec<_>>().join(", ")
}

/// Where it goes if nobody acknowledges it.
#[must_use]
pub fn next_words(entry: &QueueEntry) -> String {
    match entry.next {
        Some((desk, at)) => format!("To {}, {}", desk_words(desk), weekday_and_clock(at)),
        None => "It has gone to everybody".to_owned(),
    }
}

/// What opening it did not do, while it waits.
#[must_use]
pub fn standing_words(entry: &QueueEntry) -> String {
    let next = match entry.next {
        Some((desk, at)) => {
            format!(
                "If nobody acknowledges it, it goes to {} on {}.",
                desk_words(desk),
                weekday_and_clock(at)
            )
        }
        None => "It has gone to everybody it goes to, the service manager included.".to_owned(),
    };
    format!("You have opened this alert. That does not acknowledge it. {next}")
}

/// How far an alert has come that somebody acknowledged.
#[must_use]
pub fn stage_words(stage: Stage) -> &'static str {
    match stage {
        Stage::Acknowledged => "No contact recorded yet",
        stage => stage.words(),
    }
}

/// The last way to be reached that the patient chose on the help page, if they chose one.
#[must_use]
pub fn reach_line(view: &AlertView) -> Option<String> {
    let safety = view.alert.safety.iter().find(|safety| safety.reach.is_some())?;
    let reach = safety.reach.as_ref().map(reach_words)?;
    Some(format!("{reach} (said {})", date(safety.given.date())))
}

/// "3 of 4"; "–" of nothing.
#[must_use]
pub fn share_words(count: u32, of: u32) -> String {
    if of == 0 { "–".to_owned() } else { format!("{count} of {of}") }
}

/// "1 hour 5 minutes": how long it took, by the clock.
#[must_use]
pub fn span_words(minutes: u32) -> String {
    let counted = |count: u32, one: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        some => Some(format!("{some} {one}s")),
    };
    let parts = [counted(minutes / 60, "hour"), counted(minutes % 60, "minute")];
    let words = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    if words.is_empty() { "Under a minute".to_owned() } else { words }
}

/// Something that happened, in a sentence, and what whoever did it wrote.
#[must_use]
pub fn happened_words(happened: &Happened) -> (String, Option<String>) {
    let by = happened.by.as_deref().map(|by| format!(" by {by}")).unwrap_or_default();
    let (words, note) = match &happened.happening {
        Happening::WentTo(desk) => (format!("Went to {}", desk_words(*desk)), ""),
        Happening::Seen => (format!("Opened{by}"), ""),
        Happening::Missed(_) => (format!("An appointment did not take place; noted{by}"), ""),
        Happening::Acknowledged { actions, note } => {
            let actions: Vec<_> = actions.iter().map(|action| action.words()).collect();
            (format!("Acknowledged{by}: {}", actions.join("; ")), note.as_str())
        }
        Happening::Contact { number, outcome, note } => {
            (format!("Contact {number}{by}: {}", outcome.words()), note.as_str())
        }
        Happening::Closed { reason } => (format!("Closed{by}"), reason.as_str()),
    };
    let note = note.trim();
    (format!("{words}."), (!note.is_empty()).then(|| note.to_owned()))
}

#[cfg(test)]
mod tests;
