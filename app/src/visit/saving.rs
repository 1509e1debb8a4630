//! Handing over what waits: one at a time, in order, sealed before it leaves, and again after a pause when it does not
//! go well.

use super::outbox::Letter;
use super::{Stage, Visit};
use crate::api::{Failure, start};
use crate::patience::Patience;
use leptos::prelude::*;
use measures::contract::Problem;
use measures::contract::patient::Saved;

/// How it stands with what was given on this phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was given yet.
    Nothing,
    /// Being saved.
    Underway,
    /// Everything is in the record.
    Done,
    /// Not saved yet, and why. It is being tried again, if that can help.
    Failing(Failure),
}

impl Visit {
    /// How it stands with what was given on this phone.
    #[must_use]
    pub fn saving(self) -> Saving {
        self.saving.get()
    }

    /// Whether something is not in the record yet.
    #[must_use]
    pub fn has_unsaved(self) -> bool {
        self.held.with_value(|held| !held.outbox.is_empty())
    }

    /// Whether something would be lost if the page were closed now: what waits, and is not sealed.
    #[must_use]
    pub fn would_lose(self) -> bool {
        self.has_unsaved() && !self.is_sealed()
    }

    /// Saves what waits, at once, unless that is being done already or the session is not ours.
    pub fn save_next(self) {
        let ours = self
            .stage
            .with_untracked(|stage| matches!(stage, Stage::Open | Stage::Sent(_) | Stage::SentBefore(_)));
        if !ours || self.saving.get_untracked() == Saving::Underway {
            return;
        }
        if let Some(retry) = self.held.try_update_value(|held| held.retry.take()).flatten() {
            retry.clear();
        }
        if self.held.with_value(|held| held.outbox.first().is_some()) {
            self.saving.set(Saving::Underway);
            start(self.save_all());
        }
    }

    async fn save_all(self) {
        loop {
            self.seal().await;
            let Some(letter) = self.held.with_value(|held| held.outbox.first()) else { break };
            let reply = letter.send(self).await;
            if !self.came_back(letter, reply) {
                return;
            }
        }
        self.saving.set(match self.held.with_value(|held| held.outbox.has_refused()) {
            true => Saving::Failing(Failure::Outdated),
            false => Saving::Done,
        });
    }

    /// Whether the next is to follow.
    fn came_back(self, letter: Letter, reply: Result<Saved, Failure>) -> bool {
        match reply {
            Ok(saved) => self.held.update_value(|held| {
                held.patience = Patience::NEW;
                held.outbox.is_saved(letter, saved);
            }),
            // Kept all the same, alert and all, though the pack is closed: so is everything behind it.
            Err(failure @ Failure::Problem(Problem::InvitationClosed | Problem::AlreadySent)) => {
                self.held.update_value(|held| held.outbox.is_done(letter.key()));
                if !self.has_unsaved() {
                    self.is_ended_by(&failure);
                }
            }
            // One more try says the same.
            Err(failure) if failure.is_for_good() => {
                self.held.update_value(|held| held.outbox.set_aside(letter));
            }
            Err(failure) => {
                if !self.is_ended_by(&failure) {
                    // Without a timer, the next answer and the browser's "online" still try again.
                    self.held
                        .update_value(|held| held.retry = held.patience.wait_for(move || self.save_next()));
                }
                self.saving.set(Saving::Failing(failure));
                return false;
            }
        }
        true
    }
}
