//! Handing over what waits: one at a time, in order, and again after a pause when it does not go well.

use super::Visit;
use crate::api::Failure;
use leptos::{prelude::*, task::spawn_local};
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
        self.outbox.with_value(|outbox| !outbox.is_empty())
    }

    /// Saves the first that waits, at once, unless one is on its way already.
    pub fn save_next(self) {
        if self.saving.get_untracked() == Saving::Underway {
            return;
        }
        if let Some(retry) = self.retry.try_update_value(Option::take).flatten() {
            retry.clear();
        }
        let Some(letter) = self.outbox.with_value(|outbox| outbox.first()) else { return };
        self.saving.set(Saving::Underway);
        spawn_local(async move { self.came_back(letter.send().await) });
    }

    fn came_back(self, reply: Result<Saved, Failure>) {
        match reply {
            Ok(saved) => {
                self.pause.set_value(FIRST_PAUSE);
                self.outbox.update_value(|outbox| outbox.first_is_saved(saved));
                self.saving.set(Saving::Done);
                self.save_next();
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
        let pause = self.pause.get_value();
        self.pause.set_value((pause * 2).min(LONGEST_PAUSE));
        // Without a timer, the next answer and the browser's "online" still try again.
        self.retry.set_value(set_timeout_with_handle(move || self.save_next(), pause).ok());
    }
}
