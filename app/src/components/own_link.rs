//! A link for whoever is looking at it, to be copied.

use super::link_once::copied;
use super::shown::shown;
use leptos::prelude::*;

/// The link with a button to copy it.
#[component]
pub fn OwnLink(
    /// The link; nothing is shown while there is none.
    link: RwSignal<Option<String>>,
) -> impl IntoView {
    let status = RwSignal::new(String::new());
    let is_there = Signal::derive(move || link.with(Option::is_some));
    Effect::new(move |_| {
        link.track();
        status.set(String::new());
    });
    let copy = move |_| {
        leptos::task::spawn_local(async move {
            status.set(copied(&link.get_untracked().unwrap_or_default()).await.to_owned());
        });
    };
    view! {
        {shown(is_there, move || {
            view! {
                <div class="nhsuk-inset-text">
                    <p class="nhsuk-heading-s">"Your link"</p>
                    <p class="bh-own-link">{move || link.get()}</p>
                    <button class="nhsuk-button nhsuk-button--secondary" type="button" on:click=copy>
                        "Copy the link"
                    </button>
                    <p class="bh-status" role="status">{move || status.get()}</p>
                </div>
            }
            .into_any()
        })}
    }
}
