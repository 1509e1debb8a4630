//! What is known of a pack while it is filled in together: what stands, what is not saved yet, and which sequence is next.

use super::super::session::Desk;
use crate::api::Failure;
use leptos::prelude::*;
use measures::answers::Answer;
use measures::contract::clinician::{
    ItemTogether, Mode, OpenPack, SaveAnswerTogether, SaveSafetyTogether, SavedTogether,
};
use measures::contract::patient::Saved;
use measures::instruments::InstrumentId;
use measures::sitting::Sitting;
use std::collections::BTreeMap;

/// The ways of speaking, in the order shown.
pub const MODES: [Mode; 3] = [Mode::Telephone, Mode::Video, Mode::InPerson];

/// An item: its instrument's place in the pack, from 0, and its number.
pub type Key = (usize, u8);

/// Why what is in an item's controls is not in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsaved {
    /// It was touched, and nobody has gone on from it.
    Touched,
    /// It is on its way.
    Underway,
    /// It could not be saved.
    Failed(String),
}

/// A pack that is filled in together.
#[derive(Clone, Copy)]
pub struct Together {
    desk: Desk,
    /// What the server last said of it.
    pub pack: Memo<OpenPack>,
    /// The way of speaking, by its place in [`MODES`].
    pub mode: RwSignal<usize>,
    /// What is not in the record.
    pub unsaved: RwSignal<BTreeMap<Key, Unsaved>>,
    /// Saves each item that was drawn.
    savers: StoredValue<BTreeMap<Key, Callback<()>>>,
    highest: StoredValue<u32>,
    /// Reads the pack again.
    pub again: Callback<()>,
}

impl Together {
    /// A pack of which this is known, in an appointment that takes place in this way.
    pub fn begin(pack: Memo<OpenPack>, mode: Mode, again: Callback<()>) -> Self {
        Self {
            desk: expect_context::<Desk>(),
            pack,
            mode: RwSignal::new(MODES.iter().position(|one| *one == mode).unwrap_or(0)),
            unsaved: RwSignal::default(),
            savers: StoredValue::default(),
            highest: StoredValue::new(0),
            again,
        }
    }

    /// The desk that everything is sent from.
    pub fn desk(self) -> Desk {
        self.desk
    }

    /// The answers that stand, worked through as the patient would.
    pub fn sitting(self) -> Sitting {
        self.pack
            .with(|pack| Sitting::resume(&pack.pack, pack.items.iter().map(|item| &item.standing.answer)))
    }

    /// What stands to an item, and what else came.
    pub fn item(self, instrument: InstrumentId, number: u8) -> Option<ItemTogether> {
        let is_it = |item: &&ItemTogether| {
            let answer = &item.standing.answer;
            answer.instrument() == instrument && answer.item() == number
        };
        self.pack.with(|pack| pack.items.iter().find(is_it).cloned())
    }

    /// Says why an item is not in the record; nothing, once it is.
    pub fn set(self, key: Key, unsaved: Option<Unsaved>) {
        self.unsaved.update(|all| {
            match unsaved {
                Some(why) => all.insert(key, why),
                None => all.remove(&key),
            };
        });
    }

    /// How an item that was drawn is saved.
    pub fn saved_by(self, key: Key, save: Callback<()>) {
        self.savers.update_value(|savers| {
            savers.insert(key, save);
        });
    }

    /// Saves whatever was touched or failed.
    pub fn save_all(self) {
        let waiting: Vec<_> = self.unsaved.with_untracked(|all| all.keys().copied().collect());
        let savers = self.savers.with_value(|savers| {
            waiting.iter().filter_map(|key| savers.get(key).copied()).collect::<Vec<_>>()
        });
        for save in savers {
            let _ = save.try_run(());
        }
    }

    /// Enters an answer to what was shown.
    ///
    /// # Errors
    /// As every call of the desk.
    pub async fn save(
        self,
        answer: Answer,
        seen: Option<u32>,
        sequence: u32,
    ) -> Result<SavedTogether, Failure> {
        let (invitation, mode) = (self.pack.with_untracked(|pack| pack.invitation), self.mode());
        let saved = self.desk.send(&SaveAnswerTogether { invitation, answer, mode, sequence, seen }).await?;
        let (SavedTogether::Kept { sequence } | SavedTogether::Unseen { sequence, .. }) = &saved;
        self.highest.update_value(|highest| *highest = (*highest).max(*sequence));
        Ok(saved)
    }

    /// Adds what was said to the help page's questions.
    ///
    /// # Errors
    /// As every call of the desk.
    pub async fn save_safety(self, said: SaveSafetyTogether) -> Result<Saved, Failure> {
        self.desk.send(&said).await
    }

    /// The way of speaking.
    pub fn mode(self) -> Mode {
        MODES.get(self.mode.get_untracked()).copied().unwrap_or(Mode::Telephone)
    }

    /// The sequence of what is said next, by whomever.
    pub fn next_sequence(self) -> u32 {
        let known = self.pack.with_untracked(|pack| pack.sequence);
        let next = self.highest.get_value().max(known) + 1;
        self.highest.set_value(next);
        next
    }
}
