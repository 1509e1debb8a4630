//! Whether what is on the screen follows what is saved.

use crate::live::Line;
use leptos::prelude::*;

/// A line that is read out when it changes, and only then.
#[component]
pub fn LiveLine(
    /// How the line to the server is.
    line: Signal<Line>,
) -> impl IntoView {
    let words = move || match line.get() {
        Line::Opening => "Connecting",
        Line::Open => "Live",
        Line::Lost => "Not live: trying to reconnect",
    };
    view! {
        <p class="bh-live" class=("bh-live--off", move || line.get() != Line::Open) role="status">{words}</p>
    }
}
