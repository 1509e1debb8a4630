//! What is typed and not yet kept. It is sealed on the phone together with what waits to be saved, so that a reload,
//! an empty battery or a phone that drops the page loses none of it.

use super::outbox::Letter;
use super::{Draft, Held};
use crate::api::{self, start};
use crate::sealing::Seal;
use leptos::prelude::*;
use measures::contract::referral::Practice;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is sealed.
#[derive(Serialize, Deserialize)]
struct Kept {
    typing: BTreeMap<String, Vec<String>>,
    letters: Vec<Letter>,
    practice: Option<Practice>,
}

impl Draft {
    /// What stands in the controls of a question that was not left by Continue.
    #[must_use]
    pub fn typed(self, question: &str) -> Option<Vec<String>> {
        self.held.with_value(|held| held.typing.get(question).cloned())
    }

    /// Remembers what stands in the controls of a question.
    pub fn types(self, question: &str, stands: Vec<String>) {
        self.held.update_value(|held| {
            held.typing.insert(question.to_owned(), stands);
        });
        self.seal();
    }

    /// Seals what the server does not have. Asked again while it is at it, it does so once more afterwards.
    pub fn seal(self) {
        let begins = self.held.try_update_value(|held| {
            held.is_to_be_sealed = true;
            held.seal.is_some() && !std::mem::replace(&mut held.is_sealing, true)
        });
        if begins == Some(true) {
            start(async move {
                while let Some((seal, kept)) = self.held.try_update_value(Held::next_to_seal).flatten() {
                    // A phone that cannot keep it goes on without.
                    seal.keep(&kept).await;
                }
            });
        }
    }

    /// Brings back what was sealed before the page was loaded again.
    pub(super) async fn unseal(self) {
        let Some(seal) = self.held.with_value(|held| held.seal.clone()) else { return };
        let Some(kept) = seal.kept().await else { return };
        let Some(Kept { typing, letters, practice }) = api::read(&kept) else { return };
        self.held.update_value(|held| {
            held.typing = typing;
            held.practice = practice.or(held.practice.take());
            held.outbox.restore(letters);
            let said: Vec<_> = held.outbox.said().collect();
            said.into_iter().for_each(|statement| held.form.keep(statement));
        });
    }
}

impl Held {
    /// What to seal now, under which key; nothing to seal is to forget what was.
    fn next_to_seal(&mut self) -> Option<(Seal, String)> {
        self.is_sealing = std::mem::take(&mut self.is_to_be_sealed);
        let seal = self.seal.clone().filter(|_| self.is_sealing)?;
        let kept = Kept {
            typing: self.typing.clone(),
            letters: self.outbox.letters(),
            practice: self.practice.clone(),
        };
        let is_nothing = kept.typing.is_empty() && kept.letters.is_empty();
        let text = if is_nothing { None } else { serde_json::to_string(&kept).ok() };
        Some((seal, text.unwrap_or_default()))
    }
}
