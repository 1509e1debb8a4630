//! The other tabs of this browser. They share its one session, so only one of them has an invitation open. The server
//! knows them apart and refuses the others: here they are told before they are refused.

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::BroadcastChannel;

thread_local! {
    // An old browser without it is left to the patient's care.
    static OTHERS: Option<BroadcastChannel> = BroadcastChannel::new("open-invitation").ok();
}

/// Tells the other tabs that the session is now this tab's.
pub(super) fn take_over() {
    OTHERS.with(|others| {
        if let Some(others) = others {
            // A channel that is closed has nobody to tell.
            let _ = others.post_message(&JsValue::NULL);
        }
    });
}

/// Does this whenever another tab takes the session over, for as long as the page lasts.
pub(super) fn when_taken_over(then: impl Fn() + 'static) {
    OTHERS.with(|others| {
        if let Some(others) = others {
            let heard = Closure::<dyn Fn()>::new(then).into_js_value();
            others.set_onmessage(Some(heard.unchecked_ref()));
        }
    });
}
