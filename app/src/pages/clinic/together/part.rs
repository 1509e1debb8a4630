//! One measure of a pack, all of its questions below each other.

use super::item::ItemLine;
use super::state::Together;
use crate::components::each::Each;
use crate::components::phrase::Words;
use crate::missing::opening;
use crate::worded::Phrase;
use leptos::prelude::*;
use measures::wording::Wording;
use std::sync::Arc;

/// Its name, what is said before its questions, and the questions that are asked as things stand.
#[component]
pub fn Part(
    /// Its place in the pack, from 0.
    place: usize,
) -> impl IntoView {
    let together = expect_context::<Together>();
    let words = together.pack.with_untracked(|pack| pack.wordings.get(place).cloned())?;
    let id = words.instrument();
    let heading = format!("{}-part", id.as_str());
    let asked = Memo::new(move |_| {
        let sitting = together.sitting();
        let answers = sitting.parts().get(place);
        let items = answers.into_iter().flat_map(|answers| {
            answers.items().filter(|(item, _)| answers.is_asked(item)).map(|(item, _)| item.number)
        });
        items.collect::<Vec<_>>()
    });
    let said = |phrase: Phrase| view! { <p><Words phrase=phrase/></p> };
    let opening = opening(&words).into_iter().map(said).collect_view();
    let notice = words.notice().map(|notice| view! { <p class="nhsuk-body-s">{notice.to_owned()}</p> });
    let words = Arc::new(words);
    let line = move |number: Signal<u8>| {
        let item = id.instrument().item(number.get_untracked())?;
        let above = above(&words, number.get_untracked());
        Some(view! {
            {above}
            <ItemLine item=item words=words.clone()/>
        })
    };
    Some(view! {
        <section class="bh-together__part" aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{id.instrument().name} ": " {id.instrument().about}</h2>
            {opening}
            <Each of=asked key=|number: &u8| *number view=line/>
            {notice}
        </section>
    })
}

/// The heading that an item stands under, and what is said there, where the item before stands under another.
fn above(words: &Wording, number: u8) -> Option<impl IntoView + use<>> {
    let items = words.instrument().instrument().items;
    let place = items.iter().position(|item| item.number == number)?;
    let section = words.section(&items[place]);
    let before = place.checked_sub(1).map_or((None, None), |before| words.section(&items[before]));
    let said = [section.0, section.1].into_iter().flatten().filter(|_| section != before);
    let line = |text: &str| {
        let phrase = Phrase::installed(words, text);
        view! { <p><strong><Words phrase=phrase/></strong></p> }
    };
    Some(said.map(line).collect_view())
}
