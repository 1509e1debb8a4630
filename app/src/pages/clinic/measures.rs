//! The measures of the service: their words, their licences and the thresholds in use.

use super::{reading::read_once, session::Desk};
use crate::components::ledger_card::LedgerCard;
use crate::components::loaded::Loaded;
use crate::components::page_heading::PageHeading;
use crate::ledger_words::refused_words;
use crate::service_clock::today;
use leptos::prelude::*;
use measures::contract::clinician::{Ledger, ReadMeasures, RefusedFile};

/// The licence ledger. What was refused comes first, because somebody must put it right.
#[component]
pub fn MeasuresPage() -> impl IntoView {
    let reading = read_once(expect_context::<Desk>(), ReadMeasures {});
    view! { <Loaded reading=reading view=ledger/> }
}

fn ledger(ledger: Signal<Ledger>) -> impl IntoView {
    let cards = move || {
        let Ledger { entries, .. } = ledger.get();
        entries.into_iter().map(|entry| view! { <LedgerCard entry=entry today=today()/> }).collect_view()
    };
    view! {
        <PageHeading title="Measures">"Measures"</PageHeading>
        <p>
            "Which measures this service can ask, in which words, under which licence, and the thresholds that are used to read them."
        </p>
        {move || ledger.with(|ledger| refused(&ledger.refused))}
        <div class="bh-ledger">{cards}</div>
    }
}

fn refused(files: &[RefusedFile]) -> Option<impl IntoView + use<>> {
    let line = |file: &RefusedFile| view! { <li>{refused_words(file)}</li> };
    (!files.is_empty()).then(|| {
        view! {
            <section class="nhsuk-inset-text" aria-labelledby="refused">
                <h2 id="refused">"Wording files that were refused"</h2>
                <p>"Nobody is shown words from these files until they are put right and the server is started again."</p>
                <ul class="nhsuk-list nhsuk-list--bullet">{files.iter().map(line).collect_view()}</ul>
            </section>
        }
    })
}
