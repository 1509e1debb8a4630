//! A link that is shown once.

use leptos::{html::Div, prelude::*};
use wasm_bindgen_futures::JsFuture;

/// The link with a button to copy it. It takes the focus when it appears.
#[component]
pub fn LinkOnce(
    /// The link; nothing is shown while there is none.
    link: RwSignal<Option<String>>,
) -> impl IntoView {
    let status = RwSignal::new("");
    let place = NodeRef::<Div>::new();
    Effect::new(move |_| {
        status.set("");
        if link.with(Option::is_some)
            && let Some(place) = place.get()
        {
            // Focus can only fail in a document that is being left.
            let _ = place.focus();
        }
    });
    let copy = move |_| {
        leptos::task::spawn_local(async move {
            status.set(copied(&link.get_untracked().unwrap_or_default()).await);
        });
    };
    view! {
        <Show when=move || link.with(Option::is_some)>
            <div class="nhsuk-inset-text" role="group" aria-labelledby="new-link-heading" tabindex="-1" node_ref=place>
                <h4 id="new-link-heading">"The new link"</h4>
                <p>"Copy it now: it is shown only this once. Any earlier link has stopped working."</p>
                <label class="nhsuk-label" for="new-link">"Link for the patient"</label>
                <input class="nhsuk-input" id="new-link" type="text" readonly prop:value=move || link.get()/>
                <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="button" on:click=copy>
                    "Copy the link"
                </button>
                <p class="bh-status" role="status">{move || status.get()}</p>
            </div>
        </Show>
    }
}

/// Copies a link, and says how that went.
pub(super) async fn copied(link: &str) -> &'static str {
    const BY_HAND: &str = "This browser does not copy it. Select the link and copy it.";
    // Browsers have a clipboard only where the line to the server is secure.
    if !window().is_secure_context() {
        return BY_HAND;
    }
    match JsFuture::from(window().navigator().clipboard().write_text(link)).await {
        Ok(_) => "Copied.",
        Err(_) => BY_HAND,
    }
}
