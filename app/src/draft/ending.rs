//! Sending the referral, coming back later, and leaving.

use super::{Draft, Held, Over, PLACE, Saving, Stage};
use crate::api::{Failure, start};
use crate::chance::new_key;
use crate::route::referral::{self as route, Route};
use crate::sealing;
use futures_util::future::select;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use measures::contract::Problem;
use measures::contract::referral::{
    FindPractices, LeaveReferral, LinkBy, LinkSent, Practice, SendReferral, SendReferralLink,
};
use std::pin::pin;

/// How long whoever leaves at once waits, before an empty page, for what they said to be saved.
const SAVING_MS: u32 = 10_000;
/// How long they wait for the server to hear that they leave.
const LEAVING_MS: u32 = 700;
/// How often it is looked whether a save has come back.
const LOOKING_MS: u32 = 50;

impl Draft {
    /// Sends the referral with all that waits to be saved, and moves on to the confirmation.
    ///
    /// # Errors
    /// What keeps it from being sent. Everything stays, and trying again sends the very same.
    pub async fn send_referral(self) -> Result<(), Failure> {
        let key = self.held.with_value(|held| held.sending).or_else(new_key).ok_or(Failure::Outdated)?;
        self.held.update_value(|held| held.sending = Some(key));
        let letters = self.held.with_value(|held| held.outbox.letters());
        let (along, unsaved): (Vec<_>, Vec<_>) =
            letters.iter().filter_map(|letter| Some((letter.id, letter.screen()?))).unzip();
        let are_done = |held: &mut Held| along.iter().for_each(|id| held.outbox.is_done(*id));
        match self.ask(&SendReferral { key, unsaved }).await {
            Ok(sent) => {
                self.held.update_value(|held| {
                    held.sent = Some(sent);
                    are_done(held);
                    held.typing.clear();
                });
                self.seal();
                self.go(Route::Sent);
                self.save_next();
                Ok(())
            }
            Err(Failure::Problem(Problem::AlreadySent)) => {
                // What came along was kept all the same.
                self.held.update_value(|held| {
                    are_done(held);
                    held.ends = Some(Over::SentElsewhere);
                });
                self.seal();
                self.save_next();
                self.end_if_too_late();
                Ok(())
            }
            Err(failure) if self.is_ended_by(&failure) => Ok(()),
            Err(failure) => Err(failure),
        }
    }

    /// Looks for practices.
    ///
    /// # Errors
    /// What keeps them from being found.
    pub async fn find_practices(self, words: String) -> Result<Vec<Practice>, Failure> {
        self.ask(&FindPractices { words }).await
    }

    /// Whether it can be come back to by a link, which opens with the date of birth.
    #[must_use]
    pub fn has_a_way_back(self) -> bool {
        // A form that was sent has one, which does not come back with it.
        let has_one = |held: &Held| held.sent.is_some() || held.form.tells("date_of_birth").is_some();
        self.is_begun() && self.held.with_value(has_one)
    }

    /// Asks for the link by which the form can be gone on with.
    ///
    /// # Errors
    /// What keeps it from being sent.
    pub async fn send_link(self, by: LinkBy) -> Result<LinkSent, Failure> {
        self.ask(&SendReferralLink { by }).await
    }

    /// Ends the visit on this device once all that waits is saved, and throws the form away if so wished. Whoever goes on
    /// with the form meanwhile stays in it.
    ///
    /// # Errors
    /// What keeps it from being saved or from ending.
    pub async fn leave(self, discard: bool) -> Result<(), Failure> {
        let from = self.route.get_untracked();
        self.save_all().await?;
        if self.route.get_untracked() != from || self.stage.get_untracked() != Stage::Open {
            return Ok(());
        }
        if self.is_begun() {
            self.ask(&LeaveReferral { discard }).await?;
        }
        sealing::forget(PLACE).await;
        self.let_go();
        self.stage.set(Stage::Over(if discard { Over::ThrownAway } else { Over::Left }));
        Ok(())
    }

    /// Empties the page at once, and leaves for another site when what was said is saved. What cannot be saved stays
    /// sealed on the phone, and the visit open for it.
    pub fn leave_the_page(self) {
        if let Some(body) = document().body() {
            // Nothing of it is left to be seen, whatever else fails.
            body.set_text_content(None);
        }
        document().set_title("");
        start(async move {
            select(pin!(self.save_all()), pin!(TimeoutFuture::new(SAVING_MS))).await;
            if self.is_begun() && !self.has_unsaved() {
                select(pin!(self.tell_of_leaving()), pin!(TimeoutFuture::new(LEAVING_MS))).await;
            }
            route::leave_the_site();
        });
    }

    async fn tell_of_leaving(self) {
        if self.ask(&LeaveReferral { discard: false }).await.is_ok() {
            sealing::forget(PLACE).await;
        }
    }

    /// Saves all that waits, as far as the line allows now: a save under way knows its visit, which must not end before.
    async fn save_all(self) -> Result<(), Failure> {
        self.save_next();
        while self.saving.get_untracked() == Saving::Underway {
            TimeoutFuture::new(LOOKING_MS).await;
        }
        match self.saving.get_untracked() {
            Saving::Failing { failure, .. } if self.has_unsaved() => Err(failure),
            _ => Ok(()),
        }
    }
}
