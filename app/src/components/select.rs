//! One thing of a list that is too long for radio buttons.

use super::field::{FormGroup, HintAndError, described_by};
use crate::worded::Phrase;
use leptos::prelude::*;

/// A labelled list of which one thing is always chosen. Its id is `name`.
#[component]
pub fn Select(
    /// The list's name and id.
    #[prop(into)]
    name: String,
    /// What is chosen.
    label: &'static str,
    /// What can be chosen, in order.
    choices: Vec<String>,
    /// Which is chosen, counting from 0.
    chosen: RwSignal<usize>,
    /// A small line of help.
    #[prop(optional_no_strip)]
    hint: Option<&'static str>,
) -> impl IntoView {
    let never = Signal::stored(None);
    let option = move |(index, words): (usize, String)| {
        let selected = move || chosen.get() == index;
        view! { <option value=index prop:selected=selected>{words}</option> }
    };
    view! {
        <FormGroup error=never>
            <label class="nhsuk-label" for=name.clone()>{label}</label>
            <HintAndError id=name.clone() hint=hint.map(Phrase::ours) error=never/>
            <select
                class="nhsuk-select"
                id=name.clone()
                name=name.clone()
                aria-describedby=described_by(name, hint.is_some(), never)
                on:change=move |event| {
                    if let Ok(index) = event_target_value(&event).parse() {
                        chosen.set(index);
                    }
                }
            >
                {choices.into_iter().enumerate().map(option).collect_view()}
            </select>
        </FormGroup>
    }
}
