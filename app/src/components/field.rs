//! What fields share: a group around them, a hint, an error, and the ids that tie these to the field.

use crate::worded::Phrase;
use leptos::prelude::*;

/// A group of controls under one legend, with hint and error. The error's id is `{id}-error`, the hint's
/// `{id}-hint`.
#[component]
pub fn Fieldset(
    /// Where the ids of hint and error begin.
    #[prop(into)]
    id: String,
    /// What is asked.
    legend: AnyView,
    /// How large the legend is set: `s`, `m` or `l`.
    size: &'static str,
    /// A small line of help.
    hint: Option<Phrase>,
    /// What is wrong, if anything.
    error: Signal<Option<String>>,
    /// The controls.
    children: Children,
) -> impl IntoView {
    let described_by = described_by(id.clone(), hint.is_some(), error);
    view! {
        <FormGroup error=error>
            <fieldset class="nhsuk-fieldset" aria-describedby=described_by>
                <legend class=format!("nhsuk-fieldset__legend nhsuk-fieldset__legend--{size}")>{legend}</legend>
                <HintAndError id=id hint=hint error=error/>
                {children()}
            </fieldset>
        </FormGroup>
    }
}

/// The group around a field, marked while something is wrong.
#[component]
pub(super) fn FormGroup(error: Signal<Option<String>>, children: Children) -> impl IntoView {
    view! { <div class="nhsuk-form-group" class=("nhsuk-form-group--error", is_wrong(error))>{children()}</div> }
}

/// Whether something is wrong. One type for every field, because the size of the program counts on a phone.
pub(super) fn is_wrong(error: Signal<Option<String>>) -> Signal<bool> {
    Signal::derive(move || error.with(Option::is_some))
}

/// The lines between a field's name and its control.
#[component]
pub(super) fn HintAndError(id: String, hint: Option<Phrase>, error: Signal<Option<String>>) -> impl IntoView {
    let hint = hint.map(|Phrase { text, language, direction }| {
        view! { <div class="nhsuk-hint" id=format!("{id}-hint") lang=language dir=direction>{text}</div> }
    });
    let message = move |words| {
        view! {
            <span class="nhsuk-error-message" id=format!("{id}-error")>
                <span class="nhsuk-u-visually-hidden">"Error: "</span>
                {words}
            </span>
        }
    };
    view! {
        {hint}
        {move || error.get().map(&message)}
    }
}

/// The value of `aria-describedby`: the ids of what is there of hint and error.
pub(super) fn described_by(id: String, hint: bool, error: Signal<Option<String>>) -> Signal<Option<String>> {
    Signal::derive(move || match (hint, error.with(Option::is_some)) {
        (true, true) => Some(format!("{id}-hint {id}-error")),
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-error")),
        (false, false) => None,
    })
}
