//! A phone number that can be pressed.

use leptos::prelude::*;

/// A phone number as people read it, which a phone offers to call.
#[component]
pub fn PhoneLink(
    /// The number as people read it.
    number: &'static str,
    /// The words to press, where they are more than the number.
    #[prop(optional)]
    words: Option<&'static str>,
) -> impl IntoView {
    let dialled: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    view! { <a href=format!("tel:{dialled}")>{words.unwrap_or(number)}</a> }
}
