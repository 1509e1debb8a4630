//! Keeping what is given: on the phone at once, and in the record as soon as the line allows.

use super::{Held, Saving, Visit};
use crate::api::start;
use crate::moment::Moment;
use crate::route::patient::Route;
use leptos::prelude::*;
use measures::answers::{NotAnAnswer, Reply};
use measures::contract::patient::SaveSafety;
use measures::sitting::{Kept, Place, Question, Sitting};

impl Visit {
    /// Keeps the answers of a screen, leaves them to be saved, and goes on without waiting.
    pub fn answer(self, at: Question, replies: Vec<Reply>, returning: bool) {
        self.keep(returning, |sitting| sitting.answer(at, replies, returning));
    }

    /// Keeps of all of a part that has no answer that it is to be talked about, and goes on like an answer.
    pub fn withhold_rest(self, part: u8, returning: bool) {
        self.keep(returning, |sitting| sitting.withhold_rest(part, returning));
    }

    /// Asks again what was withheld of a part, from the first of it.
    pub fn take_up(self, part: u8) {
        let take_up = |held: &mut Held| {
            let sitting = held.sitting.as_mut()?;
            sitting.take_up(part);
            sitting.unanswered().find(|at| at.part == part)
        };
        if let Some(at) = self.held.try_update_value(take_up).flatten() {
            self.go(Route::At { place: Place::Question(at), returning: true });
        }
    }

    /// On the way back to the check page, what was taken up and not answered is left for the phone as before.
    pub(super) fn put_back_on(self, to: Option<Route>) {
        if to == Some(Route::CHECK) {
            self.held.update_value(|held| held.sitting.iter_mut().for_each(Sitting::put_back));
        }
    }

    fn keep(self, returning: bool, act: impl FnOnce(&mut Sitting) -> Result<Kept, NotAnAnswer>) {
        let keep = |held: &mut Held| {
            let Kept { changed, next } = act(held.sitting.as_mut()?).ok()?;
            if !changed.is_empty() {
                held.unsent = None;
            }
            let now = Moment::now();
            changed.into_iter().for_each(|answer| held.outbox.answer(answer, now));
            Some(next)
        };
        let Some(place) = self.held.try_update_value(keep).flatten() else { return };
        self.seal_and_save();
        self.go(Route::At { place, returning });
    }

    /// Leaves what the help page asked to be saved after the answers.
    pub fn safety(self, safety: SaveSafety) {
        self.held.update_value(|held| held.outbox.safety(safety, Moment::now()));
        self.seal_and_save();
    }

    fn seal_and_save(self) {
        if self.saving.get_untracked() == Saving::Underway {
            // What is on its way may take long.
            start(self.seal());
        }
        self.save_next();
    }
}
