//! What happened to one alert, in whatever order it is told, folded into where the alert stands.

use super::{ContactOutcome, Desk, Event, Happening, Rules, Stage};
use crate::alert::Action;
use crate::hours::Clocks;
use crate::ids::StaffId;
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

/// An alert from the moment it was raised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Life {
    raised_at: DateTime<Utc>,
    events: Vec<Event>,
}

/// Why something cannot happen to an alert now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotNow {
    /// Somebody has to acknowledge it first.
    NotAcknowledged,
    /// Somebody has acknowledged it before.
    AlreadyAcknowledged,
    /// An acknowledgement says what was done, and why where nothing was.
    SayWhatWasDone,
    /// Closing says why, where nothing recorded says what came of speaking to the patient.
    SayWhy,
    /// The alert has moved on: it is closed, or another contact was recorded.
    MovedOn,
}

impl Life {
    /// The life of an alert that was raised then. What is told twice happened once.
    #[must_use]
    pub fn new(raised_at: DateTime<Utc>, events: impl IntoIterator<Item = Event>) -> Self {
        let mut events: Vec<_> = events.into_iter().collect();
        events.sort_by(|one, other| order(one).cmp(&order(other)));
        let mut told = BTreeSet::new();
        events.retain(|event| told.insert(event.once()));
        Self { raised_at, events }
    }

    /// When it was raised.
    #[must_use]
    pub fn raised_at(&self) -> DateTime<Utc> {
        self.raised_at
    }

    /// Everything that happened since, in order.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// How far it has come.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.events.iter().map(|event| event.happening.stage()).max().unwrap_or(Stage::Raised)
    }

    /// Whether it waits for somebody to acknowledge it.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.stage() < Stage::Acknowledged
    }

    /// Where it has been put.
    #[must_use]
    pub fn desks(&self) -> BTreeSet<Desk> {
        let desk = |event: &Event| match event.happening {
            Happening::WentTo(desk) => Some(desk),
            _ => None,
        };
        self.events.iter().filter_map(desk).collect()
    }

    /// How many contacts were recorded.
    #[must_use]
    pub fn contacts(&self) -> u32 {
        u32::try_from(self.outcomes().count()).unwrap_or(u32::MAX)
    }

    /// Whether it is on record that somebody spoke to the patient or handed them over: by a contact, or by the
    /// acknowledgement itself.
    #[must_use]
    pub fn has_reached(&self) -> bool {
        self.outcomes().any(ContactOutcome::reached) || self.happenings().any(Happening::says_spoken)
    }

    /// Whether an appointment that does not take place leaves the patient without anybody who has heard them. Only a
    /// recorded contact says otherwise: what was ticked in acknowledging calls nobody off.
    #[must_use]
    pub fn misses_the_patient(&self) -> bool {
        self.stage() < Stage::Closed && !self.outcomes().any(ContactOutcome::reached)
    }

    /// When it goes to the lead and to the manager if nobody acknowledges it.
    #[must_use]
    pub fn escalations(&self, rules: &Rules, clocks: &impl Clocks) -> [(Desk, DateTime<Utc>); 2] {
        let after = |staffed| rules.hours.after(self.raised_at, staffed, clocks);
        [(Desk::Lead, after(rules.first)), (Desk::Manager, after(rules.first + rules.second))]
    }

    /// Where it goes next if nobody acknowledges it, and when.
    #[must_use]
    pub fn next(&self, rules: &Rules, clocks: &impl Clocks) -> Option<(Desk, DateTime<Utc>)> {
        let been = self.desks();
        let ahead = |(desk, _): &(Desk, _)| self.waits() && !been.contains(desk);
        self.escalations(rules, clocks).into_iter().find(ahead)
    }

    /// Whether this can happen now.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn admits(&self, happening: &Happening) -> Result<(), NotNow> {
        let stage = self.stage();
        let unless = |refused: bool, why: NotNow| if refused { Err(why) } else { Ok(()) };
        match happening {
            Happening::WentTo(_) => unless(!self.waits(), NotNow::MovedOn),
            Happening::Seen => unless(stage == Stage::Closed, NotNow::MovedOn),
            Happening::Missed(_) => unless(!self.misses_the_patient(), NotNow::MovedOn),
            Happening::Acknowledged { actions, note } => {
                unless(!self.waits(), NotNow::AlreadyAcknowledged)?;
                unless(!Action::say_enough(actions, note), NotNow::SayWhatWasDone)
            }
            Happening::Contact { number, .. } => {
                unless(self.waits(), NotNow::NotAcknowledged)?;
                unless(stage == Stage::Closed || *number != self.contacts() + 1, NotNow::MovedOn)
            }
            Happening::Closed { reason } => {
                unless(self.waits(), NotNow::NotAcknowledged)?;
                unless(stage == Stage::Closed, NotNow::MovedOn)?;
                let is_silent = reason.trim().is_empty();
                unless(is_silent && closing_says_why(self.happenings()), NotNow::SayWhy)
            }
        }
    }

    fn happenings(&self) -> impl Iterator<Item = &Happening> {
        self.events.iter().map(|event| &event.happening)
    }

    fn outcomes(&self) -> impl Iterator<Item = ContactOutcome> {
        self.events.iter().filter_map(|event| match event.happening {
            Happening::Contact { outcome, .. } => Some(outcome),
            _ => None,
        })
    }
}

/// Whether closing an alert to which this happened says why: unless a contact was recorded, or the acknowledgement
/// says that somebody spoke to the patient. The same thing is not said twice.
#[must_use]
pub fn closing_says_why<'a>(happened: impl IntoIterator<Item = &'a Happening>) -> bool {
    let tells = |one: &Happening| one.says_spoken() || matches!(one, Happening::Contact { .. });
    !happened.into_iter().any(tells)
}

impl Event {
    /// What of an alert happens once: which kind, and which of its kind. Two events that share it are one.
    #[must_use]
    pub fn once(&self) -> (&'static str, String) {
        match &self.happening {
            Happening::WentTo(desk) => ("went_to", desk.name().to_owned()),
            Happening::Seen => ("seen", self.by.map(|by| by.to_string()).unwrap_or_default()),
            Happening::Missed(appointment) => ("missed", appointment.to_string()),
            Happening::Acknowledged { .. } => ("acknowledged", String::new()),
            Happening::Contact { number, .. } => ("contact", number.to_string()),
            Happening::Closed { .. } => ("closed", String::new()),
        }
    }
}

/// By time; of one moment, by what comes first in an alert's life, and then always the same way.
fn order(event: &Event) -> (DateTime<Utc>, Stage, (&'static str, String), Option<StaffId>) {
    (event.at, event.happening.stage(), event.once(), event.by)
}
