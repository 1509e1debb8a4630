//! What a pack still lacks, to be read out.

use super::each::Each;
use super::folded::Folded;
use super::phrase::Words;
use crate::missing::{Gap, Lacking};
use leptos::prelude::*;

/// More than this would push the totals off the screen.
const MOST_OPEN: usize = 4;

/// What each measure lacks, in its exact words. Long lists are folded.
#[component]
pub fn MissingList(
    /// What is missing.
    #[prop(into)]
    gaps: Signal<Vec<Gap>>,
) -> impl IntoView {
    let view = |one: Signal<Gap>| move || gap(one.get());
    view! { <Each of=gaps key=|gap: &Gap| gap.instrument view=view/> }
}

fn gap(Gap { says, opening, items, .. }: Gap) -> impl IntoView {
    let name = says.clone();
    let count = items.len();
    let questions = (count > 0).then(|| {
        let said = |words| view! { <p><Words phrase=words/></p> };
        let opening = opening.into_iter().map(said).collect_view();
        view! {
            {opening}
            <ul class="nhsuk-list nhsuk-list--bullet">{items.into_iter().map(item).collect_view()}</ul>
        }
    });
    let questions = match count > MOST_OPEN {
        true => {
            view! { <Folded summary="Show the questions" about=format!("of {name}")>{questions}</Folded> }
                .into_any()
        }
        false => questions.into_any(),
    };
    view! {
        <h3 class="nhsuk-heading-xs">{says}</h3>
        {questions}
    }
}

fn item(Lacking { above, says, question, hint, options }: Lacking) -> impl IntoView {
    let above = above.into_iter().map(|words| view! { <Words phrase=words/> <br/> }).collect_view();
    let hint = hint.map(|words| view! { <br/> <Words phrase=words/> });
    let option = |(place, words): (usize, _)| {
        let between = (place > 0).then_some(" / ");
        view! { {between} <Words phrase=words/> }
    };
    let options = (!options.is_empty()).then(|| {
        let options = options.into_iter().enumerate().map(option).collect_view();
        view! { <br/> <span class="bh-options">{options}</span> }
    });
    view! { <li>{above} {says} ": " <Words phrase=question/> {hint} {options}</li> }
}
