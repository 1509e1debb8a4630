//! What is filled in for one item, whichever way it asks.

use super::date_input::{DateInput, TypedDate};
use super::error_summary::{Mistake, error_in};
use super::phrase::Words;
use super::radios::{Choice, Radios};
use super::writing::{Writing, length};
use crate::clock;
use crate::worded::Phrase;
use crate::words::DAY;
use leptos::prelude::*;
use measures::answers::{Answer, Reply};
use measures::civil_date::{DateProblem, past_day};
use measures::instrument::{Asks, Item, Value};
use measures::instruments::InstrumentId;
use measures::wording::Wording;
use std::sync::Arc;

/// An item on the screen.
#[derive(Clone)]
pub struct Entry {
    item: &'static Item,
    words: Arc<Wording>,
    /// Where the ids of its controls begin.
    id: String,
    filled: Filled,
}

/// What stands in its controls.
#[derive(Clone, Copy)]
enum Filled {
    Chosen(RwSignal<Option<usize>>),
    Written { text: RwSignal<String>, at_most: u16 },
    Dated(TypedDate),
}

impl Entry {
    /// The item with what was answered before.
    pub fn of(item: &'static Item, words: Arc<Wording>, answer: Option<&Answer>) -> Self {
        let id = entry_id(words.instrument(), item);
        Self { item, words, id, filled: Filled::of(item.asks, answer.map(Answer::reply)) }
    }

    /// The reply, or what to put right. What may be skipped and is left empty is withheld.
    pub fn reply(&self) -> Result<Reply, Mistake> {
        match self.filled {
            Filled::Chosen(chosen) => match chosen.get_untracked().map(u8::try_from) {
                Some(Ok(option)) => Ok(Reply::Chosen(option)),
                _ => Err(Mistake::at(self.first_control(), self.choose_words())),
            },
            Filled::Written { text, at_most } => self.written(text.get_untracked().trim(), at_most),
            Filled::Dated(typed) => {
                let [day, month, year] = typed.boxes.map(|typed| typed.get_untracked());
                match past_day(&day, &month, &year, clock::today()) {
                    Ok(day) => Ok(Reply::Day(day)),
                    Err(DateProblem::Missing) if self.item.optional => Ok(Reply::Withheld),
                    Err(problem) => Err(typed.mistake(&self.id, problem, DAY)),
                }
            }
        }
    }

    /// Puts a reply into its controls, or empties them.
    pub fn show(&self, reply: Option<&Reply>) {
        match (self.filled, reply) {
            (Filled::Chosen(chosen), Some(Reply::Chosen(option))) => chosen.set(Some(usize::from(*option))),
            (Filled::Chosen(chosen), _) => chosen.set(None),
            (Filled::Written { text, .. }, Some(Reply::Wrote(said))) => text.set(said.clone()),
            (Filled::Written { text, .. }, _) => text.set(String::new()),
            (Filled::Dated(typed), Some(Reply::Day(day))) => typed.show(Some(*day)),
            (Filled::Dated(typed), _) => typed.show(None),
        }
    }

    /// Its controls under their heading or legend.
    pub fn view(self, heading: AnyView, size: &'static str, mistakes: RwSignal<Vec<Mistake>>) -> AnyView {
        // Of several entries on a screen, no id begins with another’s and a hyphen.
        let error =
            error_in(mistakes, if self.is_group() { format!("{}-", self.id) } else { self.id.clone() });
        let Self { item, words, id, filled } = self;
        let hint = words.hint(item).map(|hint| Phrase::installed(&words, hint));
        let Phrase { language, direction, .. } = Phrase::installed(&words, "");
        match filled {
            Filled::Chosen(chosen) => view! {
                <Radios
                    name=id
                    choices=choices(&words, item)
                    chosen=chosen
                    hint=hint
                    language=language
                    direction=direction
                    error=error
                    size=size
                >
                    {heading}
                </Radios>
            }
            .into_any(),
            Filled::Written { text, at_most } => {
                view! { <Writing name=id value=text at_most=at_most error=error>{heading}</Writing> }
                    .into_any()
            }
            Filled::Dated(typed) => {
                let hint = hint.or_else(|| Some(Phrase::ours("For example, 27 3 2015")));
                view! { <DateInput name=id typed=typed hint=hint size=size error=error>{heading}</DateInput> }
                    .into_any()
            }
        }
    }

