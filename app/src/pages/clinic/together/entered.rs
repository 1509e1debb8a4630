//! What was entered in packs and is not in the record yet. The desk keeps it, so that it outlives the screen: it is
//! saved whichever way that is left, and tried again until it is.

use super::super::session::Desk;
use super::held::{After, Held, Unsaved};
use crate::api::Failure;
use leptos::prelude::*;
use measures::answers::Answer;
use measures::contract::clinician::{SaveAnswerTogether, SavedTogether};
use measures::ids::{AppointmentId, InvitationId};
use measures::instruments::InstrumentId;
use std::collections::BTreeMap;

/// Which item of which pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The pack's invitation.
    pub invitation: InvitationId,
    /// The instrument.
    pub instrument: InstrumentId,
    /// The item's number.
    pub item: u8,
}

/// Where a pack is filled in, and with whom.
#[derive(Clone)]
pub struct Whose {
    /// The appointment.
    pub appointment: AppointmentId,
    /// The patient's name.
    pub patient: String,
    /// Hears what became of an answer, as long as the pack is on the screen.
    pub told: Callback<Told>,
}

/// What became of an answer.
#[derive(Debug, Clone)]
pub struct Told {
    /// Its item.
    pub key: Key,
    /// The answer as it was sent.
    pub call: SaveAnswerTogether,
    /// What came back.
    pub reply: Result<SavedTogether, Failure>,
}

/// An answer that could not be saved.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptBack {
    /// Its item.
    pub key: Key,
    /// Where it was entered.
    pub appointment: AppointmentId,
    /// Whose it is.
    pub patient: String,
    /// Why.
    pub why: Unsaved,
    /// The answer, where what was entered is one.
    pub answer: Option<Answer>,
}

/// All of it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Entered {
    all: RwSignal<BTreeMap<Key, (Held, Whose)>>,
}

impl Entered {
    /// Whether anything is not in the record.
    #[must_use]
    pub fn any(self) -> bool {
        self.all.with_untracked(|all| !all.is_empty())
    }

    /// Why each item of a pack that is not in the record is not.
    #[must_use]
    pub fn of(self, invitation: InvitationId) -> Vec<Unsaved> {
        let of =
            |(key, (held, _)): (&Key, &(Held, Whose))| (key.invitation == invitation).then(|| held.unsaved());
        self.all.with(|all| all.iter().filter_map(of).collect())
    }

    /// What could not be saved, of every pack.
    #[must_use]
    pub fn kept_back(self) -> Vec<KeptBack> {
        let back = |(key, (held, whose)): (&Key, &(Held, Whose))| {
            Some(KeptBack {
                key: *key,
                appointment: whose.appointment,
                patient: whose.patient.clone(),
                why: held.kept_back()?,
                answer: held.call().map(|call| call.answer.clone()),
            })
        };
        self.all.with(|all| all.iter().filter_map(back).collect())
    }

    /// Why an item is not in the record; nothing, where it is.
    #[must_use]
    pub fn unsaved(self, key: Key) -> Option<Unsaved> {
        self.all.with(|all| all.get(&key).map(|(held, _)| held.unsaved()))
    }

    /// The last answer to an item that was given to be saved and is not in the record.
    #[must_use]
    pub fn call(self, key: Key) -> Option<SaveAnswerTogether> {
        self.all.with_untracked(|all| all.get(&key)?.0.call().cloned())
    }

    /// The highest sequence given to an answer of a pack that is not in the record; 0 where there is none.
    #[must_use]
    pub fn highest(self, invitation: InvitationId) -> u32 {
        let of = |(key, (held, _)): (&Key, &(Held, Whose))| {
            held.call().filter(|_| key.invitation == invitation).map(|call| call.sequence)
        };
        self.all.with_untracked(|all| all.iter().filter_map(of).max().unwrap_or(0))
    }

    /// A pack is on the screen again: from now on it hears there what became of its answers.
    pub fn listen(self, invitation: InvitationId, here: &Whose) {
        self.all.update(|all| {
            let its = all.iter_mut().filter(|(key, _)| key.invitation == invitation);
            its.for_each(|(_, (_, whose))| *whose = here.clone());
        });
    }

    /// Something is being entered for an item.
    pub fn touch(self, key: Key, whose: &Whose) {
        self.change(key, whose, Held::touch);
    }

    /// What stands in an item's controls cannot be an answer.
    pub fn refuse(self, key: Key, whose: &Whose, words: String) {
        self.change(key, whose, |held| held.refuse(words));
    }

    /// What was being entered for an item is no answer after all. What was given before is still saved.
    pub fn let_go(self, key: Key) {
        self.all.update(|all| {
            if all.get_mut(&key).is_some_and(|(held, _)| held.let_go()) {
                all.remove(&key);
            }
        });
    }

    /// Forgets what was entered for an item.
    pub fn forget(self, key: Key) {
        self.all.update(|all| drop(all.remove(&key)));
    }

    /// Forgets everything: somebody else is at the screen.
    pub fn forget_all(self) {
        self.all.update(BTreeMap::clear);
    }

    /// Saves an answer.
    pub fn give(self, desk: Desk, key: Key, whose: &Whose, call: SaveAnswerTogether) {
        if let Some(call) = self.change(key, whose, |held| held.give(call)).flatten() {
            self.send(desk, key, call);
        }
    }

    /// Tries again what only a poor line kept back.
    pub fn again(self, desk: Desk) {
        let waits = |(key, (held, _)): (&Key, &(Held, Whose))| {
            matches!(held.kept_back(), Some(Unsaved::Waiting(_))).then_some(*key)
        };
        let waiting: Vec<_> = self.all.with_untracked(|all| all.iter().filter_map(waits).collect());
        waiting.into_iter().for_each(|key| self.again_for(desk, key));
    }

    /// The same for one item.
    pub fn again_for(self, desk: Desk, key: Key) {
        let again = |all: &mut BTreeMap<Key, (Held, Whose)>| all.get_mut(&key)?.0.again();
        if let Some(call) = self.all.try_update(again).flatten() {
            self.send(desk, key, call);
        }
    }

    fn change<T>(self, key: Key, whose: &Whose, change: impl FnOnce(&mut Held) -> T) -> Option<T> {
        let begin = || (Held::default(), whose.clone());
        self.all.try_update(|all| change(&mut all.entry(key).or_insert_with(begin).0))
    }

    fn send(self, desk: Desk, key: Key, call: SaveAnswerTogether) {
        leptos::task::spawn_local(async move {
            let reply = desk.send_off(&call).await;
            let Some((after, told)) = self.settle(key, &call, &reply) else { return };
            // Whoever entered it may have left the screen by now.
            told.try_run(Told { key, call, reply });
            if let After::Send(next) = after {
                self.send(desk, key, next);
            }
        });
    }

    fn settle(
        self,
        key: Key,
        call: &SaveAnswerTogether,
        reply: &Result<SavedTogether, Failure>,
    ) -> Option<(After, Callback<Told>)> {
        let settle = |all: &mut BTreeMap<Key, (Held, Whose)>| {
            let (held, whose) = all.get_mut(&key)?;
            let (after, told) = (held.came_back(call, reply), whose.told);
            if after == After::Saved {
                all.remove(&key);
            }
            Some((after, told))
        };
        self.all.try_update(settle).flatten()
    }
}
