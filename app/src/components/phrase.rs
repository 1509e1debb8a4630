//! Words that may be in another language than the page.

use crate::worded::Phrase;
use leptos::prelude::*;

/// The words, marked with their language and the way they are written where these are not the page's.
#[component]
pub fn Words(
    /// What is shown.
    phrase: Phrase,
) -> impl IntoView {
    let Phrase { text, language, direction } = phrase;
    match (&language, direction) {
        (None, None) => text.into_any(),
        _ => view! { <span lang=language dir=direction>{text}</span> }.into_any(),
    }
}
