//! One code, typed or pasted.

use super::field::{FormGroup, HintAndError, described_by, is_wrong};
use crate::worded::Phrase;
use leptos::prelude::*;

/// A labelled box for a code. A phone offers its number keys and what it knows of codes, unless it is a code with letters.
#[component]
pub fn CodeInput(
    /// The box's name and id.
    name: &'static str,
    /// What to type.
    label: &'static str,
    /// A small line of help.
    hint: &'static str,
    /// Whether it has letters.
    #[prop(optional)]
    letters: bool,
    /// What was typed.
    value: RwSignal<String>,
    /// What is wrong, if anything.
    error: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <FormGroup error=error>
            <label class="nhsuk-label" for=name>{label}</label>
            <HintAndError id=name.to_owned() hint=Some(Phrase::ours(hint)) error=error/>
            <input
                class="nhsuk-input"
                class=("nhsuk-input--error", is_wrong(error))
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                id=name
                name=name
                type="text"
                inputmode=if letters { "text" } else { "numeric" }
                autocomplete=if letters { "off" } else { "one-time-code" }
                autocapitalize="off"
                spellcheck="false"
                maxlength="60"
                aria-describedby=described_by(name.to_owned(), true, error)
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
        </FormGroup>
    }
}
