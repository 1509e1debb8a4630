//! Sending the pack, or stopping before it is sent.

use super::{Stage, Visit, outbox::Outbox};
use crate::api::{Failure, send};
use crate::route::patient::Route;
use leptos::prelude::*;
use measures::contract::patient::{CloseSitting, SubmitPack};
use measures::contract::{Missing, Problem};
use measures::ids::SendingKey;
use measures::sitting::{Place, Question};

impl Visit {
    /// Sends the pack and moves on to the confirmation. Only once everything is saved.
    ///
    /// # Errors
    /// What keeps the patient on the check page. Everything stays, and trying again sends the very same.
    pub async fn send_pack(self) -> Result<(), Failure> {
        let call = self.unsent.get_value().unwrap_or_else(|| self.new_pack());
        self.unsent.set_value(Some(call.clone()));
        match send(&call).await {
            Ok(sent) => {
                self.outbox.set_value(Outbox::default());
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
        match send(&CloseSitting {}).await {
            // Whoever is signed out has ended the visit.
            Ok(()) | Err(Failure::Problem(Problem::SignedOut)) => {
                self.token.set_value(None);
                self.sitting.set_value(None);
                self.outbox.set_value(Outbox::default());
                self.stage.set(Stage::Stopped);
                Ok(())
            }
            Err(failure) if self.is_ended_by(&failure) => Ok(()),
            Err(failure) => Err(failure),
        }
    }

    /// What the server gave us it has; only what was given on this phone is sent along.
    fn new_pack(self) -> SubmitPack {
        SubmitPack { key: new_key(), answers: self.outbox.with_value(Outbox::saved) }
    }

    /// A question that is not open here was brought up by an answer on another phone: opening the invitation
    /// again brings its answers here.
    fn go_to_missing(self, missing: &[Missing]) {
        let first = missing.first().map(|Missing { part, item }| Question { part: *part, item: *item });
        let open_here = |at: &Question| {
            self.sitting.with_value(|sitting| {
                sitting.as_ref().is_some_and(|sitting| sitting.asks(*at) && sitting.given(*at).is_none())
            })
        };
        match first.filter(open_here) {
            Some(at) => self.go(Route::At { place: Place::Question(at), returning: true }),
            None => self.stage.set(Stage::Asking),
        }
    }
}

fn new_key() -> SendingKey {
    let mut bytes = [0; 16];
    window()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes))
        .expect("random numbers");
    SendingKey::from_bits(u128::from_be_bytes(bytes))
}
