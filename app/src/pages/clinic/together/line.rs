//! What is entered for one question, what stands to it by now, and bringing the two in line.

use super::state::{Key, Together, Unsaved};
use crate::api::Failure;
use crate::components::error_summary::Mistake;
use crate::components::item_entry::Entry;
use crate::components::phrase::Words;
use crate::entered_words::given_words;
use crate::staff_words;
use crate::worded::{item_name, question};
use leptos::prelude::*;
use measures::answers::{Answer, Reply};
use measures::contract::clinician::{Given, ItemTogether, SavedTogether};
use measures::instrument::{Asks, Item, Named};
use measures::instruments::InstrumentId;
use measures::wording::Wording;
use std::sync::Arc;

/// What an item's controls were last brought in line with: the reply, and the sequence it stood with.
type Shown = (Option<Reply>, Option<u32>);

/// An item on the screen.
#[derive(Clone, Copy)]
pub struct Line {
    key: Key,
    item: &'static Item,
    instrument: InstrumentId,
    /// The words of its instrument.
    pub words: StoredValue<Arc<Wording>>,
    together: Together,
    /// What stands to it by now.
    pub standing: Memo<Option<ItemTogether>>,
    shown: StoredValue<Shown>,
    entry: StoredValue<Entry>,
    /// Counts how often the controls were drawn anew.
    drawn: RwSignal<u32>,
    mistakes: RwSignal<Vec<Mistake>>,
    /// What happened while a save was on its way: something else was entered, and the focus left.
    meanwhile: StoredValue<(bool, bool)>,
}

impl Line {
    /// An item with what stands to it now.
    pub fn begin(key: Key, item: &'static Item, words: Arc<Wording>) -> Self {
        let (together, instrument) = (expect_context::<Together>(), words.instrument());
        let standing = Memo::new(move |_| together.item(instrument, item.number));
        let shown: Shown = standing.with_untracked(|item| as_shown(item.as_ref()));
        let answer = standing.with_untracked(|item| item.as_ref().map(|item| item.standing.answer.clone()));
        let line = Self {
            key,
            item,
            instrument,
            entry: StoredValue::new(Entry::of(item, words.clone(), answer.as_ref())),
            words: StoredValue::new(words),
            together,
            standing,
            shown: StoredValue::new(shown),
            drawn: RwSignal::new(0),
            mistakes: RwSignal::new(Vec::new()),
            meanwhile: StoredValue::default(),
        };
        Effect::new(move |_| {
            standing.track();
            line.bring_in_line();
        });
        // What is no longer asked keeps nothing from being sent.
        on_cleanup(move || together.set(key, None));
        together.saved_by(key, Callback::new(move |()| line.save()));
        line
    }

    /// Shows what stands, unless something is being entered here.
    fn bring_in_line(self) {
        if self.unsaved().is_some() {
            return;
        }
        let stands = self.standing.with_untracked(|item| as_shown(item.as_ref()));
        let before = self.shown.get_value();
        // What was saved here may not have come back yet: what stands is never older than what is shown.
        if stands.1 < before.1 {
            return;
        }
        self.shown.set_value(stands.clone());
        if stands.0 != before.0 {
            let answer = stands.0.and_then(|reply| self.answer(reply));
            self.entry.set_value(Entry::of(self.item, self.words.get_value(), answer.as_ref()));
            self.drawn.update(|times| *times += 1);
        }
    }

