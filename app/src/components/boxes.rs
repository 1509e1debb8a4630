//! A day or a month in boxes of numbers. No jumping from box to box while typing.

use super::stated::{Grouped, Stands, Stated};
use leptos::prelude::*;

/// One of the boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberBox {
    /// What its id ends with.
    pub part: &'static str,
    /// Its label.
    pub label: &'static str,
    /// Its width in characters.
    pub width: &'static str,
}

const DAY: NumberBox = NumberBox { part: "day", label: "Day", width: "2" };
const MONTH: NumberBox = NumberBox { part: "month", label: "Month", width: "2" };
const YEAR: NumberBox = NumberBox { part: "year", label: "Year", width: "4" };

/// The boxes of a day.
pub static DATE: [NumberBox; 3] = [DAY, MONTH, YEAR];
/// The boxes of a month.
pub static MONTH_AND_YEAR: [NumberBox; 2] = [MONTH, YEAR];

/// Boxes under a legend. Their ids are `{id}-day`, `-month` and `-year`.
#[component]
pub fn Boxes(
    /// What is said around them.
    stated: Stated,
    /// Which boxes there are.
    boxes: &'static [NumberBox],
    /// Which of them is at fault while something is wrong; none where it is the whole.
    faulty: RwSignal<Option<&'static str>>,
    /// Whether it is the birthday of whoever types, which their browser may know.
    own_birthday: bool,
    /// What stands in each.
    stands: Stands,
) -> impl IntoView {
    let (name, error) = (stated.id.clone(), stated.error);
    let one = move |(place, NumberBox { part, label, width }): (usize, &'static NumberBox)| {
        let id = format!("{name}-{part}");
        let autocomplete = if own_birthday { format!("bday-{part}") } else { "off".to_owned() };
        let is_faulty = Signal::derive(move || {
            error.with(Option::is_some) && faulty.get().is_none_or(|faulty| faulty == *part)
        });
        let text = move || stands.with(|texts| texts.get(place).cloned().unwrap_or_default());
        let typed = move |text: String| {
            stands.update(|texts| {
                texts.resize(boxes.len(), String::new());
                texts[place] = text;
            });
        };
        view! {
            <div class="nhsuk-date-input__item">
                <div class="nhsuk-form-group">
                    <label class="nhsuk-label nhsuk-date-input__label" for=id.clone()>{*label}</label>
                    <input
                        class=format!("nhsuk-input nhsuk-input--width-{width} nhsuk-date-input__input")
                        class=("nhsuk-input--error", is_faulty)
                        id=id.clone()
                        name=id
                        type="text"
                        inputmode="numeric"
                        autocomplete=autocomplete
                        prop:value=text
                        on:input=move |event| typed(event_target_value(&event))
                    />
                </div>
            </div>
        }
    };
    view! {
        <Grouped stated=stated>
            <div class="nhsuk-date-input">{boxes.iter().enumerate().map(one).collect_view()}</div>
        </Grouped>
    }
}
