//! Whether there is a form to go on with, and going on with it once the date of birth has shown whose it is.

use super::going::shows_help_at;
use super::{Draft, Over, Stage};
use crate::api::{Failure, send, start};
use crate::route::referral::{self as route, Route};
use chrono::NaiveDate;
use leptos::prelude::*;
use measures::contract::Problem;
use measures::contract::referral::{DraftOpened, ResumeReferral};
use measures::referral::Form;
use measures::sitting::Sitting;
use std::sync::Arc;

impl Draft {
    /// Asks whether the link or this browser has a form. One in which no date of birth was given opens at once.
    pub(super) fn look(self) {
        start(async move {
            let by_link = self.held.with_value(|held| held.token.is_some());
            match self.resume(None).await {
                Ok(()) => {}
                Err(Failure::Problem(Problem::NotYou)) => self.stage.set(Stage::Asking { by_link }),
                Err(Failure::Problem(Problem::NotFound)) => self.begin_anew(),
                // There may be one: to begin anew would take its place.
                Err(failure) => self.stage.set(Stage::Unknown(failure)),
            }
        });
    }

    /// Asks again, after it could not be found out.
    pub fn look_again(self) {
        self.stage.set(Stage::Looking);
        self.look();
    }

    /// Opens the form of the link or of this browser, where it was left.
    ///
    /// # Errors
    /// What keeps it from opening.
    pub async fn resume(self, date_of_birth: Option<NaiveDate>) -> Result<(), Failure> {
        let token = self.held.with_value(|held| held.token.clone());
        match send(&ResumeReferral { token, date_of_birth }).await {
            // Another form was begun in this browser since. What is held here must not become part of it.
            Ok(opened) if self.held.with_value(|held| held.is_of_another(&opened)) => {
                return Err(Failure::Outdated);
            }
            Ok(opened) => self.open(opened).await,
            Err(Failure::Problem(Problem::InvitationClosed)) => self.stage.set(Stage::Over(Over::Closed)),
            Err(failure) => return Err(failure),
        }
        Ok(())
    }

    /// Leaves whatever form this browser has, and stands where a new one begins.
    pub fn begin_anew(self) {
        let is_wanted = self.held.with_value(|held| held.is_wanted);
        self.let_go();
        self.route.set(Route::Start);
        route::replace(Route::Start);
        self.stage.set(Stage::Open);
        if is_wanted {
            self.start_now();
        }
    }

    /// Begins to ask, or goes on where the form was left. Before it is known whether there is one, that is waited for.
    pub fn start_now(self) {
        if self.stage.get_untracked() == Stage::Looking {
            self.held.update_value(|held| held.is_wanted = true);
        } else {
            self.go(self.place_to_resume());
        }
    }

    /// It has begun there: what was said here since stands.
    pub(super) fn begun(self, opened: DraftOpened) {
        self.held.update_value(|held| held.take_over(&opened));
        self.seal();
    }

    async fn open(self, opened: DraftOpened) {
        // What was left or typed in this page is at least as new as what was sealed.
        let is_fresh = !self.is_asked_again();
        self.held.update_value(|held| {
            held.take_over(&opened);
            held.form = Form::of(opened.said.iter().cloned().chain(held.outbox.said()));
            held.practice = opened.practice.clone().or(held.practice.take());
        });
        if is_fresh {
            self.unseal().await;
        }
        self.held.update_value(|held| {
            let answers: Vec<_> = opened.answers.into_iter().chain(held.outbox.answers()).collect();
            held.sitting = opened.pack.map(|pack| Sitting::resume(&pack, &answers));
        });
        let to = self.allowed(self.route.get_untracked());
        let to = if to == Route::Start { self.place_to_resume() } else { to };
        route::replace(to);
        self.route.set(to);
        self.stage.set(Stage::Open);
        self.save_next();
    }

    /// Ends what this problem ends, whichever call met it. False if the form can go on.
    pub(super) fn is_ended_by(self, failure: &Failure) -> bool {
        let by_link = self.held.with_value(|held| held.token.is_some());
        self.stage.set(match failure {
            Failure::Problem(Problem::SignedOut) => Stage::Asking { by_link },
            Failure::Problem(Problem::InvitationClosed) => Stage::Over(Over::Closed),
            _ => return false,
        });
        true
    }

    /// Ends a form that was sent from somewhere else, once nothing is left to do here.
    pub(super) fn end_if_sent_elsewhere(self) {
        let at = self.route.get_untracked();
        if self.held.with_value(|held| held.ends_at(at)) {
            self.stage.set(Stage::Over(Over::SentElsewhere));
        }
    }
}

impl super::Held {
    /// Whether what is held is of another form than the one that opened: each has its own seal.
    fn is_of_another(&self, opened: &DraftOpened) -> bool {
        self.seal.is_some() && self.seal != super::Seal::of(&opened.seal)
    }

    /// Whether a form that was sent from somewhere else ends here: once all that was left is kept too, and never under
    /// a help page, which is read first.
    fn ends_at(&self, route: Route) -> bool {
        self.is_sent_elsewhere && self.outbox.is_empty() && !shows_help_at(route)
    }

    fn take_over(&mut self, opened: &DraftOpened) {
        self.name = Some(opened.visit);
        self.seal = super::Seal::of(&opened.seal);
        self.sent = opened.sent.clone();
        self.is_decided = opened.decided;
        self.wordings = opened.wordings.iter().cloned().map(Arc::new).collect();
        self.outbox.seen(opened.sequence);
        if self.sitting.is_none() {
            self.sitting = opened.pack.as_ref().map(|pack| Sitting::resume(pack, &opened.answers));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Held;
    use crate::draft::outbox::tests::letter;
    use crate::route::referral::Page;
    use measures::ids::VisitId;

    #[test]
    fn a_page_goes_on_only_with_the_form_it_holds() {
        let of = |seal: &str| DraftOpened {
            visit: VisitId::from_bits(1),
            seal: seal.repeat(32),
            said: Vec::new(),
            practice: None,
            pack: None,
            wordings: Vec::new(),
            answers: Vec::new(),
            sequence: 0,
            sent: None,
            decided: false,
        };
        let mut held = Held::nothing();
        assert!(!held.is_of_another(&of("0f")), "nothing is held yet");
        held.take_over(&of("0f"));
        assert!(!held.is_of_another(&of("0f")));
        assert!(held.is_of_another(&of("f0")));
    }

    #[test]
    fn a_form_sent_elsewhere_ends_once_all_is_kept_and_no_help_page_is_up() {
        let mut held = Held::nothing();
        let help = Route::At { screen: "safety", page: Page::Help, returning: false };
        assert!(!held.ends_at(Route::Check), "not sent");
        held.is_sent_elsewhere = true;
        assert!(held.ends_at(Route::Check) && !held.ends_at(help));
        held.outbox.restore(vec![letter("safety")]);
        assert!(!held.ends_at(Route::Check), "something waits");
    }
}
