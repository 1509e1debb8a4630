//! What a question asks: its heading, and the controls of each of its items.

use super::error_summary::Mistake;
use super::item_entry::Entry;
use super::item_opening::{OPENING, stem};
use crate::worded::Phrase;
use leptos::prelude::*;
use measures::instrument::Item;
use measures::wording::Wording;

/// The question as the heading of its one group, or above a group for each of its ratings. What was said above it is
/// heard with it while that `is_new`.
pub fn asked(
    words: &Wording,
    item: &Item,
    mut entries: Vec<Entry>,
    is_new: bool,
    mistakes: RwSignal<Vec<Mistake>>,
) -> AnyView {
    if entries.len() == 1 {
        let entry = entries.remove(0);
        let (class, line) = match entry.label() {
            Some(label) => ("nhsuk-heading-m", label),
            None => ("nhsuk-fieldset__heading", words.text(item).to_owned().into_any()),
        };
        return entry.view(heading(words, item, class, line, is_new), "m", mistakes);
    }
    let situation = words.text(item).to_owned().into_any();
    let rating = |entry: Entry| {
        let legend = entry.legend();
        entry.view(legend, "s", mistakes)
    };
    view! {
        {heading(words, item, "nhsuk-heading-m", situation, is_new)}
        {entries.into_iter().map(rating).collect_view()}
    }
    .into_any()
}

fn heading(words: &Wording, item: &Item, class: &'static str, line: AnyView, is_new: bool) -> AnyView {
    let stem = stem(words, item).map(str::to_owned);
    let Phrase { language, direction, .. } = Phrase::installed(words, "");
    view! {
        <h1 class=class tabindex="-1" lang=language dir=direction aria-describedby=is_new.then_some(OPENING)>
            {stem.map(|stem| view! { <span class="bh-stem">{stem}</span> " " })}
            {line}
        </h1>
    }
    .into_any()
}
