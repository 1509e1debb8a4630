//! Everything that was said in a referral, in the words of the form.

use crate::asking_words::listed;
use crate::clock::today;
use crate::components::item_table::ItemTable;
use crate::components::measure_card::MeasureCard;
use crate::components::told_section::ToldSection;
use crate::form_told::{Section, applying, preparing};
use crate::inbox_words::{person_words, received_words};
use crate::worded::Wordings;
use leptos::prelude::*;
use measures::contract::clinician::{Measure, SelfReferralView};
use measures::referral::Form;

/// Who it is about, the first part of the form, the scores, and what was told before the assessment.
#[component]
pub fn Story(
    /// The referral.
    content: Signal<SelfReferralView>,
    /// What was said.
    form: Memo<Form>,
    /// The words of its measures.
    wordings: Memo<Wordings>,
) -> impl IntoView {
    let print = move |_| {
        // A browser that does not print leaves the page as it is.
        let _ = window().print();
    };
    let part = move |sections: Vec<Section>, part: &'static str| {
        let practice = content.with(|view| view.practice.clone());
        self::sections(sections, part, practice.as_deref())
    };
    view! {
        <p>{move || form.with(|form| person_words(form, today()))}</p>
        <p class="bh-screen-only">
            <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="button" on:click=print>
                "Print this page"
            </button>
        </p>
        <h2>"The referral form"</h2>
        {move || part(form.with(applying), "applying")}
        <h2>"Scores"</h2>
        {move || content.with(|view| wordings.with(|wordings| scores(view, wordings)))}
        <h2>"Before the assessment"</h2>
        {move || {
            let all = content.with(|view| form.with(|form| preparing(form, view.extra.as_ref())));
            let (untouched, told): (Vec<_>, Vec<_>) = all.into_iter().partition(Section::is_untouched);
            view! { {part(told, "preparing")} {not_asked(&untouched)} }
        }}
    }
}

fn sections(sections: Vec<Section>, part: &'static str, practice: Option<&str>) -> impl IntoView + use<> {
    let section = |(place, section): (usize, Section)| {
        let id = format!("{part}-{place}");
        view! { <ToldSection section=section id=id practice=practice.map(str::to_owned)/> }
    };
    let drawn: Vec<_> = sections.into_iter().enumerate().map(section).collect();
    view! { <div class="bh-told-all">{drawn}</div> }
}

fn not_asked(sections: &[Section]) -> Option<impl IntoView + use<>> {
    let titles: Vec<_> = sections.iter().map(|section| section.title.as_str()).collect();
    (!titles.is_empty()).then(|| view! { <p>{format!("Not asked yet: {}.", listed(&titles))}</p> })
}

fn scores(view: &SelfReferralView, wordings: &Wordings) -> AnyView {
    let Some(last) = view.measures.iter().flat_map(|measure| &measure.measurements).map(|one| one.at).max()
    else {
        return view! { <p>"They have not answered any measures."</p> }.into_any();
    };
    let at = view.entry.at;
    let card = |measure: &Measure| view! { <MeasureCard measure=measure.clone() wordings=wordings.clone() starts=at/> };
    let items = |measure: &Measure| view! { <ItemTable measure=measure.clone() wordings=wordings.clone() starts=at/> };
    view! {
        <p>{format!("Last answered: {}.", received_words(last, today()))}</p>
        <div class="bh-measures">{view.measures.iter().map(card).collect_view()}</div>
        {view.measures.iter().map(items).collect_view()}
    }
    .into_any()
}
