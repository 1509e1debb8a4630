//! One line or several lines of text.

use super::field::{FormGroup, HintAndError, described_by, is_wrong};
use crate::worded::Phrase;
use leptos::prelude::*;

/// A labelled box for one line of text, whose id is `name`.
#[component]
pub fn TextInput(
    /// The box's name and id.
    name: &'static str,
    /// What to type.
    #[prop(into)]
    label: Signal<&'static str>,
    /// What was typed.
    value: RwSignal<String>,
    /// A small line of help.
    #[prop(optional_no_strip)]
    hint: Option<&'static str>,
    /// What is wrong, if anything.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it may be this box that is wrong, though another one says so.
    #[prop(optional, into)]
    doubtful: Signal<bool>,
    /// `text`, `password`, `date`, `time` …
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The most characters that are taken.
    #[prop(default = 200)]
    most: u16,
) -> impl IntoView {
    let wrong = Signal::derive(move || doubtful.get() || error.with(Option::is_some));
    view! {
        <FormGroup error=error>
            <label class="nhsuk-label" for=name>{label}</label>
            <HintAndError id=name.to_owned() hint=hint.map(Phrase::ours) error=error/>
            <input
                class="nhsuk-input"
                class=("nhsuk-input--error", wrong)
                aria-invalid=move || wrong.get().then_some("true")
                id=name
                name=name
                type=kind
                autocomplete=autocomplete
                maxlength=most
                aria-describedby=described_by(name.to_owned(), hint.is_some(), error)
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
        </FormGroup>
    }
}

/// A labelled box for several lines of text, whose id is `name`.
#[component]
pub fn TextArea(
    /// The box's name and id.
    #[prop(into)]
    name: String,
    /// What to type.
    label: &'static str,
    /// What was typed.
    value: RwSignal<String>,
    /// A small line of help.
    #[prop(optional_no_strip)]
    hint: Option<&'static str>,
    /// What is wrong, if anything.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The most characters that are taken. More typed or pasted is cut, so leave it out where that would be a loss.
    #[prop(optional)]
    most: Option<u16>,
) -> impl IntoView {
    view! {
        <FormGroup error=error>
            <label class="nhsuk-label" for=name.clone()>{label}</label>
            <HintAndError id=name.clone() hint=hint.map(Phrase::ours) error=error/>
            <textarea
                class="nhsuk-textarea"
                class=("nhsuk-textarea--error", is_wrong(error))
                id=name.clone()
                name=name.clone()
                rows="3"
                maxlength=most
                aria-describedby=described_by(name, hint.is_some(), error)
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
        </FormGroup>
    }
}
