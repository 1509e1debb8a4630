//! Sending the pack, or stopping before it is sent.

use super::{Stage, Visit, outbox::Outbox};
use crate::api::Failure;
use crate::chance::new_key;
use crate::moment::Moment;
use crate::route::patient::Route;
use leptos::prelude::*;
use measures::contract::patient::{CloseSitting, SubmitPack};
use measures::contract::{Missing, Problem};
use measures::sitting::{Place, Question};

impl Visit {
    /// Sends the pack and moves on to the confirmation. Only once everything is saved.
    ///
    /// # Errors
    /// What keeps the patient on the check page. Everything stays, and trying again sends the very same.
    pub async fn send_pack(self) -> Result<(), Failure> {
        let unsent = self.held.with_value(|held| held.unsent.clone());
        let call = unsent.or_else(|| self.held.with_value(|held| new_pack(&held.outbox)));
        let call = call.ok_or(Failure::Outdated)?;
        self.held.update_value(|held| held.unsent = Some(call.clone()));
        match self.ask(&call).await {
            Ok(sent) => {
                self.forget();
                self.stage.set(Stage::Sent(sent));
                self.go(Route::Sent);
            }
            Err(Failure::Problem(Problem::Unfinished { missing })) => self.go_to_missing(&missing),
            Err(failure) if self.is_ended_by(&failure) => {}
            Err(failure) => return Err(failure),
        }
        Ok(())
    }

    /// Ends the visit on this phone and forgets all of it. Only once everything is saved.
    ///
    /// # Errors
    /// What keeps the visit from ending.
    pub async fn stop(self) -> Result<(), Failure> {
        match self.ask(&CloseSitting {}).await {
            // An answer given while this was on its way waits, and is saved once the visit goes on.
            Ok(()) if self.has_unsaved() => {
                self.stage.set(Stage::Asking);
                Ok(())
            }
            // Whoever is signed out has ended the visit.
            Ok(()) | Err(Failure::Problem(Problem::SignedOut)) => {
                self.forget();
                self.let_go();
                self.stage.set(Stage::Stopped);
                Ok(())
            }
            Err(failure) if self.is_ended_by(&failure) => Ok(()),
            Err(failure) => Err(failure),
        }
    }

    /// A question that is not open here was brought up by an answer on another phone: opening the invitation
    /// again brings its answers here.
    fn go_to_missing(self, missing: &[Missing]) {
        let first = missing.first().map(|Missing { part, item }| Question { part: *part, item: *item });
        let open_here = |at: &Question| {
            self.held.with_value(|held| {
                held.sitting.as_ref().is_some_and(|sitting| sitting.unanswered().any(|open| open == *at))
            })
        };
        match first.filter(open_here) {
            Some(at) => self.go(Route::At { place: Place::Question(at), returning: true }),
            None => self.stage.set(Stage::Asking),
        }
    }
}

/// What the server gave us it has; only what was given on this phone is sent along.
fn new_pack(outbox: &Outbox) -> Option<SubmitPack> {
    Some(SubmitPack { key: new_key()?, answers: outbox.saved(Moment::now()) })
}
