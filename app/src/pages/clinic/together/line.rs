//! What is entered for one question, what stands to it by now, and bringing the two in line.

use super::entered::{Key, Told};
use super::held::Unsaved;
use super::quiet::Quiet;
use super::state::{Drawn, Together};
use crate::api::Failure;
use crate::components::error_summary::Mistake;
use crate::components::item_entry::Entry;
use crate::components::phrase::Words;
use crate::worded::{item_name, question};
use leptos::prelude::*;
use measures::answers::{Answer, Reply};
use measures::contract::clinician::{Given, ItemTogether, SavedTogether};
use measures::instrument::{Asks, Item, Named};
use measures::wording::Wording;
use std::sync::Arc;

/// What an item's controls were last brought in line with: the reply, and the sequence it stood with.
type Shown = (Option<Reply>, Option<u32>);

/// An item on the screen.
#[derive(Clone, Copy)]
pub struct Line {
    key: Key,
    item: &'static Item,
    /// The words of its instrument.
    pub words: StoredValue<Arc<Wording>>,
    together: Together,
    /// What stands to it by now.
    pub standing: Memo<Option<ItemTogether>>,
    shown: StoredValue<Shown>,
    entry: StoredValue<Entry>,
    mistakes: RwSignal<Vec<Mistake>>,
    quiet: Quiet,
}

impl Line {
    /// An item with what stands to it now, or with what was entered for it before and is not saved yet.
    pub fn begin(item: &'static Item, words: Arc<Wording>) -> Self {
        let (together, instrument) = (expect_context::<Together>(), words.instrument());
        let key = Key { invitation: together.invitation, instrument, item: item.number };
        let standing = Memo::new(move |_| together.item(instrument, item.number));
        let (held, stands) = (together.entered().call(key), standing.get_untracked());
        let (answer, shown) = match &held {
            Some(call) => (Some(call.answer.clone()), (None, call.seen)),
            None => (stands.as_ref().map(|item| item.standing.answer.clone()), as_shown(stands.as_ref())),
        };
        let line = Self {
            key,
            item,
            entry: StoredValue::new(Entry::of(item, words.clone(), answer.as_ref())),
            words: StoredValue::new(words),
            together,
            standing,
            shown: StoredValue::new(shown),
            mistakes: RwSignal::new(Vec::new()),
            quiet: Quiet::default(),
        };
        Effect::new(move |_| {
            standing.track();
            line.not_saved();
            line.bring_in_line();
        });
        on_cleanup(move || line.leave());
        let save = Callback::new(move |()| line.save());
        let told = Callback::new(move |told| line.came_back(told));
        together.drew(key, Drawn { save, told });
        line
    }

    /// Shows what stands, unless something is being entered here.
    fn bring_in_line(self) {
        if self.unsaved().is_some() {
            return;
        }
        let stands = self.standing.with_untracked(|item| as_shown(item.as_ref()));
        let before = self.shown.get_value();
        // What was saved here may not have come back yet: what stands is not older than what is shown, unless it is the
        // very same, which goes on standing as whoever gave it first.
        if stands.1 < before.1 && stands.0 != before.0 {
            return;
        }
        if self.entry.with_value(Entry::reply).ok() != stands.0 {
            self.entry.with_value(|entry| entry.show(stands.0.as_ref()));
        }
        self.shown.set_value(stands);
    }

    /// Its controls. They stay where they are whatever is put into them, so that nobody loses their place.
    pub fn controls(self) -> AnyView {
        let entry = self.entry.get_value();
        let number = match self.item.named {
            Named::Number(number) => format!("{number}. "),
            Named::Word(_) => String::new(),
        };
        let words = self.words.get_value();
        let heading = entry.label().unwrap_or_else(|| {
            view! { {number} <Words phrase=question(Some(&words), self.item)/> }.into_any()
        });
        entry.view(heading, "s", self.mistakes)
    }

    /// Something is being typed.
    pub fn typed(self) {
        if !self.is_choice() {
            self.wait();
        }
    }

    /// An option was chosen: meant as the answer, unless the arrow keys are only `passing` it.
    pub fn chosen(self, passing: bool) {
        if !self.is_choice() {
            return;
        }
        self.wait();
        if !passing {
            self.save();
        }
    }

    fn is_choice(self) -> bool {
        matches!(self.item.asks, Asks::Choice(_))
    }

    /// Saves what is being entered as soon as nothing more is.
    fn wait(self) {
        self.together.touch(self.key);
        let is_answer = move || self.entry.with_value(|entry| entry.reply().is_ok());
        self.quiet.then(move || {
            // Half a date is not refused while somebody is still typing it.
            if is_answer() {
                self.save();
            }
        });
    }

