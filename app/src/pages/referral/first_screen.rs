//! The first screen, which the HTML brings and which stays in the page: the app only shows and hides it.

use crate::arrival::focus;
use crate::draft::{Draft, Stage};
use crate::route::referral::Route;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlElement};

/// The parts of the first screen.
#[derive(Clone)]
pub(super) struct FirstScreen {
    screen: Element,
    form: Element,
    status: Element,
    title: String,
}

impl FirstScreen {
    /// Finds it, with the place beside it in which everything else is shown.
    pub(super) fn find() -> Option<(HtmlElement, Self)> {
        let part = |id: &str| document().get_element_by_id(id);
        let first = Self {
            screen: part("start")?,
            form: part("begin")?,
            status: part("begin-status")?,
            title: document().title(),
        };
        Some((part("app")?.dyn_into().ok()?, first))
    }

    /// Shows it where the form stands at its start, and begins when "Start now" is pressed.
    pub(super) fn follow(self, draft: Draft) {
        let press = Closure::<dyn Fn()>::new(move || draft.start_now()).into_js_value();
        // Without it, the boot script's own listener still says that the form is opening.
        let _ = self.form.add_event_listener_with_callback("submit", press.unchecked_ref());
        if self.form.get_attribute("data-pressed").is_some() {
            draft.start_now();
        }
        let first = StoredValue::new_local(self);
        Effect::new(move |was_shown: Option<bool>| {
            let is_looking = draft.stage() == Stage::Looking;
            let is_shown =
                matches!(draft.stage(), Stage::Looking | Stage::Open) && draft.route() == Route::Start;
            first.with_value(|first| first.show(is_shown, is_looking, was_shown == Some(false)));
            is_shown
        });
    }

    fn show(&self, is_shown: bool, is_looking: bool, comes_back: bool) {
        // An element always takes this attribute.
        let _ = self.screen.toggle_attribute_with_force("hidden", !is_shown);
        if !is_looking {
            self.status.set_text_content(None);
        }
        if is_shown && comes_back {
            document().set_title(&self.title);
            focus("#start h1");
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    }
}
