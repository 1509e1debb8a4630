//! Handing over what waits: one at a time, in order, and again after a pause when it does not go well.

use super::outbox::{Letter, Taken};
use super::{Draft, Stage};
use crate::api::{Failure, start};
use crate::patience::Patience;
use leptos::prelude::*;
use measures::contract::Problem;
use measures::referral::Text;

/// How it stands with what was left on the screens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was left yet.
    Nothing,
    /// Being saved.
    Underway,
    /// Everything is in the record.
    Done,
    /// Everything but what the server refuses for good.
    Refused {
        /// The screen to look at again; none where it was an answer to a measure.
        screen: Option<Text>,
    },
    /// Not saved yet, and why. It is being tried again.
    Failing {
        /// Why.
        failure: Failure,
        /// Whether it is kept on the phone until then.
        is_sealed: bool,
    },
}

impl Draft {
    /// How it stands with what was left on the screens.
    #[must_use]
    pub fn saving(self) -> Saving {
        self.saving.get()
    }

    /// Whether something would be lost if the page were closed now: what waits, and is not sealed.
    #[must_use]
    pub fn would_lose(self) -> bool {
        self.held.with_value(|held| !held.outbox.is_empty() && held.seal.is_none())
    }

    /// Whether something waits to be saved.
    #[must_use]
    pub fn has_unsaved(self) -> bool {
        self.held.with_value(|held| !held.outbox.is_empty())
    }

    /// Whether the team must be told of something that is not in the record.
    #[must_use]
    pub fn is_untold(self) -> bool {
        self.held.with_value(|held| held.outbox.is_untold())
    }

    /// Saves the first that waits, at once, unless one is on its way already or the visit is not ours.
    pub fn save_next(self) {
        let is_open = self.stage.get_untracked() == Stage::Open;
        if !is_open || self.saving.get_untracked() == Saving::Underway {
            return;
        }
        if let Some(retry) = self.held.try_update_value(|held| held.retry.take()).flatten() {
            retry.clear();
        }
        let Some(letter) = self.held.with_value(|held| held.outbox.first()) else { return };
        self.saving.set(Saving::Underway);
        let number = self.held.with_value(|held| held.number);
        start(async move {
            let reply = letter.send(self).await;
            // What comes back for a form that was let go of says nothing of the one held now.
            if self.held.with_value(|held| held.number) == number {
                self.came_back(&letter, reply);
            }
        });
    }

    fn came_back(self, letter: &Letter, reply: Result<Taken, Failure>) {
        let id = letter.id;
        match reply {
            Ok(taken) => {
                self.held.update_value(|held| {
                    held.patience = Patience::NEW;
                    held.outbox.is_done(id);
                });
                match taken {
                    Taken::Begun(opened) => self.begun(*opened),
                    Taken::Saved(saved) => self.held.update_value(|held| {
                        held.outbox.seen(saved.sequence);
                        held.practice = saved.practice.or(held.practice.take());
                    }),
                }
                self.seal();
                self.saving.set(self.as_it_stands());
                self.save_next();
            }
            // Kept all the same, alert and all, though it came too late to stand: so is everything behind it.
            Err(Failure::Problem(Problem::AlreadySent)) => {
                self.held.update_value(|held| {
                    held.outbox.is_done(id);
                    held.came_too_late(letter.screen().map(|call| call.screen).as_deref());
                });
                self.seal();
                self.saving.set(self.as_it_stands());
                self.save_next();
                self.end_if_too_late();
            }
            // One more try says the same, and what waits behind it may be what somebody must know.
            Err(failure) if failure.is_for_good() && self.is_set_aside(id) => {
                self.seal();
                self.saving.set(self.as_it_stands());
                self.save_next();
            }
            Err(failure) => {
                if !self.is_ended_by(&failure) {
                    self.save_later();
                }
                let is_sealed = self.held.with_value(|held| held.seal.is_some());
                self.saving.set(Saving::Failing { failure, is_sealed });
            }
        }
    }

    /// How it stands when nothing is under way and nothing fails.
    fn as_it_stands(self) -> Saving {
        let refused = self.held.with_value(|held| held.outbox.refused());
        refused.map_or(Saving::Done, |screen| Saving::Refused { screen })
    }

    fn is_set_aside(self, id: u32) -> bool {
        self.held.try_update_value(|held| held.outbox.set_aside(id)) == Some(true)
    }

    fn save_later(self) {
        self.held.update_value(|held| {
            // Without a timer, the next screen and the browser's "online" still try again.
            held.retry = held.patience.wait_for(move || self.save_next());
        });
    }
}
