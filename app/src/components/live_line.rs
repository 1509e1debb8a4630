//! Whether what is on the screen follows what is saved.

use leptos::prelude::*;

/// A line that is read out when it changes, and only then.
#[component]
pub fn LiveLine(
    /// How it is, in words.
    words: Signal<&'static str>,
    /// Whether it follows.
    live: Signal<bool>,
) -> impl IntoView {
    view! {
        <p class="bh-live" class=("bh-live--off", move || !live.get()) role="status">{words}</p>
    }
}
