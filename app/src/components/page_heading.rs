//! The heading of a screen.

use crate::service;
use leptos::{html::H1, prelude::*};

/// The one `h1`. It takes the focus when the screen is new, and names the page in the browser's title.
#[component]
pub fn PageHeading(
    /// What the browser's title says: on a shared screen, nothing about a patient.
    #[prop(into)]
    title: Signal<String>,
    /// The heading.
    children: Children,
) -> impl IntoView {
    let heading = NodeRef::<H1>::new();
    Effect::new(move |_| document().set_title(&format!("{} – {}", title.get(), service::facts().name)));
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            // Focus can only fail in a document that is being left.
            let _ = heading.focus();
        }
    });
    view! { <h1 tabindex="-1" node_ref=heading>{children()}</h1> }
}
