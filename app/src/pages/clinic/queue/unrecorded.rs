//! What somebody had begun to write about an alert when a colleague was faster.

use super::super::session::Desk;
use crate::alert_words::{Begun, unrecorded_words};
use leptos::prelude::*;
use measures::alert_queue::ContactOutcome;
use measures::contract::clinician::AlertView;

/// Words that can no longer be recorded where they were typed, until whoever typed them lets go of them.
#[component]
pub fn Unrecorded(
    /// The alert.
    content: Signal<AlertView>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let id = content.with_untracked(|view| view.alert.alert);
    let draft = desk.draft(id);
    let words = Memo::new(move |_| {
        let begun = Begun {
            note: draft.note.get(),
            outcome: draft.outcome.get().and_then(|place| ContactOutcome::ALL.get(place).copied()),
            contact: draft.contact.get(),
            reason: draft.reason.get(),
        };
        content.with(|view| unrecorded_words(&begun, view.entry.stage, &view.life))
    });
    let line = |line: String| view! { <p class="bh-own-words" dir="auto">{line}</p> };
    view! {
        <Show when=move || words.with(|words| !words.is_empty())>
            <div class="nhsuk-inset-text" role="status">
                <p><strong>"This was not recorded, because a colleague was faster:"</strong></p>
                {move || words.get().into_iter().map(line).collect_view()}
                <button
                    class="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
                    type="button"
                    on:click=move |_| desk.forget_draft(id)
                >
                    "Let go of these words"
                </button>
            </div>
        </Show>
    }
}
