//! A group of things of which one can be chosen. Nothing is chosen beforehand, and choosing sends nothing.

use super::field::Fieldset;
use crate::worded::Phrase;
use leptos::prelude::*;

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// Its number, where the paper scale prints one.
    pub number: Option<u8>,
    /// Its words.
    pub words: String,
    /// Whether an "or" sets it apart from those above.
    pub apart: bool,
}

/// Radio buttons under a legend, which is the children. The first radio's id is `{name}-0`.
#[component]
pub fn Radios(
    /// The group's name, from which all its ids are made.
    #[prop(into)]
    name: String,
    /// What can be chosen, in order.
    choices: Vec<Choice>,
    /// Which is chosen, counting from 0.
    chosen: RwSignal<Option<usize>>,
    /// A small line of help.
    #[prop(optional_no_strip)]
    hint: Option<Phrase>,
    /// The language of what can be chosen, where it is not the page's.
    #[prop(optional_no_strip)]
    language: Option<String>,
    /// The way it is written, where it is not the page's.
    #[prop(optional_no_strip)]
    direction: Option<&'static str>,
    /// What is wrong, if anything.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// How large the legend is set: `s`, `m` or `l`.
    #[prop(default = "m")]
    size: &'static str,
    /// What is asked.
    children: Children,
) -> impl IntoView {
    let numbered = choices.iter().any(|choice| choice.number.is_some());
    let group = name.clone();
    let ours = language.as_ref().map(|_| "en-GB");
    let row = move |(index, choice): (usize, Choice)| {
        let or = choice.apart.then(|| view! { <div class="nhsuk-radios__divider" lang=ours>"or"</div> });
        view! { {or} <Radio group=group.clone() index=index choice=choice chosen=chosen/> }
    };
    view! {
        <Fieldset id=name legend=children().into_any() size=size hint=hint error=error>
            <div
                class=if numbered { "nhsuk-radios bh-scale" } else { "nhsuk-radios" }
                lang=language
                dir=direction
            >
                {choices.into_iter().enumerate().map(row).collect_view()}
            </div>
        </Fieldset>
    }
}

#[component]
fn Radio(group: String, index: usize, choice: Choice, chosen: RwSignal<Option<usize>>) -> impl IntoView {
    let id = format!("{group}-{index}");
    let words = match choice.number {
        Some(number) => view! {
            <span class="bh-scale__number">{number}</span>
            " "
            <span class="bh-scale__words">{choice.words}</span>
        }
        .into_any(),
        None => choice.words.into_any(),
    };
    view! {
        <div class="nhsuk-radios__item">
            <input
                class="nhsuk-radios__input"
                id=id.clone()
                name=group
                type="radio"
                value=index
                prop:checked=Signal::derive(move || chosen.get() == Some(index))
                on:change=move |_| chosen.set(Some(index))
            />
            <label class="nhsuk-label nhsuk-radios__label" for=id>{words}</label>
        </div>
    }
}
