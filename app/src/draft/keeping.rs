//! Keeping what was said: in memory at once, sealed on the phone, and in the record as soon as the line allows.

use super::{Draft, Held, Saving};
use crate::api::Failure;
use crate::chance::new_key;
use crate::route::referral::{Page, Route};
use leptos::prelude::*;
use measures::answers::Reply;
use measures::ids::SendingKey;
use measures::referral::{Screen, Statement, shows_help};
use measures::sitting::{Kept, Question};

impl Draft {
    /// Keeps what was said on a screen, leaves it to be saved, and goes on without waiting. `website` is what a field
    /// holds that nobody sees.
    pub fn keep(self, screen: &'static Screen, said: Vec<Statement>, website: String, returning: bool) {
        let Some(key) = new_key() else {
            // A browser without random numbers can begin nothing that is begun only once.
            self.saving.set(Saving::Failing { failure: Failure::Outdated, is_sealed: false });
            return;
        };
        let has_changed = self.held.try_update_value(|held| {
            let has_changed = held.says_anew(&said) | held.outbox.is_left_again(&screen.id);
            held.finish_typing(screen);
            if has_changed {
                held.sending = None;
                held.leave(screen, said, key, website);
            }
            has_changed
        });
        self.seal();
        self.save_next();
        let asks_for_help = self.held.with_value(|held| shows_help(screen, &held.form));
        self.go(if asks_for_help && has_changed == Some(true) {
            Route::At { screen: &screen.id, page: Page::Help, returning }
        } else {
            self.onward(screen, Page::Asks, returning)
        });
    }

    /// Leaves what was said on a screen to be saved though it is not finished, and stays on it. Returns whether help is
    /// to be shown for it. A form that has not begun is not begun by this.
    pub fn tell(self, screen: &'static Screen, said: Vec<Statement>) -> bool {
        self.held.update_value(|held| {
            let is_begun = held.name.is_some() || !held.outbox.is_empty();
            if is_begun && held.says_anew(&said) {
                held.sending = None;
                held.outbox.screen(&screen.id, said);
            }
        });
        self.seal();
        self.save_next();
        self.held.with_value(|held| shows_help(screen, &held.form))
    }

    /// Keeps the replies to one screen of the measures, leaves them to be saved, and goes on.
    pub fn answer(self, at: Question, replies: Vec<Reply>) {
        let keep = |held: &mut Held| {
            let Kept { changed, next } = held.sitting.as_mut()?.answer(at, replies, false).ok()?;
            changed.into_iter().for_each(|answer| held.outbox.answer(answer));
            Some(next)
        };
        let Some(next) = self.held.try_update_value(keep).flatten() else { return };
        self.seal();
        self.save_next();
        self.go(Route::measure(next));
    }
}

impl Held {
    /// Keeps the statements, and tells whether any of them says something new.
    fn says_anew(&mut self, said: &[Statement]) -> bool {
        let is_new =
            said.iter().any(|statement| self.form.said(&statement.question) != Some(&statement.said));
        said.iter().for_each(|statement| self.form.keep(statement.clone()));
        is_new
    }

    /// What stood typed on a screen has been kept.
    fn finish_typing(&mut self, screen: &Screen) {
        for question in &*screen.questions {
            self.typing.remove(&*question.id);
            // What a surgery was looked for by.
            self.typing.remove(&format!("{}-words", question.id));
        }
    }

    /// The first screen that is left begins the form.
    fn leave(&mut self, screen: &'static Screen, said: Vec<Statement>, key: SendingKey, website: String) {
        if self.name.is_none() && self.outbox.is_empty() {
            self.outbox.begin(key, website, &screen.id, said);
        } else {
            self.outbox.screen(&screen.id, said);
        }
    }
}
