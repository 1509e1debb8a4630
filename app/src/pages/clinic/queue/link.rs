//! The way to the alert queue, and how many wait there, on every screen.

use super::super::{reading::read, session::Desk};
use crate::alert_words::waiting_words;
use crate::live::Live;
use crate::route::clinic::Screen;
use leptos::prelude::*;
use measures::contract::clinician::ReadAlertCount;

/// A link in the clinic's bar. How many wait is seen as a number, heard as a sentence, and said again when it changes.
#[component]
pub fn QueueLink(
    /// What is on the screen.
    screen: Signal<Screen>,
) -> impl IntoView {
    let count = read(expect_context::<Desk>(), expect_context::<Live>(), ReadAlertCount {}).content;
    let waiting = Memo::new(move |_| count.with(|count| count.as_ref().map(|count| count.waiting)));
    let current = move || (screen.get() == Screen::Alerts).then_some("page");
    let number = move || waiting.get().filter(|some| *some > 0).map(|some| format!(" ({some})"));
    view! {
        <li>
            <a href=Screen::Alerts.to_string() aria-current=current>"Alerts" {number}</a>
            <span class="nhsuk-u-visually-hidden" role="status">{move || waiting.get().map(waiting_words)}</span>
        </li>
    }
}