    /// Its words as the label of its control, where there is only one.
    pub fn label(&self) -> Option<AnyView> {
        let label = || {
            let (id, text) = (self.id.clone(), self.words.text(self.item).to_owned());
            view! { <label class="nhsuk-label nhsuk-label--m" for=id>{text}</label> }.into_any()
        };
        (!self.is_group()).then(label)
    }

    /// Whether it has several controls.
    fn is_group(&self) -> bool {
        !matches!(self.filled, Filled::Written { .. })
    }

    /// The name of the scale it is rated on, after what is rated for those who hear it.
    pub fn legend(&self) -> AnyView {
        let installed = |text: &str| Phrase::installed(&self.words, text);
        let situation = installed(&format!("{}: ", self.words.text(self.item)));
        let scale = installed(self.words.scale(self.item).unwrap_or_default());
        view! {
            <span class="nhsuk-u-visually-hidden"><Words phrase=situation/></span>
            <Words phrase=scale/>
        }
        .into_any()
    }

    fn first_control(&self) -> String {
        first_control(self.words.instrument(), self.item)
    }

    fn choose_words(&self) -> String {
        if self.item.optional {
            return "Select an answer, or skip this question".to_owned();
        }
        let ask = self.words.instrument().instrument().ask_again;
        match self.words.scale(self.item) {
            // The scale's name may be written the other way, and keeps to itself.
            Some(scale) => format!("{ask}: \u{2068}{scale}\u{2069}"),
            None => ask.to_owned(),
        }
    }

    fn written(&self, text: &str, at_most: u16) -> Result<Reply, Mistake> {
        let refuse = |words: String| Err(Mistake::at(self.first_control(), words));
        match length(text) {
            0 if self.item.optional => Ok(Reply::Withheld),
            0 => refuse("Write your answer in a few words".to_owned()),
            long if long > i64::from(at_most) => {
                refuse(format!("Your answer must be {at_most} characters or fewer"))
            }
            _ => Ok(Reply::Wrote(text.to_owned())),
        }
    }
}

impl Filled {
    fn of(asks: Asks, reply: Option<&Reply>) -> Self {
        match (asks, reply) {
            (Asks::Words { at_most }, reply) => {
                let text = if let Some(Reply::Wrote(text)) = reply { text.clone() } else { String::new() };
                Self::Written { text: RwSignal::new(text), at_most }
            }
            (Asks::Day, reply) => {
                let day = if let Some(Reply::Day(day)) = reply { Some(*day) } else { None };
                Self::Dated(TypedDate::given(day))
            }
            (Asks::Choice(_), Some(Reply::Chosen(option))) => {
                Self::Chosen(RwSignal::new(Some(usize::from(*option))))
            }
            (Asks::Choice(_), _) => Self::Chosen(RwSignal::new(None)),
        }
    }
}

/// Where the ids of an item's controls begin.
fn entry_id(instrument: InstrumentId, item: &Item) -> String {
    format!("{}-{}", instrument.as_str(), item.number)
}

/// The id of an item's first control.
#[must_use]
pub fn first_control(instrument: InstrumentId, item: &Item) -> String {
    let id = entry_id(instrument, item);
    match item.asks {
        Asks::Choice(_) => format!("{id}-0"),
        Asks::Words { .. } => id,
        Asks::Day => format!("{id}-day"),
    }
}

fn choices(words: &Wording, item: &Item) -> Vec<Choice> {
    let numbered = words.instrument().instrument().numbered;
    let choice = |value: &Value| Choice {
        number: value.points().filter(|_| numbered),
        words: words.option(item, *value).to_owned(),
        apart: *value == Value::DoesNotApply,
    };
    item.asks.values().iter().map(choice).collect()
}
