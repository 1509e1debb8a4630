//! What somebody had begun to write about an alert when somebody else was faster: nobody's words are lost without a trace.

use crate::times::date_and_clock;
use measures::alert::Action;
use measures::alert_queue::{ContactOutcome, Happening};
use measures::contract::clinician::Happened;

/// What somebody has begun to write about an alert.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Begun {
    /// Their name.
    pub by: String,
    /// What they ticked as done.
    pub actions: Vec<Action>,
    /// About what was done.
    pub note: String,
    /// What came of a contact.
    pub outcome: Option<ContactOutcome>,
    /// About the contact.
    pub contact: String,
    /// Why it is closed.
    pub reason: String,
}

/// What of it can no longer be recorded and was not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unrecorded {
    /// Who did what before, and when: a sentence each.
    pub because: Vec<String>,
    /// What was ticked and written: a line each. None where nothing is lost.
    pub lines: Vec<String>,
}

impl Begun {
    /// What of it can no longer be recorded, after this has happened. What arrived although its reply was lost is among
    /// what happened, in their own name.
    #[must_use]
    pub fn unrecorded(&self, life: &[Happened]) -> Unrecorded {
        let first = |is_it: fn(&Happening) -> bool| life.iter().find(|one| is_it(&one.happening));
        let taken = first(|it| matches!(it, Happening::Acknowledged { .. }));
        let over = first(|it| matches!(it, Happening::Closed { .. }));
        let lost =
            [("acknowledged", taken, self.of_acknowledging(life)), ("closed", over, self.of_the_rest(life))];
        let mut unrecorded = Unrecorded::default();
        for (did, by, lines) in lost {
            if let Some(by) = by.filter(|_| !lines.is_empty()) {
                unrecorded.because.push(before_words(did, by));
                unrecorded.lines.extend(lines);
            }
        }
        unrecorded
    }

    /// Whether what they say was done is on record in their name.
    #[must_use]
    pub fn is_acknowledged(&self, life: &[Happened]) -> bool {
        let same = |one: &[Action]| {
            one.len() == self.actions.len() && one.iter().all(|action| self.actions.contains(action))
        };
        self.recorded(
            life,
            |it| matches!(it, Happening::Acknowledged { actions, note } if same(actions) && note == self.note.trim()),
        )
    }

    fn of_acknowledging(&self, life: &[Happened]) -> Vec<String> {
        let actions: Vec<_> = self.actions.iter().map(|action| action.words()).collect();
        let lines = [("You ticked", actions.join("; ")), ("Your note", self.note.trim().to_owned())];
        if self.is_acknowledged(life) { Vec::new() } else { written(lines) }
    }

    fn of_the_rest(&self, life: &[Happened]) -> Vec<String> {
        let (contact, reason) = (self.contact.trim(), self.reason.trim());
        let spoken = self.recorded(
            life,
            |it| matches!(it, Happening::Contact { outcome, note, .. } if Some(*outcome) == self.outcome && note == contact),
        );
        let closed =
            self.recorded(life, |it| matches!(it, Happening::Closed { reason: said } if said == reason));
        let outcome = self.outcome.map_or("", ContactOutcome::words);
        let parts: Vec<_> = [outcome, contact].into_iter().filter(|part| !part.is_empty()).collect();
        let unless = |recorded: bool, words: String| if recorded { String::new() } else { words };
        written([
            ("Your contact", unless(spoken, parts.join(". "))),
            ("Your reason", unless(closed, reason.to_owned())),
        ])
    }

    fn recorded(&self, life: &[Happened], is_it: impl Fn(&Happening) -> bool) -> bool {
        life.iter().any(|one| one.by.as_deref() == Some(self.by.as_str()) && is_it(&one.happening))
    }
}

fn written(lines: [(&str, String); 2]) -> Vec<String> {
    let line = |(name, words): (&str, String)| (!words.is_empty()).then(|| format!("{name}: {words}"));
    lines.into_iter().filter_map(line).collect()
}

/// "Ruth Llewellyn had acknowledged this alert by then, 3 March 2026 at 09:10." It may have been oneself, in another window:
/// the name is true either way.
fn before_words(did: &str, happened: &Happened) -> String {
    let by = happened.by.as_deref().unwrap_or("Somebody");
    format!("{by} had {did} this alert by then, {}.", date_and_clock(happened.at))
}
