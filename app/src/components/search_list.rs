//! Looking for one thing of very many: words, a button, and what was found as things to choose.

use super::field::is_wrong;
use super::options::{Choosable, Options};
use super::stated::{Labelled, Stands, Stated};
use leptos::{ev::KeyboardEvent, prelude::*};

/// How it stands with the search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Search {
    /// Nothing was looked for yet.
    Nothing,
    /// Being looked for.
    Underway,
    /// What was found, best first: ids, words and hints. What is `full` may not be all.
    Found {
        /// What was found.
        list: Vec<(String, String, String)>,
        /// Whether there is no room for more.
        full: bool,
    },
    /// It could not be looked for, and what to do.
    Failed(String),
}

/// A box for words, a button, and under them what was found. The id of the box is `{id}-words`.
#[component]
pub fn SearchList(
    /// What is said around the box.
    stated: Stated,
    /// What is said above what was found.
    legend: &'static str,
    /// What was typed.
    words: RwSignal<String>,
    /// How it stands.
    search: RwSignal<Search>,
    /// The id of what is chosen.
    stands: Stands,
    /// Looks for the words.
    on_search: Callback<()>,
) -> impl IntoView {
    let group = stated.id.clone();
    let stated = Stated { id: format!("{group}-words"), ..stated };
    let (id, described_by, error) = (stated.id.clone(), stated.described_by(), stated.error);
    let enter = move |event: KeyboardEvent| {
        // Enter in this box looks; it does not leave the screen.
        if event.key() == "Enter" {
            event.prevent_default();
            on_search.run(());
        }
    };
    view! {
        <Labelled stated=stated>
            <input
                class="nhsuk-input"
                class=("nhsuk-input--error", is_wrong(error))
                id=id.clone()
                name=id
                type="text"
                autocomplete="off"
                spellcheck="false"
                aria-describedby=described_by
                prop:value=words
                on:input=move |event| words.set(event_target_value(&event))
                on:keydown=enter
            />
        </Labelled>
        <button class="nhsuk-button nhsuk-button--secondary" type="button" on:click=move |_| on_search.run(())>
            "Search"
        </button>
        <p class="bh-found" role="status">{move || search.with(said)}</p>
        {move || search.with(|search| results(search, &group, legend, stands))}
    }
}

fn said(search: &Search) -> String {
    match search {
        Search::Nothing => String::new(),
        Search::Underway => "Searching…".to_owned(),
        Search::Failed(words) => words.clone(),
        Search::Found { list, full } => match list.len() {
            0 => "Nothing was found. Check the spelling, or try the postcode.".to_owned(),
            1 => "1 was found.".to_owned(),
            some if *full => {
                format!(
                    "The first {some} are shown. If yours is not here, add its town or postcode and search again."
                )
            }
            some => format!("{some} were found."),
        },
    }
}

fn results(search: &Search, group: &str, legend: &'static str, stands: Stands) -> Option<AnyView> {
    let Search::Found { list: found, .. } = search else { return None };
    let choice = |(id, words, hint): &(String, String, String)| Choosable {
        id: id.clone(),
        words: words.clone(),
        hint: Some(hint.clone()),
        is_alone: false,
        is_apart: false,
        reveals: None,
    };
    let stated = Stated {
        id: group.to_owned(),
        label: legend.to_owned(),
        is_heading: false,
        says: Vec::new(),
        hint: None,
        error: Signal::stored(None),
    };
    let choices = found.iter().map(choice).collect::<Vec<_>>();
    let options =
        move || view! { <Options stated=stated many=false choices=choices stands=stands/> }.into_any();
    (!found.is_empty()).then(options)
}
