//! What a service has for one instrument: words, licences, thresholds.

use super::fact_list::FactList;
use super::folded::Folded;
use crate::language_names::language_name;
use crate::ledger_words::{facts, sources, wording_lines};
use chrono::NaiveDate;
use leptos::prelude::*;
use measures::contract::clinician::{LedgerEntry, WordingEntry};

/// The card of one instrument.
#[component]
pub fn LedgerCard(
    /// What the service has for it.
    entry: LedgerEntry,
    /// The day it is.
    today: NaiveDate,
) -> impl IntoView {
    let instrument = entry.instrument.instrument();
    let heading = format!("{}-ledger", instrument.id);
    let drawn = |facts: Vec<(&'static str, String)>| {
        facts.into_iter().map(|(name, fact)| (name.into_any(), fact.into_any())).collect::<Vec<_>>()
    };
    let sources = sources(&entry);
    let sources = (!sources.is_empty()).then(|| {
        view! {
            <Folded summary="Where its scoring comes from" about=format!("({})", instrument.name)>
                <FactList facts=drawn(sources)/>
            </Folded>
        }
    });
    let wording = |wording: &WordingEntry| self::wording(wording, today);
    let wordings: Vec<_> = entry.wordings.iter().map(wording).collect();
    view! {
        <section class="bh-measure" aria-labelledby=heading.clone()>
            <h2 class="nhsuk-heading-m" id=heading.clone()>{instrument.name}</h2>
            <h3 class="nhsuk-heading-xs">"Words"</h3>
            <ul class="nhsuk-list">{wordings}</ul>
            <FactList facts=drawn(facts(&entry))/>
            {sources}
        </section>
    }
}

fn wording(wording: &WordingEntry, today: NaiveDate) -> impl IntoView + use<> {
    let line = |line| view! { <br/> {line} };
    let lines = wording_lines(wording, today).into_iter().map(line).collect_view();
    let name = format!("{}, version {}", language_name(&wording.language), wording.version);
    view! { <li><strong>{name}</strong> {lines}</li> }
}
