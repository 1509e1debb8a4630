//! One thing of a list that is too long for radio buttons. Nothing is chosen beforehand.

use super::field::is_wrong;
use super::stated::{Labelled, Stands, Stated, text_of};
use leptos::prelude::*;

/// A labelled list that begins with nothing chosen.
#[component]
pub fn LongList(
    /// What is said around it. Its id is the list's.
    stated: Stated,
    /// The ids and words of what can be chosen, in order.
    choices: Vec<(String, String)>,
    /// The id of what is chosen.
    stands: Stands,
) -> impl IntoView {
    let (id, described_by, error) = (stated.id.clone(), stated.described_by(), stated.error);
    let option = move |(id, words): (String, String)| {
        let value = id.clone();
        let selected = move || stands.with(|chosen| chosen.contains(&id));
        view! { <option value=value prop:selected=selected>{words}</option> }
    };
    view! {
        <Labelled stated=stated>
            <select
                class="nhsuk-select"
                class=("nhsuk-select--error", is_wrong(error))
                id=id.clone()
                name=id
                aria-describedby=described_by
                on:change=move |event| {
                    stands.set(Some(event_target_value(&event)).filter(|id| !id.is_empty()).into_iter().collect());
                }
            >
                <option value="" prop:selected=move || text_of(stands).is_empty()>"Choose one"</option>
                {choices.into_iter().map(option).collect_view()}
            </select>
        </Labelled>
    }
}
