//! What somebody had begun to write about an alert when somebody else was faster, shown where they were writing it.

use super::session::{Desk, Draft};
use crate::alert_words::Begun;
use leptos::{html::Div, prelude::*};
use measures::alert::Action;
use measures::alert_queue::ContactOutcome;
use measures::contract::clinician::Happened;
use measures::ids::AlertId;

/// What can no longer be recorded, until whoever wrote it lets go of it. It takes the focus if that was in the form that
/// is gone.
#[component]
pub fn Unrecorded(
    /// The alert.
    alert: AlertId,
    /// What is known to have happened to it.
    #[prop(into)]
    life: Signal<Vec<Happened>>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let written = Memo::new(move |_| {
        begun(&desk.draft(alert), desk.signed_in().map(|staff| staff.name).unwrap_or_default())
    });
    // What was recorded after all, though its reply was lost, is not waiting to be sent any more.
    Effect::new(move |_| {
        if written.with(|begun| life.with(|life| !begun.actions.is_empty() && begun.is_acknowledged(life))) {
            desk.draft(alert).forget_acknowledgement();
        }
    });
    let unrecorded = Memo::new(move |_| written.with(|begun| life.with(|life| begun.unrecorded(life))));
    let place = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if place.get().is_some() {
            // Only when what is gone has left the page is it known whether it had the focus.
            request_animation_frame(move || focus_unless_elsewhere(place));
        }
    });
    let line = |line: String| view! { <p class="bh-own-words" dir="auto">{line}</p> };
    view! {
        <Show when=move || unrecorded.with(|lost| !lost.lines.is_empty())>
            <div class="nhsuk-inset-text bh-screen-only" role="alert" tabindex="-1" node_ref=place>
                <p>
                    <strong>"This was not recorded. "</strong>
                    {move || unrecorded.with(|lost| lost.because.join(" "))}
                </p>
                {move || unrecorded.with(|lost| lost.lines.clone()).into_iter().map(line).collect_view()}
                <button
                    class="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
                    type="button"
                    on:click=move |_| desk.forget_draft(alert)
                >
                    "Let go of these words"
                </button>
            </div>
        </Show>
    }
}

/// What is written in the forms about an alert.
fn begun(draft: &Draft, by: String) -> Begun {
    let actions = draft
        .ticked
        .with(|ticked| ticked.iter().filter_map(|place| Action::ALL.get(*place).copied()).collect());
    Begun {
        by,
        actions,
        note: draft.note.get(),
        outcome: draft.outcome.get().and_then(|place| ContactOutcome::ALL.get(place).copied()),
        contact: draft.contact.get(),
        reason: draft.reason.get(),
    }
}

fn focus_unless_elsewhere(place: NodeRef<Div>) {
    let is_lost = document().active_element().is_none_or(|at| at.tag_name() == "BODY");
    if let Some(place) = place.try_get_untracked().flatten().filter(|_| is_lost) {
        // Focus can only fail in a document that is being left.
        let _ = place.focus();
    }
}
