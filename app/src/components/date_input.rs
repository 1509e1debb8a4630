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
    /// The one that is at fault while something is wrong; none where it is the date as a whole.
    faulty: RwSignal<Option<usize>>,
}

impl TypedDate {
    /// What was typed before.
    #[must_use]
    pub fn of(typed: [String; 3]) -> Self {
        Self { boxes: typed.map(RwSignal::new), faulty: RwSignal::new(None) }
    }

    /// A day that was given before; empty boxes where none was.
    #[must_use]
    pub fn given(day: Option<NaiveDate>) -> Self {
        Self::of(numbers(day))
    }

    /// Puts a day into the boxes, or empties them.
    pub fn show(self, day: Option<NaiveDate>) {
        self.boxes.into_iter().zip(numbers(day)).for_each(|(typed, number)| typed.set(number));
    }

    /// What is wrong with the date of a group of boxes, where `asked` is what is asked for.
    #[must_use]
    pub fn mistake(self, group: &str, problem: DateProblem, asked: Asked) -> Mistake {
        let faulty = match problem {
            DateProblem::Missing | DateProblem::NotADate | DateProblem::InTheFuture => None,
            DateProblem::NoDay => Some(0),
            DateProblem::NoMonth => Some(1),
            DateProblem::NoYear | DateProblem::ShortYear => Some(2),
        };
        self.faulty.set(faulty);
        let first = PARTS[faulty.unwrap_or(0)];
        Mistake::at(format!("{group}-{first}"), words::date_problem(problem, asked))
    }

    /// What is wrong with the date as a whole, in these words.
    #[must_use]
    pub fn wrong(self, group: &str, words: String) -> Mistake {
        self.faulty.set(None);
        Mistake::at(format!("{group}-{}", PARTS[0]), words)
    }
}

fn numbers(day: Option<NaiveDate>) -> [String; 3] {
    let numbers = day.map(|day| [day.day(), day.month(), day.year().unsigned_abs()]);
    numbers.map_or_else(Default::default, |numbers| numbers.map(|number| number.to_string()))
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
    error: Signal<Option<String>>,
    /// What is asked.
    children: Children,
) -> impl IntoView {
    let group = name.clone();
    let item = move |part: usize| {
        let autocomplete = if own_birthday { format!("bday-{}", PARTS[part]) } else { "off".to_owned() };
        let id = format!("{group}-{}", PARTS[part]);
        let faulty = Signal::derive(move || {
            error.with(Option::is_some) && typed.faulty.get().is_none_or(|faulty| faulty == part)
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
        <Fieldset id=name.clone() legend=children().into_any() size=size hint=hint error=error>
            <div class="nhsuk-date-input" id=format!("{name}-date")>{[0, 1, 2].map(item).collect_view()}</div>
        </Fieldset>
    }
}
