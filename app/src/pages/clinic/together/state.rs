//! What is known of a pack while it is filled in together: what stands, what is drawn, and which sequence is next.

use super::super::session::Desk;
use super::entered::{Entered, Key, Told, Whose};
use crate::api::Failure;
use leptos::prelude::*;
use measures::answers::Answer;
use measures::contract::clinician::{
    ItemTogether, Mode, OpenPack, SaveAnswerTogether, SaveSafetyTogether, TodayEntry,
};
use measures::contract::patient::Saved;
use measures::ids::InvitationId;
use measures::instruments::InstrumentId;
use measures::sitting::Sitting;
use std::collections::BTreeMap;

/// The ways of speaking, in the order shown.
pub const MODES: [Mode; 3] = [Mode::Telephone, Mode::Video, Mode::InPerson];

/// An item that was drawn.
#[derive(Clone, Copy)]
pub struct Drawn {
    /// Saves what was entered for it.
    pub save: Callback<()>,
    /// Hears what became of that.
    pub told: Callback<Told>,
}

/// A pack that is filled in together.
#[derive(Clone, Copy)]
pub struct Together {
    desk: Desk,
    /// Its invitation.
    pub invitation: InvitationId,
    /// What the server last said of it.
    pub pack: Memo<OpenPack>,
    /// The way of speaking, by its place in [`MODES`].
    pub mode: RwSignal<usize>,
    whose: StoredValue<Whose>,
    drawn: StoredValue<BTreeMap<Key, Drawn>>,
    highest: StoredValue<u32>,
    /// Reads the pack again.
    pub again: Callback<()>,
}

impl Together {
    /// A pack of which this is known, of this appointment.
    pub fn begin(pack: Memo<OpenPack>, of: TodayEntry, again: Callback<()>) -> Self {
        let (desk, invitation) = (expect_context::<Desk>(), pack.with_untracked(|pack| pack.invitation));
        let drawn = StoredValue::new(BTreeMap::<Key, Drawn>::new());
        let told = Callback::new(move |told: Told| {
            if let Some(line) = drawn.with_value(|all| all.get(&told.key).copied()) {
                // An item that is no longer asked is not drawn any more.
                line.told.try_run(told);
            }
        });
        let whose = Whose { appointment: of.appointment, patient: of.patient, told };
        desk.entered().listen(invitation, &whose);
        Self {
            desk,
            invitation,
            pack,
            mode: RwSignal::new(MODES.iter().position(|one| *one == of.mode).unwrap_or(0)),
            whose: StoredValue::new(whose),
            drawn,
            highest: StoredValue::new(desk.entered().highest(invitation)),
            again,
        }
    }

    /// The desk that everything is sent from.
    pub fn desk(self) -> Desk {
        self.desk
    }

    /// What is not in the record.
    pub fn entered(self) -> Entered {
        self.desk.entered()
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

    /// Notes an item that was drawn.
    pub fn drew(self, key: Key, drawn: Drawn) {
        self.drawn.update_value(|all| {
            all.insert(key, drawn);
        });
    }

    /// Something is being entered for an item.
    pub fn touch(self, key: Key) {
        self.whose.with_value(|whose| self.entered().touch(key, whose));
    }

    /// What stands in an item's controls cannot be an answer.
    pub fn refuse(self, key: Key, words: String) {
        self.whose.with_value(|whose| self.entered().refuse(key, whose, words));
    }

    /// Saves an answer to what was `seen`. What was given before is not given anew: the server takes the very same once.
    pub fn give(self, key: Key, answer: Answer, seen: Option<u32>) {
        let before = self.entered().call(key).filter(|call| call.answer == answer && call.seen == seen);
        let call = before.unwrap_or_else(|| SaveAnswerTogether {
            invitation: self.invitation,
            answer,
            mode: self.mode(),
            sequence: self.next_sequence(),
            seen,
        });
        self.whose.with_value(|whose| self.entered().give(self.desk, key, whose, call));
    }

    /// Saves whatever of this pack was touched or could not be saved.
    pub fn save_all(self) {
        self.entered().again(self.desk);
        let drawn: Vec<_> = self.drawn.with_value(|all| all.values().copied().collect());
        for line in drawn {
            // An item that is no longer asked has nothing to save.
            line.save.try_run(());
        }
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

    /// Notes a sequence that the server has seen.
    pub fn saw(self, sequence: u32) {
        self.highest.update_value(|highest| *highest = (*highest).max(sequence));
    }

    /// The sequence of what is said next, by whomever.
    pub fn next_sequence(self) -> u32 {
        let known = self.pack.with_untracked(|pack| pack.sequence);
        let next = self.highest.get_value().max(known) + 1;
        self.highest.set_value(next);
        next
    }
}
