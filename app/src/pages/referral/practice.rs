//! Looking for a GP surgery by its name, its town or its postcode.

use crate::api::start;
use crate::components::search_list::{Search, SearchList};
use crate::components::stated::{Stands, Stated, text_of};
use crate::draft::Draft;
use crate::words;
use leptos::prelude::*;
use measures::contract::referral::{FindPractices, Practice};

/// Fewer letters than this find everything.
const FEWEST: usize = 2;

#[component]
pub(super) fn PracticeField(stated: Stated, stands: Stands) -> impl IntoView {
    let draft = expect_context::<Draft>();
    let typed_at = format!("{}-words", stated.id);
    let typed = draft.typed(&typed_at).map(|texts| texts.concat()).unwrap_or_default();
    let words = RwSignal::new(typed.clone());
    let known = draft.known_practice(&untrack(|| text_of(stands)));
    let found = StoredValue::new(known.into_iter().collect::<Vec<_>>());
    let search = RwSignal::new(
        found.with_value(|known| if known.is_empty() { Search::Nothing } else { shown(known) }),
    );
    Effect::new(move |_| {
        let now = words.get();
        if now != typed {
            draft.types(&typed_at, vec![now]);
        }
    });
    Effect::new(move |_| {
        let code = text_of(stands);
        let chosen = found.with_value(|found| found.iter().find(|practice| practice.code == code).cloned());
        chosen.into_iter().for_each(|practice| draft.met(practice));
    });
    let look = Callback::new(move |()| {
        let typed = words.get_untracked().trim().to_owned();
        if typed.chars().count() < FEWEST {
            search.set(Search::Failed("Type at least 2 letters, then search.".to_owned()));
        } else if search.get_untracked() != Search::Underway {
            search.set(Search::Underway);
            start(async move {
                search.set(match draft.find_practices(typed).await {
                    Ok(practices) => {
                        let list = shown(&practices);
                        found.set_value(practices);
                        list
                    }
                    Err(failure) => Search::Failed(words::failure(&failure)),
                });
            });
        }
    });
    view! {
        <SearchList
            stated=Stated { label: "Find your GP surgery".to_owned(), ..stated }
            legend="Select your GP surgery"
            words=words
            search=search
            stands=stands
            on_search=look
        />
    }
}

fn shown(practices: &[Practice]) -> Search {
    let line =
        |Practice { code, name, address, .. }: &Practice| (code.clone(), name.clone(), address.clone());
    Search::Found {
        list: practices.iter().map(line).collect(),
        full: practices.len() >= FindPractices::MOST.into(),
    }
}
