//! What is on the screen only sometimes.

use leptos::prelude::*;

/// Draws `view` while `when` holds. One function for every use, because the size of the program counts on a phone.
pub fn shown(when: Signal<bool>, view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    draw(when, Box::new(view))
}

fn draw(when: Signal<bool>, view: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    // It is drawn again only when that changes, so that what was filled in within stays.
    let when = Memo::new(move |_| when.get());
    (move || when.get().then(&view)).into_any()
}
