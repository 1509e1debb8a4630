//! From the date of birth to the first question, and to it again after a long rest.

use super::{Stage, Visit, tabs};
use crate::api::{Failure, send};
use crate::moment::Moment;
use crate::route::patient as route;
use chrono::NaiveDate;
use leptos::prelude::*;
use measures::answers::Answer;
use measures::contract::Problem;
use measures::contract::public::{OpenInvitation, Opened};
use measures::ids::VisitId;
use measures::pack::Pack;
use measures::sitting::Sitting;
use std::sync::Arc;

impl Visit {
    /// Opens the invitation and moves on to what it shows.
    ///
    /// # Errors
    /// What keeps the patient on the screen that asks for the date of birth.
    pub async fn open(self, date_of_birth: NaiveDate) -> Result<(), Failure> {
        let Some(token) = self.held.with_value(|held| held.token.clone()) else {
            self.stage.set(Stage::NoLink);
            return Ok(());
        };
        let opened = send(&OpenInvitation { token, date_of_birth }).await;
        if let Ok(Opened::Open { visit, seal, .. } | Opened::Sent { visit, seal, .. }) = &opened {
            self.take_over(*visit);
            self.unseal(seal.clone()).await;
        }
        match opened {
            Ok(Opened::Open { pack, wordings, answers, given, sequence, appointment, .. }) => {
                self.held.update_value(|held| {
                    held.wordings = wordings.into_iter().map(Arc::new).collect();
                    held.appointment = appointment;
                });
                self.resume(&pack, answers, &given, sequence);
            }
            Ok(Opened::Sent { at, .. }) => self.stage.set(Stage::SentBefore(Some(at))),
            Err(Failure::Problem(Problem::InvitationClosed)) => {
                self.forget();
                self.stage.set(Stage::Closed);
            }
            Err(failure) => {
                // Whoever does not know the date after so many tries is somebody else.
                if failure == Failure::Problem(Problem::TooManyTries) {
                    self.forget();
                }
                return Err(failure);
            }
        }
        self.save_next();
        Ok(())
    }

    /// Whether something was answered in this visit before the date of birth was asked again.
    #[must_use]
    pub fn is_asked_again(self) -> bool {
        self.held.with_value(|held| held.sitting.is_some())
    }

    /// The browser's session is this visit's from here on.
    fn take_over(self, visit: VisitId) {
        self.held.update_value(|held| held.name = Some(visit));
        tabs::take_over();
    }

    /// Ends what this problem ends, whichever call met it. False if the visit can go on.
    pub(super) fn is_ended_by(self, failure: &Failure) -> bool {
        let Failure::Problem(problem) = failure else { return false };
        self.leave(match problem {
            Problem::SignedOut => Stage::Asking,
            Problem::InvitationClosed => Stage::Closed,
            Problem::AlreadySent => Stage::SentBefore(None),
            _ => return false,
        });
        true
    }

    /// What waits here stands, but for what was answered elsewhere after it.
    fn resume(self, pack: &Pack, mut answers: Vec<Answer>, given: &[(u32, u32)], sequence: u32) {
        self.held.update_value(|held| {
            held.outbox.opened(&answers, given, sequence, Moment::now());
            answers.extend(held.outbox.waiting_answers());
            held.sitting = Some(Sitting::resume(pack, &answers));
        });
        let to = self.allowed(Some(self.route.get_untracked()));
        route::replace(to);
        self.route.set(to);
        self.stage.set(Stage::Open);
    }
}
