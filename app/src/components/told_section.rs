//! What somebody said in a self-referral, under one heading.

use super::fact_list::FactList;
use super::on_request::OnRequest;
use leptos::prelude::*;
use measures::referral::told::{Row, Section, Told};

/// Questions in the words they were asked in, beside the words that were said.
#[component]
pub fn ToldSection(
    /// The section.
    section: Section,
    /// Where the ids of this part of the page begin.
    id: String,
) -> impl IntoView {
    let content = match section.as_a_whole() {
        Some(words) => view! { <p class="bh-not-said">{words}</p> }.into_any(),
        None => {
            let fact = |row: Row| (row.asked.into_any(), told(row.told));
            view! { <FactList facts=section.rows.into_iter().map(fact).collect()/> }.into_any()
        }
    };
    view! {
        <section class="bh-measure bh-told" aria-labelledby=id.clone()>
            <h3 id=id.clone()>{section.title}</h3>
            {content}
        </section>
    }
}

fn told(told: Told) -> AnyView {
    let unsaid = |words: &'static str| view! { <span class="bh-not-said">{words}</span> }.into_any();
    match told {
        // In any language, and always as text.
        Told::Words(words) => view! { <span class="bh-own-words" dir="auto">{words}</span> }.into_any(),
        Told::LeftEmpty => unsaid("Left empty"),
        Told::NotAsked => unsaid("Not asked"),
        Told::NhsNumber(digits) => view! { <OnRequest digits=digits whose="on this form"/> }.into_any(),
    }
}
