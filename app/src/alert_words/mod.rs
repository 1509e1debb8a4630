//! The alert queue in words for staff. Where an alert is says who looks first; no word here is a level.

use crate::reach_words::reach_words;
use crate::times::{date, weekday_and_clock};
use crate::watch_words::desk_words;
use measures::alert_queue::{ContactOutcome, Desk, Happening, Stage};
use measures::contract::clinician::{AlertView, Happened, QueueEntry};

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

/// What somebody has begun to write about an alert.
#[derive(Debug, Clone, Default)]
pub struct Begun {
    /// What was done.
    pub note: String,
    /// What came of a contact.
    pub outcome: Option<ContactOutcome>,
    /// About the contact.
    pub contact: String,
    /// Why it is closed.
    pub reason: String,
}

/// What of it can no longer be recorded and was not, so that nobody's words are lost without a trace. What arrived
/// although its reply was lost is among what happened.
#[must_use]
pub fn unrecorded_words(begun: &Begun, stage: Stage, life: &[Happened]) -> Vec<String> {
    let [note, contact, reason] = [&begun.note, &begun.contact, &begun.reason].map(|text| text.trim());
    let recorded = |is_it: &dyn Fn(&Happening) -> bool| life.iter().any(|one| is_it(&one.happening));
    let noted = recorded(&|it| matches!(it, Happening::Acknowledged { note: said, .. } if said == note));
    let spoken = recorded(
        &|it| matches!(it, Happening::Contact { outcome, note: said, .. } if Some(*outcome) == begun.outcome && said == contact),
    );
    let closed = recorded(&|it| matches!(it, Happening::Closed { reason: said } if said == reason));
    let outcome = begun.outcome.map_or("", ContactOutcome::words);
    let contact =
        [outcome, contact].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ");
    [
        ("Your note", note.to_owned(), stage >= Stage::Acknowledged && !noted),
        ("Your contact", contact, stage == Stage::Closed && !spoken),
        ("Your reason", reason.to_owned(), stage == Stage::Closed && !closed),
    ]
    .into_iter()
    .filter_map(|(name, words, lost)| (lost && !words.is_empty()).then(|| format!("{name}: {words}")))
    .collect()
}

#[cfg(test)]
mod tests;
