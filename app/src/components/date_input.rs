//! A date of birth in three boxes, in the order day, month, year. No jumping from box to box while typing.

use super::field::Fieldset;
use leptos::prelude::*;

/// What stands in the three boxes.
#[derive(Debug, Clone, Copy)]
pub struct TypedDate {
    /// Day, month and year.
    pub boxes: [RwSignal<String>; 3],
}

/// What is wrong with a date, and in which of the boxes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMistake {
    /// What to do, in a sentence.
    pub words: String,
    /// Whether day, month and year are at fault.
    pub faulty: [bool; 3],
}

/// The names of the three boxes.
pub const PARTS: [&str; 3] = ["day", "month", "year"];

const LABELS: [&str; 3] = ["Day", "Month", "Year"];
const WIDTHS: [&str; 3] = ["2", "2", "4"];

/// Three boxes under a legend, which is the children. Their ids are `{name}-day`, `-month` and `-year`.
#[component]
pub fn DateInput(
    /// The group's name, from which all its ids are made.
    name: &'static str,
    /// What was typed.
    typed: TypedDate,
    /// A small line of help.
    #[prop(optional_no_strip)]
    hint: Option<&'static str>,
    /// What is wrong, if anything.
    #[prop(into)]
    error: Signal<Option<DateMistake>>,
    /// What is asked.
    children: Children,
) -> impl IntoView {
    let words = Signal::derive(move || error.with(|error| error.as_ref().map(|error| error.words.clone())));
    let item = move |part: usize| {
        let id = format!("{name}-{}", PARTS[part]);
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
                        autocomplete=format!("bday-{}", PARTS[part])
                        prop:value=typed.boxes[part]
                        on:input=move |event| typed.boxes[part].set(event_target_value(&event))
                    />
                </div>
            </div>
        }
    };
    view! {
        <Fieldset id=name legend=children().into_any() size="s" hint=hint error=words>
            <div class="nhsuk-date-input" id=format!("{name}-date")>{[0, 1, 2].map(item).collect_view()}</div>
        </Fieldset>
    }
}
