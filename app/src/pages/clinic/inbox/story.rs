//! Everything that was said in a referral, in the words of the form.

use crate::asking_words::listed;
use crate::components::item_table::ItemTable;
use crate::components::measure_card::MeasureCard;
use crate::components::told_section::ToldSection;
use crate::inbox_words::{person_words, received_words};
use crate::service_clock::today;
use crate::worded::Wordings;
use leptos::prelude::*;
use measures::contract::clinician::{Measure, SelfReferralView};
use measures::referral::told::Section;

/// Who it is about, the first part of the form, the scores, and what was told before the assessment.
#[component]
pub fn Story(
    /// The referral.
    content: Signal<SelfReferralView>,
    /// The words of its measures.
    wordings: Memo<Wordings>,
) -> impl IntoView {
    // Each follows only what it shows, so that an alert that is acknowledged folds nothing that was opened.
    let person = Memo::new(move |_| content.with(|view| person_words(&view.person, today())));
    let applying = Memo::new(move |_| content.with(|view| view.applying.clone()));
    let preparing = Memo::new(move |_| content.with(|view| view.preparing.clone()));
    let measures = Memo::new(move |_| content.with(|view| view.measures.clone()));
    let print = move |_| {
        // A browser that does not print leaves the page as it is.
        let _ = window().print();
    };
    view! {
        <p>{person}</p>
        <p class="bh-screen-only">
            <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="button" on:click=print>
                "Print this page"
            </button>
        </p>
        <h2>"The referral form"</h2>
        {move || sections(applying.get(), "applying")}
        <h2>"Scores"</h2>
        {move || measures.with(|measures| wordings.with(|wordings| scores(measures, wordings)))}
        <h2>"Before the assessment"</h2>
        {move || {
            let (untouched, told): (Vec<_>, Vec<_>) = preparing.get().into_iter().partition(Section::is_untouched);
            view! { {sections(told, "preparing")} {not_asked(&untouched)} }
        }}
    }
}

fn sections(sections: Vec<Section>, part: &'static str) -> impl IntoView {
    let section = |(place, section): (usize, Section)| {
        view! { <ToldSection section=section id=format!("{part}-{place}")/> }
    };
    let drawn: Vec<_> = sections.into_iter().enumerate().map(section).collect();
    view! { <div class="bh-told-all">{drawn}</div> }
}

fn not_asked(sections: &[Section]) -> Option<impl IntoView + use<>> {
    let titles: Vec<_> = sections.iter().map(|section| section.title.as_str()).collect();
    (!titles.is_empty()).then(|| view! { <p>{format!("Not asked yet: {}.", listed(&titles))}</p> })
}

fn scores(measures: &[Measure], wordings: &Wordings) -> AnyView {
    let answered = measures.iter().flat_map(|measure| &measure.measurements).map(|one| one.at).max();
    let Some(last) = answered else {
        return view! { <p>"They have not answered any measures."</p> }.into_any();
    };
    let card = |measure: &Measure| {
        view! { <MeasureCard measure=measure.clone() wordings=wordings.clone() starts=last/> }
    };
    let items = |measure: &Measure| {
        view! { <ItemTable measure=measure.clone() wordings=wordings.clone() starts=last/> }
    };
    view! {
        <p>{format!("Last answered: {}.", received_words(last, today()))}</p>
        <div class="bh-measures">{measures.iter().map(card).collect_view()}</div>
        {measures.iter().map(items).collect_view()}
    }
    .into_any()
}
