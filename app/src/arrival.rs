//! What happens whenever a screen comes up: a new title, the heading in focus, the top in view.

use crate::service;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use web_sys::js_sys::Date;

/// Says that a new screen has come up. The title is neutral: others may see it on a shared phone.
pub fn arrive(title: &str) {
    entitle(title);
    Effect::new(|_| begin_at_the_top());
}

/// Puts the heading in focus and the top in view.
pub fn begin_at_the_top() {
    focus("main h1");
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Gives the screen its title.
pub fn entitle(title: &str) {
    document().set_title(&format!("{title} – {}", service::facts().name));
}

/// Says in the title that there is something to put right.
pub fn mark_error() {
    let title = document().title();
    if !title.starts_with(ERROR) {
        document().set_title(&format!("{ERROR}{title}"));
    }
}

/// Moves the focus to the first element that fits.
pub fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Focus can only fail in a document that is being left.
        let _ = element.focus();
    }
}

/// When a screen came up.
#[derive(Clone, Copy)]
pub struct CameUp(f64);

impl CameUp {
    /// It comes up now.
    pub fn now() -> Self {
        Self(Date::now())
    }

    /// Whether it is so new that a press was meant for the screen before it, or was the second half of a double
    /// press there.
    pub fn just_now(self) -> bool {
        Date::now() - self.0 < CARRIED_OVER_MS
    }
}

const ERROR: &str = "Error: ";
const CARRIED_OVER_MS: f64 = 500.0;
