//! Handing over what waits: one at a time, in order, and again after a pause when it does not go well.

use super::{Stage, Visit};
use crate::api::{Failure, start};
use leptos::prelude::*;
use measures::contract::Problem;
use measures::contract::patient::Saved;
use std::time::Duration;

pub(super) const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// How it stands with what was given on this phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was given yet.
    Nothing,
    /// Being saved.
    Underway,
    /// Everything is in the record.
    Done,
    /// Not saved yet, and why. It is being tried again.
    Failing(Failure),
}

impl Visit {
    /// How it stands with what was given on this phone.
    #[must_use]
    pub fn saving(self) -> Saving {
        self.saving.get()
    }

    /// Whether something would be lost if the page were closed now.
    #[must_use]
    pub fn has_unsaved(self) -> bool {
        self.held.with_value(|held| !held.outbox.is_empty())
    }

    /// Saves the first that waits, at once, unless one is on its way already or the session is not ours.
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
        let Some(letter) = self.held.with_value(|held| held.outbox.first()) else { return };
        self.saving.set(Saving::Underway);
        start(async move { self.came_back(letter.send(self).await) });
    }

    fn came_back(self, reply: Result<Saved, Failure>) {
        match reply {
            Ok(saved) => {
                self.held.update_value(|held| {
                    held.pause = FIRST_PAUSE;
                    held.outbox.first_is_saved(saved);
                });
                self.saving.set(Saving::Done);
                self.save_next();
            }
            // Kept all the same, alert and all, though the pack is closed: so is everything behind it.
            Err(failure @ Failure::Problem(Problem::InvitationClosed | Problem::AlreadySent)) => {
                self.held.update_value(|held| held.outbox.first_is_kept());
                self.saving.set(Saving::Done);
                if self.has_unsaved() {
                    self.save_next();
                } else {
                    self.is_ended_by(&failure);
                }
            }
            Err(failure) => {
                if !self.is_ended_by(&failure) {
                    self.save_later();
                }
                self.saving.set(Saving::Failing(failure));
            }
        }
    }

    fn save_later(self) {
        self.held.update_value(|held| {
            // Without a timer, the next answer and the browser's "online" still try again.
            held.retry = set_timeout_with_handle(move || self.save_next(), held.pause).ok();
            held.pause = (held.pause * 2).min(LONGEST_PAUSE);
        });
    }
}
