//! A group of things to tick, any number of them.

use super::field::Fieldset;
use crate::worded::Phrase;
use leptos::prelude::*;

/// Boxes to tick under a legend, which is the children. The first box's id is `{name}-0`.
#[component]
pub fn Checkboxes(
    /// The group's name, from which all its ids are made.
    #[prop(into)]
    name: String,
    /// What can be ticked, in order.
    choices: Vec<String>,
    /// Which are ticked, counting from 0, lowest first.
    ticked: RwSignal<Vec<usize>>,
    /// A small line of help.
    #[prop(optional_no_strip)]
    hint: Option<&'static str>,
    /// What is wrong, if anything.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// How large the legend is set: `s`, `m` or `l`.
    #[prop(default = "m")]
    size: &'static str,
    /// What is asked.
    children: Children,
) -> impl IntoView {
    let group = name.clone();
    let row = move |(index, words): (usize, String)| {
        let id = format!("{group}-{index}");
        view! {
            <div class="nhsuk-checkboxes__item">
                <input
                    class="nhsuk-checkboxes__input"
                    id=id.clone()
                    name=group.clone()
                    type="checkbox"
                    prop:checked=move || ticked.with(|ticked| ticked.contains(&index))
                    on:change=move |event| tick(ticked, index, event_target_checked(&event))
                />
                <label class="nhsuk-label nhsuk-checkboxes__label" for=id>{words}</label>
            </div>
        }
    };
    view! {
        <Fieldset id=name legend=children().into_any() size=size hint=hint.map(Phrase::ours) error=error>
            <div class="nhsuk-checkboxes">{choices.into_iter().enumerate().map(row).collect_view()}</div>
        </Fieldset>
    }
}

fn tick(ticked: RwSignal<Vec<usize>>, index: usize, on: bool) {
    ticked.update(|ticked| {
        ticked.retain(|other| *other != index);
        if on {
            ticked.push(index);
            ticked.sort_unstable();
        }
    });
}
