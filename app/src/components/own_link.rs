//! A link for whoever is looking at it, to be copied.

use super::link_once::copied;
use leptos::prelude::*;

/// The link with a button to copy it.
#[component]
pub fn OwnLink(
    /// The link; nothing is shown while there is none.
    link: RwSignal<Option<String>>,
) -> impl IntoView {
    let status = RwSignal::new("");
    Effect::new(move |_| {
        link.track();
        status.set("");
    });
    let copy = move |_| {
        leptos::task::spawn_local(async move {
            status.set(copied(&link.get_untracked().unwrap_or_default()).await);
        });
    };
    view! {
        <Show when=move || link.with(Option::is_some)>
            <div class="nhsuk-inset-text">
                <label class="nhsuk-label" for="own-link">"Your link"</label>
                <input class="nhsuk-input" id="own-link" type="text" readonly prop:value=move || link.get()/>
                <p class="bh-own-link">{move || link.get()}</p>
                <button class="nhsuk-button nhsuk-button--secondary" type="button" on:click=copy>
                    "Copy the link"
                </button>
                <p class="bh-status" role="status">{move || status.get()}</p>
            </div>
        </Show>
    }
}
