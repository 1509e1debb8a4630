//! One question that is read out, what stands to it, and who gave that.

use super::choosing::Choosing;
use super::safety::AskSafety;
use super::state::{Key, Together, Unsaved};
use crate::api::Failure;
use crate::components::error_summary::Mistake;
use crate::components::item_entry::Entry;
use crate::components::phrase::Words;
use crate::entered_words::given_words;
use crate::staff_words;
use crate::worded::{item_name, question};
use leptos::ev::FocusEvent;
use leptos::prelude::*;
use measures::answers::{Answer, Reply};
use measures::contract::clinician::{Given, ItemTogether, SavedTogether};
use measures::instrument::{Asks, Item, Named};
use measures::instruments::InstrumentId;
use measures::wording::Wording;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::Node;

/// What an item's controls were last brought in line with: the reply, and the sequence it stood with.
type Shown = (Option<Reply>, Option<u32>);

/// An item on the screen.
#[derive(Clone, Copy)]
struct Line {
    key: Key,
    item: &'static Item,
    instrument: InstrumentId,
    words: StoredValue<Arc<Wording>>,
    together: Together,
    standing: Memo<Option<ItemTogether>>,
    shown: StoredValue<Shown>,
    entry: StoredValue<Entry>,
    /// Counts how often the controls were drawn anew.
    drawn: RwSignal<u32>,
    mistakes: RwSignal<Vec<Mistake>>,
}

/// The question with its controls. It is saved when the focus leaves it: going through the options with the arrow keys
/// enters nothing.
#[component]
pub fn ItemLine(
    /// Its instrument's place in the pack, from 0.
    place: usize,
    /// The item.
    item: &'static Item,
    /// The words of its instrument.
    words: Arc<Wording>,
) -> impl IntoView {
    let line = Line::begin((place, item.number), item, words);
    let touched = move || line.touched();
    let left = move |event: FocusEvent| {
        if !stays_within(&event) {
            line.save();
        }
    };
    let controls = move || {
        line.drawn.track();
        line.controls()
    };
    let alerts = Memo::new(move |_| line.standing.with(|item| item.as_ref().is_some_and(alerts)));
    let withhold = move |_| line.send(Reply::Withheld);
    let now = item.alerts_from.is_some().then(|| {
        view! {
            <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="button" on:click=move |_| line.save()>
                "Save this answer now"
            </button>
        }
    });
    view! {
        <div class="bh-together__item" on:input=move |_| touched() on:change=move |_| touched() on:focusout=left>
            {controls}
            <p class="bh-together__by">{move || line.state_words()}</p>
            <div class="bh-together__more">
                {now}
                <button class="nhsuk-link" type="button" on:click=withhold>
                    "Would rather not answer"
                    <span class="nhsuk-u-visually-hidden">{format!(": {}", line.name())}</span>
                </button>
            </div>
            {move || line.contested().map(|(standing, later)| view! {
                <Choosing
                    name=line.name()
                    words=line.words.get_value()
                    standing=standing
                    later=later
                    choose=Callback::new(move |given: Given| line.choose(given))
                />
            })}
            <Show when=move || alerts.get()><AskSafety/></Show>
        </div>
    }
}

fn alerts(item: &ItemTogether) -> bool {
    item.standing.answer.alerts()
}

/// Whether the focus only goes to another control of the same item.
fn stays_within(event: &FocusEvent) -> bool {
    let within: Option<Node> = event.current_target().and_then(|target| target.dyn_into().ok());
    let to: Option<Node> = event.related_target().and_then(|target| target.dyn_into().ok());
    within.is_some_and(|within| within.contains(to.as_ref()) && to.is_some())
}

impl Line {
    fn begin(key: Key, item: &'static Item, words: Arc<Wording>) -> Self {
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
        };
        Effect::new(move |_| {
            standing.track();
            line.bring_in_line();
        });
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

    fn controls(self) -> AnyView {
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

    fn touched(self) {
        if !matches!(self.unsaved(), Some(Unsaved::Underway)) {
            self.together.set(self.key, Some(Unsaved::Touched));
        }
    }

    fn unsaved(self) -> Option<Unsaved> {
        self.together.unsaved.with_untracked(|all| all.get(&self.key).cloned())
    }

    /// Saves what was entered here, if it differs from what was shown.
    fn save(self) {
        if !matches!(self.unsaved(), Some(Unsaved::Touched | Unsaved::Failed(_))) {
            return;
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

    fn send(self, reply: Reply) {
        let seen = self.shown.with_value(|(_, sequence)| *sequence);
        self.send_over(reply, seen);
    }

    /// Enters what the patient says is right, of two answers that are both on the screen.
    fn choose(self, given: Given) {
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
        match saved {
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
    fn contested(self) -> Option<(Given, Given)> {
        self.standing.get().and_then(|item| Some((item.standing, item.later?)))
    }

    fn answer(self, reply: Reply) -> Option<Answer> {
        Answer::parse(self.instrument, self.item.number, reply).ok()
    }

    fn name(self) -> String {
        format!("{} {}", self.instrument.instrument().name, item_name(self.item))
    }

    /// Whether it is saved, and who gave what stands.
    fn state_words(self) -> AnyView {
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