    /// Its controls, drawn anew whenever something else is to stand in them.
    pub fn controls(self) -> AnyView {
        self.drawn.track();
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

    /// Notes that something is being entered.
    pub fn touched(self) {
        match self.unsaved() {
            Some(Unsaved::Underway) => self.meanwhile.update_value(|(entered, _)| *entered = true),
            _ => self.together.set(self.key, Some(Unsaved::Touched)),
        }
    }

    fn unsaved(self) -> Option<Unsaved> {
        self.together.unsaved.with_untracked(|all| all.get(&self.key).cloned())
    }

    /// Saves what was entered here, if it differs from what was shown.
    pub fn save(self) {
        match self.unsaved() {
            None => return,
            Some(Unsaved::Underway) => return self.meanwhile.update_value(|(_, left)| *left = true),
            Some(Unsaved::Touched | Unsaved::Failed(_)) => {}
        }
        match self.entry.with_value(Entry::reply) {
            Ok(reply) if Some(&reply) == self.shown.with_value(|(shown, _)| shown.clone()).as_ref() => {
                self.together.set(self.key, None);
                self.bring_in_line();
            }
            Ok(reply) => self.send(reply),
            // Nothing was chosen: there is nothing to put right.
            Err(_) if matches!(self.item.asks, Asks::Choice(_)) => self.together.set(self.key, None),
            Err(mistake) => {
                self.together.set(self.key, Some(Unsaved::Failed(mistake.words.clone())));
                self.mistakes.set(vec![mistake]);
            }
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
        let Some(answer) = self.answer(reply.clone()) else { return };
        if matches!(self.unsaved(), Some(Unsaved::Underway)) {
            return;
        }
        self.mistakes.set(Vec::new());
        self.together.set(self.key, Some(Unsaved::Underway));
        let sequence = self.together.next_sequence();
        leptos::task::spawn_local(async move {
            let saved = self.together.save(answer, seen, sequence).await;
            // Whoever pressed may have left the screen by now.
            if !self.shown.is_disposed() {
                self.came_back(saved, (Some(reply), Some(sequence)));
            }
        });
    }

    fn came_back(self, saved: Result<SavedTogether, Failure>, sent: Shown) {
        let (entered, left) = self.meanwhile.try_update_value(std::mem::take).unwrap_or_default();
        match saved {
            Ok(SavedTogether::Kept { .. }) if entered => {
                self.shown.set_value(sent);
                self.together.set(self.key, Some(Unsaved::Touched));
                if left {
                    self.save();
                }
            }
            Ok(SavedTogether::Kept { .. }) => {
                let before = self.shown.get_value();
                self.shown.set_value(sent.clone());
                self.together.set(self.key, None);
                if before.0 != sent.0 && self.entry.with_value(Entry::reply).ok() != sent.0 {
                    // It was withheld or chosen beside the controls, which are to say so too.
                    let answer = sent.0.and_then(|reply| self.answer(reply));
                    self.entry.set_value(Entry::of(self.item, self.words.get_value(), answer.as_ref()));
                    self.drawn.update(|times| *times += 1);
                }
            }
            Ok(SavedTogether::Unseen { standing, .. }) => {
                self.shown.set_value((None, Some(standing.sequence)));
                self.together.set(self.key, None);
                self.together.again.run(());
            }
            Err(failure) => {
                let words = staff_words::failure(&failure);
                self.together.set(self.key, Some(Unsaved::Failed(words)));
                self.together.again.run(());
            }
        }
    }

    /// The two answers between which the patient has to say, if there are two.
    pub fn contested(self) -> Option<(Given, Given)> {
        self.standing.get().and_then(|item| Some((item.standing, item.later?)))
    }

    fn answer(self, reply: Reply) -> Option<Answer> {
        Answer::parse(self.instrument, self.item.number, reply).ok()
    }

    /// What it is called.
    pub fn name(self) -> String {
        format!("{} {}", self.instrument.instrument().name, item_name(self.item))
    }

    /// Whether it is saved, and who gave what stands.
    pub fn state_words(self) -> AnyView {
        let unsaved = self.together.unsaved.with(|all| all.get(&self.key).cloned());
        let standing = self.standing.get().map(|item| item.standing);
        let withheld = standing.as_ref().is_some_and(|given| given.answer.is_withheld());
        let withheld = withheld.then_some("Would rather not answer. ");
        match (unsaved, standing) {
            (Some(Unsaved::Touched), _) => "Not saved yet.".into_any(),
            (Some(Unsaved::Underway), _) => "Saving…".into_any(),
            (Some(Unsaved::Failed(words)), _) => view! { <strong>"Not saved. "</strong> {words} }.into_any(),
            (None, Some(given)) => view! { {withheld} {given_words(&given)} }.into_any(),
            (None, None) => "No answer yet.".into_any(),
        }
    }
}

fn as_shown(item: Option<&ItemTogether>) -> Shown {
    let standing = item.map(|item| &item.standing);
    (standing.map(|given| given.answer.reply().clone()), standing.map(|given| given.sequence))
}