    fn unsaved(self) -> Option<Unsaved> {
        untrack(|| self.together.entered().unsaved(self.key))
    }

    /// Saves what was entered here, if it differs from what was shown.
    pub fn save(self) {
        self.quiet.end();
        match self.unsaved() {
            None | Some(Unsaved::Underway) => return,
            Some(Unsaved::Waiting(_)) => {
                return self.together.entered().again_for(self.together.desk(), self.key);
            }
            Some(Unsaved::Touched | Unsaved::Refused(_)) => {}
        }
        let given = self.together.entered().call(self.key).is_some();
        let is_shown = |reply: &Reply| self.shown.with_value(|(shown, _)| shown.as_ref() == Some(reply));
        match self.entry.with_value(Entry::reply) {
            Ok(reply) if !given && is_shown(&reply) => {
                self.together.entered().let_go(self.key);
                self.bring_in_line();
            }
            Ok(reply) => self.send(reply),
            // Nothing was chosen: there is nothing to put right.
            Err(_) if self.is_choice() => self.together.entered().let_go(self.key),
            Err(mistake) => {
                self.together.refuse(self.key, mistake.words.clone());
                self.mistakes.set(vec![mistake]);
            }
        }
    }

    /// Its place on the screen goes: what was entered is saved all the same. What is no answer keeps nothing from being
    /// sent.
    fn leave(self) {
        self.quiet.end();
        let is_answer = self.entry.with_value(Entry::reply).is_ok();
        match self.unsaved() {
            Some(Unsaved::Touched) if is_answer => self.save(),
            Some(Unsaved::Touched | Unsaved::Refused(_)) => self.together.entered().let_go(self.key),
            None | Some(Unsaved::Underway | Unsaved::Waiting(_)) => {}
        }
    }

    /// Enters a reply to what is shown.
    pub fn send(self, reply: Reply) {
        let seen = self.shown.with_value(|(_, sequence)| *sequence);
        self.send_over(reply, seen);
    }

    /// Enters what the patient says is right, of two answers that are both on the screen.
    pub fn choose(self, given: Given) {
        let standing = self.standing.with_untracked(|item| item.as_ref().map(|item| item.standing.sequence));
        self.send_over(given.answer.reply().clone(), standing);
    }

    fn send_over(self, reply: Reply, seen: Option<u32>) {
        let Ok(answer) = Answer::parse(self.key.instrument, self.item.number, reply) else { return };
        self.mistakes.set(Vec::new());
        self.together.give(self.key, answer, seen);
    }

    fn came_back(self, Told { call, reply, .. }: Told) {
        match reply {
            Ok(SavedTogether::Kept { sequence }) => {
                self.together.saw(sequence);
                let said = call.answer.reply();
                self.shown.set_value((Some(said.clone()), Some(call.sequence)));
                // It may have been withheld or chosen beside the controls, which are to say so too.
                let says_so = self.entry.with_value(|entry| entry.reply().as_ref() == Ok(said));
                if self.unsaved().is_none() && !says_so {
                    self.entry.with_value(|entry| entry.show(Some(said)));
                }
                self.bring_in_line();
            }
            Ok(SavedTogether::Unseen { standing, sequence }) => {
                self.together.saw(sequence);
                self.shown.set_value((None, Some(standing.sequence)));
                self.bring_in_line();
                self.together.again.run(());
            }
            // It is tried again by itself.
            Err(Failure::Offline) => {}
            Err(_) => self.together.again.run(()),
        }
    }

    /// The two answers between which the patient has to say, if there are two.
    pub fn contested(self) -> Option<(Given, Given)> {
        self.standing.get().and_then(|item| Some((item.standing, item.later?)))
    }

    /// What it is called.
    pub fn name(self) -> String {
        format!("{} {}", self.key.instrument.instrument().name, item_name(self.item))
    }

    /// Whether what was saved here has not come back yet as what stands.
    pub fn is_ahead(self) -> bool {
        self.standing.with(|item| as_shown(item.as_ref()).1) < self.shown.with_value(|shown| shown.1)
    }

    /// Why it is not in the record; nothing, where it is.
    pub fn not_saved(self) -> Option<Unsaved> {
        self.together.entered().unsaved(self.key)
    }
}

fn as_shown(item: Option<&ItemTogether>) -> Shown {
    item.map(|item| (item.standing.answer.reply().clone(), item.standing.sequence)).unzip()
}
