//! "Leave this page": away at once, for whoever is not alone. By a press, or by Shift three times in five seconds.

use crate::draft::Draft;
use leptos::{ev::KeyboardEvent, prelude::*};
use web_sys::js_sys::Date;

const PRESSES: usize = 3;
const WITHIN_MS: f64 = 5_000.0;

#[component]
pub(super) fn LeaveButton() -> impl IntoView {
    let draft = expect_context::<Draft>();
    let pressed = StoredValue::new(Vec::<f64>::new());
    let handle = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        // A key that is held down repeats.
        if event.repeat() {
            return;
        }
        let leaves = pressed.try_update_value(|pressed| {
            pressed.retain(|at| event.key() == "Shift" && Date::now() - at < WITHIN_MS);
            if event.key() == "Shift" {
                pressed.push(Date::now());
            }
            pressed.len() >= PRESSES
        });
        if leaves == Some(true) {
            draft.leave_the_page();
        }
    });
    on_cleanup(move || handle.remove());
    view! {
        <p class="bh-leave">
            <button class="bh-leave__button" type="button" on:click=move |_| draft.leave_the_page()>
                "Leave this page"
            </button>
        </p>
    }
}
