//! Whether there is a form to go on with, and going on with it once the date of birth has shown whose it is.

use super::going::{is_applying, shows_help_at};
use super::{Draft, Over, PLACE, Saving, Stage};
use crate::api::{Failure, send, start};
use crate::route::referral::{self as route, Route};
use crate::sealing::Seal;
use chrono::NaiveDate;
use leptos::prelude::*;
use measures::contract::Problem;
use measures::contract::referral::{DraftOpened, ResumeReferral, StillOpen};
use measures::referral::{Form, screen};
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

    /// Ends what something here came too late for, once nothing is left to hand over.
    pub(super) fn end_if_too_late(self) {
        let at = self.route.get_untracked();
        if let Some(over) = self.held.with_value(|held| held.ends_at(at)) {
            self.stage.set(Stage::Over(over));
        }
    }

    /// Whether the team has decided about it.
    #[must_use]
    pub fn is_decided(self) -> bool {
        self.held.with_value(|held| held.is_decided)
    }

    /// What may still be told before the assessment.
    #[must_use]
    pub fn still_open(self) -> StillOpen {
        self.held.with_value(|held| held.open)
    }

    /// Goes on with what is still open, once it was said what is not.
    pub fn go_on_with_the_rest(self) {
        self.held.update_value(|held| held.ends = None);
        // Nothing of what came too late is called saved.
        self.saving.set(Saving::Nothing);
        self.go(self.place_to_resume());
        self.stage.set(Stage::Open);
    }
}

impl super::Held {
    /// Whether what is held is of another form than the one that opened: each has its own seal.
    fn is_of_another(&self, opened: &DraftOpened) -> bool {
        self.seal.is_some() && self.seal != Seal::of(PLACE, opened.seal.clone())
    }

    /// How what something came too late for ends here: once all that was left is kept too, and never under a help page,
    /// which is read first.
    fn ends_at(&self, route: Route) -> Option<Over> {
        self.ends.filter(|_| self.outbox.is_empty() && !shows_help_at(route))
    }

    /// The server kept this and lets it change nothing: the form was sent before, or this part of it has closed.
    /// `said_on` is its screen; none where it is an answer to a measure.
    pub(super) fn came_too_late(&mut self, said_on: Option<&str>) {
        if said_on.and_then(screen).is_some_and(is_applying) {
            self.ends = Some(Over::SentElsewhere);
            return;
        }
        self.ends = self.ends.or(Some(Over::PartClosed));
        // Nothing closes before the team has decided.
        self.is_decided = true;
        // A form whose other questions are closed was declined, and its measures are closed with them.
        self.open = StillOpen { measures: false, questions: self.open.questions && said_on.is_none() };
    }

    fn take_over(&mut self, opened: &DraftOpened) {
        self.name = Some(opened.visit);
        self.seal = Seal::of(PLACE, opened.seal.clone());
        self.sent = opened.sent.clone();
        self.is_decided = opened.decided;
        self.open = opened.open;
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
            open: StillOpen { measures: true, questions: true },
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
        assert_eq!(held.ends_at(Route::Check), None, "not sent");
        held.came_too_late(Some("safety"));
        assert_eq!((held.ends_at(Route::Check), held.ends_at(help)), (Some(Over::SentElsewhere), None));
        held.outbox.restore(vec![letter("safety")]);
        assert_eq!(held.ends_at(Route::Check), None, "something waits");
    }

    #[test]
    fn a_part_that_closed_while_it_was_answered_is_offered_no_more() {
        let mut held = Held::nothing();
        held.came_too_late(None);
        assert_eq!(held.ends_at(Route::Tasks), Some(Over::PartClosed));
        assert_eq!(held.open, StillOpen { measures: false, questions: true });
        assert!(held.is_decided);
        held.came_too_late(Some("heard"));
        assert_eq!(held.open, StillOpen { measures: false, questions: false });
    }
}
