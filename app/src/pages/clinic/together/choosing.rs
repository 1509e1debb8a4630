//! Two answers to one question, from both sides: whoever is asked says which of them is right.

use crate::components::phrase::Words;
use crate::entered_words::given_words;
use crate::worded::answer;
use leptos::prelude::*;
use measures::contract::clinician::Given;
use measures::wording::Wording;
use std::sync::Arc;

/// Both answers with who gave them, and a button for each.
#[component]
pub fn Choosing(
    /// The item's name.
    name: String,
    /// The words it was asked in.
    words: Arc<Wording>,
    /// The answer that stands.
    standing: Given,
    /// The one that came later and does not stand.
    later: Given,
    /// Takes one of them as what is right.
    choose: Callback<Given>,
) -> impl IntoView {
    let line = |given: &Given, stands: &'static str| {
        let said = answer(Some(&words), &given.answer);
        view! { <li><strong><Words phrase=said/></strong> {format!(". {}{stands}.", given_words(given))}</li> }
    };
    let button = |given: Given| {
        let said = answer(Some(&words), &given.answer);
        let press = move |_| choose.run(given.clone());
        view! {
            <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="button" on:click=press>
                "Use ‘" <Words phrase=said/> "’"
            </button>
        }
    };
    let lines = [line(&standing, " (stands)"), line(&later, " (does not stand)")].collect_view();
    view! {
        <div class="bh-together__choice" role="group" aria-label=format!("Two answers to {name}")>
            <p role="alert"><strong>{format!("There are two answers to {name}. Ask which one is right.")}</strong></p>
            <ul class="nhsuk-list nhsuk-list--bullet">{lines}</ul>
            <div class="bh-actions">{button(standing)} {button(later)}</div>
        </div>
    }
}
