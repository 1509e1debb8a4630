//! What the server does not have yet, sealed on the phone.

use super::outbox::Outbox;
use super::{Held, Stage, Visit};
use crate::api::start;
use crate::sealing::{Seal, forget};
use leptos::prelude::*;

impl Visit {
    /// Whether all that waits is kept on the phone, so that the page may be closed.
    #[must_use]
    pub fn is_sealed(self) -> bool {
        self.held.with_value(|held| held.is_sealed)
    }

    /// Keeps what waits on the phone. Nothing waiting is to forget what was kept.
    pub(super) async fn seal(self) {
        let waits = |held: &Held| Some((held.seal.clone()?, held.outbox.text()));
        if let Some((seal, text)) = self.held.with_value(waits) {
            let is_kept = seal.keep(&text).await;
            self.held.update_value(|held| held.is_sealed = is_kept);
        }
    }

    /// Brings back what was kept on the phone for the invitation that was opened.
    pub(super) async fn unseal(self, key: String) {
        let seal = self.held.with_value(|held| Seal::of(held.token.as_ref()?.expose(), key));
        let kept = match &seal {
            Some(seal) => seal.kept().await,
            None => None,
        };
        self.held.update_value(|held| {
            held.seal = seal;
            held.outbox.restore(&kept.unwrap_or_default());
        });
    }

    /// Forgets what is kept on the phone for this link.
    pub(super) fn forget(self) {
        if let Some(token) = self.held.with_value(|held| held.token.clone()) {
            start(async move { forget(token.expose()).await });
        }
    }

    /// Removes from this phone whatever was given on it and is not saved, and leaves the visit.
    pub fn remove(self) {
        self.forget();
        self.let_go();
        self.stage.set(Stage::NoLink);
    }

    /// Holds nothing of the pack any more.
    pub(super) fn let_go(self) {
        self.held.update_value(|held| {
            held.token = None;
            held.name = None;
            held.seal = None;
            held.sitting = None;
            held.wordings = Vec::new();
            held.outbox = Outbox::default();
        });
    }
}
