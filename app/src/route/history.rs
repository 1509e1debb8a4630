//! The browser's history: what every route writes there and reads from it.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// What follows the `#` of the address.
#[must_use]
pub(super) fn fragment() -> String {
    location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

/// Takes what follows the `#` out of the address and the history.
pub(super) fn hide_fragment() {
    let path = location().pathname().unwrap_or_default();
    write(&JsValue::NULL, &path, false);
}

/// Makes a new entry in the history, which remembers where it was come from.
pub(super) fn push(from: String, to: &str) {
    write(&JsValue::from(from), to, true);
}

/// Corrects the current entry of the history.
pub(super) fn replace(to: &str) {
    write(&history().state().unwrap_or_default(), to, false);
}

/// Goes back in the history if the entry before this one is that place.
#[must_use]
pub(super) fn went_back_to(target: String) -> bool {
    let from = history().state().ok().and_then(|state| state.as_string());
    from == Some(target) && history().back().is_ok()
}

fn history() -> web_sys::History {
    window().history().expect("a window's history")
}

fn write(state: &JsValue, address: &str, as_new_entry: bool) {
    // A browser that refuses leaves the address as it is; the screen still follows.
    let _ = if as_new_entry {
        history().push_state_with_url(state, "", Some(address))
    } else {
        history().replace_state_with_url(state, "", Some(address))
    };
}
