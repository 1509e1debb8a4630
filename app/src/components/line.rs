//! Text of one's own: a line with what its kind needs, or several lines with what is left of them.

use super::field::is_wrong;
use super::stated::{Labelled, Stands, Stated, text_of};
use super::writing::{left_words, length};
use leptos::prelude::*;
use measures::referral::thousands;

/// What kind of text a line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    /// `text`, `tel`, `email`.
    pub input: &'static str,
    /// The keyboard that a phone brings up, where it is not the kind's own.
    pub keyboard: Option<&'static str>,
    /// What the browser may fill in.
    pub autocomplete: String,
    /// Its width in characters: `10` or `20`; none for the full line.
    pub width: Option<&'static str>,
}

/// A labelled box for one line of text. Nothing is cut: what is too long is said on Continue.
#[component]
pub fn Line(
    /// What is said around it. Its id is the box's.
    stated: Stated,
    /// What kind of text it is for.
    kind: Kind,
    /// What stands in it.
    stands: Stands,
) -> impl IntoView {
    let (id, described_by, error) = (stated.id.clone(), stated.described_by(), stated.error);
    let width = kind.width.map(|width| format!(" nhsuk-input--width-{width}")).unwrap_or_default();
    view! {
        <Labelled stated=stated>
            <input
                class=format!("nhsuk-input{width}")
                class=("nhsuk-input--error", is_wrong(error))
                id=id.clone()
                name=id
                type=kind.input
                inputmode=kind.keyboard
                autocomplete=kind.autocomplete
                spellcheck="false"
                dir="auto"
                aria-describedby=described_by
                prop:value=move || text_of(stands)
                on:input=move |event| stands.set(vec![event_target_value(&event)])
            />
        </Labelled>
    }
}

/// A labelled box for several lines of text, with a count of what is left near its end.
#[component]
pub fn Lines(
    /// What is said around it. Its id is the box's.
    stated: Stated,
    /// The most characters.
    at_most: u16,
    /// What stands in it.
    stands: Stands,
) -> impl IntoView {
    let (id, described_by, error) = (stated.id.clone(), stated.described_by(), stated.error);
    let left = move || left_words(i64::from(at_most) - length(&text_of(stands)));
    view! {
        <Labelled stated=stated>
            <textarea
                class="nhsuk-textarea"
                class=("nhsuk-textarea--error", is_wrong(error))
                id=id.clone()
                name=id
                rows="6"
                dir="auto"
                aria-describedby=described_by
                prop:value=move || text_of(stands)
                on:input=move |event| stands.set(vec![event_target_value(&event)])
            />
            <p class="nhsuk-hint">{format!("You can write up to {} characters.", thousands(at_most))}</p>
            <p class="nhsuk-hint" role="status">{left}</p>
        </Labelled>
    }
}
