//! That something was done.

use leptos::{html::Div, prelude::*};

/// A banner that takes the focus when it appears, because what was pressed is gone.
#[component]
pub fn Notice(
    /// What happened; nothing is shown while there is none.
    words: RwSignal<Option<String>>,
    /// The id of its heading: of several on a page, each has its own.
    #[prop(default = "notice")]
    id: &'static str,
) -> impl IntoView {
    let banner = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if words.with(Option::is_some)
            && let Some(banner) = banner.get()
        {
            // Focus can only fail in a document that is being left.
            let _ = banner.focus();
        }
    });
    view! {
        <Show when=move || words.with(Option::is_some)>
            <div class="nhsuk-notification-banner" role="alert" tabindex="-1" aria-labelledby=id node_ref=banner>
                <div class="nhsuk-notification-banner__header">
                    <h2 class="nhsuk-notification-banner__title" id=id>"Important"</h2>
                </div>
                <div class="nhsuk-notification-banner__content">
                    <p class="nhsuk-notification-banner__heading">{move || words.get()}</p>
                </div>
            </div>
        </Show>
    }
}
