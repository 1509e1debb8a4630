//! A date in three boxes, in the order day, month, year. No jumping from box to box while typing.

use super::error_summary::Mistake;
use super::field::Fieldset;
use crate::worded::Phrase;
use crate::words::{self, Asked};
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;
use measures::civil_date::DateProblem;

/// What stands in the three boxes.
#[derive(Debug, Clone, Copy)]
pub struct TypedDate {
    /// Day, month and year.
    pub boxes: [RwSignal<String>; 3],
}

impl TypedDate {
    /// A day that was given before; empty boxes where none was.
    #[must_use]
    pub fn of(day: Option<NaiveDate>) -> Self {
        let numbers = day.map(|day| [day.day(), day.month(), day.year().unsigned_abs()]);
        let typed = numbers.map_or_else(Default::default, |numbers| numbers.map(|number| number.to_string()));
        Self { boxes: typed.map(RwSignal::new) }
    }
}

/// What is wrong with a date, and in which of the boxes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMistake {
    /// What to do, in a sentence.
    pub words: String,
    /// Whether day, month and year are at fault.
    pub faulty: [bool; 3],
}

impl DateMistake {
    /// What is wrong with a typed date, where `asked` is what is asked for.
    #[must_use]
    pub fn of(problem: DateProblem, asked: Asked) -> Self {
        let faulty = match problem {
            DateProblem::Missing | DateProblem::NotADate | DateProblem::InTheFuture => [true; 3],
            DateProblem::NoDay => [true, false, false],
            DateProblem::NoMonth => [false, true, false],
            DateProblem::NoYear | DateProblem::ShortYear => [false, false, true],
        };
        Self { words: words::date_problem(problem, asked), faulty }
    }

    /// The same, to be put right in the first faulty box of a group.
    #[must_use]
    pub fn at(&self, group: &str) -> Mistake {
        let first = self.faulty.iter().position(|faulty| *faulty).unwrap_or(0);
        Mistake::at(format!("{group}-{}", PARTS[first]), self.words.clone())
    }
}

/// The names of the three boxes.
pub const PARTS: [&str; 3] = ["day", "month", "year"];

const LABELS: [&str; 3] = ["Day", "Month", "Year"];
const WIDTHS: [&str; 3] = ["2", "2", "4"];

/// Three boxes under a legend, which is the children. Their ids are `{name}-day`, `-month` and `-year`.
#[component]
pub fn DateInput(
    /// The group's name, from which all its ids are made.
    #[prop(into)]
    name: String,
    /// What was typed.
    typed: TypedDate,
    /// A small line of help.
    #[prop(optional_no_strip)]
    hint: Option<Phrase>,
    /// Whether it is the birthday of whoever types, which their browser may know.
    #[prop(optional)]
    own_birthday: bool,
    /// How large the legend is set: `s`, `m` or `l`.
    #[prop(default = "s")]
    size: &'static str,
    /// What is wrong, if anything.
    #[prop(into)]
    error: Signal<Option<DateMistake>>,
    /// What is asked.
    children: Children,
) -> impl IntoView {
    let words = Signal::derive(move || error.with(|error| error.as_ref().map(|error| error.words.clone())));
    let group = name.clone();
    let item = move |part: usize| {
        let autocomplete = if own_birthday { format!("bday-{}", PARTS[part]) } else { "off".to_owned() };
        let id = format!("{group}-{}", PARTS[part]);
        let faulty = Signal::derive(move || {
            error.with(|error| error.as_ref().is_some_and(|error| error.faulty[part]))
        });
        view! {
            <div class="nhsuk-date-input__item">
                <div class="nhsuk-form-group">
                    <label class="nhsuk-label nhsuk-date-input__label" for=id.clone()>{LABELS[part]}</label>
                    <input
                        class=format!("nhsuk-input nhsuk-input--width-{} nhsuk-date-input__input", WIDTHS[part])
                        class=("nhsuk-input--error", faulty)
                        id=id.clone()
                        name=id
                        type="text"
                        inputmode="numeric"
                        autocomplete=autocomplete
                        prop:value=typed.boxes[part]
                        on:input=move |event| typed.boxes[part].set(event_target_value(&event))
                    />
                </div>
            </div>
        }
    };
    view! {
        <Fieldset id=name.clone() legend=children().into_any() size=size hint=hint error=words>
            <div class="nhsuk-date-input" id=format!("{name}-date")>{[0, 1, 2].map(item).collect_view()}</div>
        </Fieldset>
    }
}
