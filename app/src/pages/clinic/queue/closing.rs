//! Closing an alert.

use super::super::session::Desk;
use super::contacting::{LONGEST_NOTE, refused};
use crate::api::Failure;
use crate::components::error_summary::{ErrorSummary, Mistake, error_at};
use crate::components::text_input::TextArea;
use leptos::{ev::SubmitEvent, prelude::*};
use measures::alert_queue::{Stage, closing_says_why};
use measures::contract::Problem;
use measures::contract::clinician::{AlertView, CloseAlert};

const REASON: &str = "closing-reason";

/// A form to finish with an alert. A contact that was begun and not recorded is not lost by it.
#[component]
pub fn Closing(
    /// The alert.
    content: Signal<AlertView>,
    /// Reads it again.
    again: Callback<()>,
    /// Where to say what came of it.
    done: RwSignal<Option<String>>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let id = content.with_untracked(|view| view.alert.alert);
    let draft = desk.draft(id);
    let reason = RwSignal::from(draft.reason.clone());
    let (mistakes, sending) = (RwSignal::new(Vec::new()), RwSignal::new(false));
    let close = move |event: SubmitEvent| {
        event.prevent_default();
        let begun = draft.outcome.with_untracked(Option::is_some)
            || draft.contact.with_untracked(|note| !note.trim().is_empty());
        let text = reason.get_untracked().trim().to_owned();
        mistakes.set(wrong(&text, content.with_untracked(says_why), begun));
        if sending.get_untracked() || !mistakes.with_untracked(Vec::is_empty) {
            return;
        }
        sending.set(true);
        leptos::task::spawn_local(async move {
            match desk.send(&CloseAlert { alert: id, reason: text }).await {
                Ok(()) => {
                    desk.forget_draft(id);
                    done.set(Some("You have closed the alert.".to_owned()));
                }
                Err(failure) => mistakes.set(vec![not_closed(&failure)]),
            }
            sending.set(false);
            // Whoever pressed may have left the screen by now.
            again.try_run(());
        });
    };
    let why = move || match content.with(|view| (view.entry.stage >= Stage::ContactRecorded, says_why(view)))
    {
        (true, _) => "You can leave the reason empty: a contact is recorded.",
        (false, false) => {
            "You can leave the reason empty: the acknowledgement says that the patient was spoken to."
        }
        (false, true) => "No contact is recorded, so say why it can be closed without one.",
    };
    view! {
        <section class="bh-screen-only bh-narrow" aria-labelledby="closing">
            <h2 id="closing">"Close this alert"</h2>
            <p>"A closed alert is not opened again. What the patient says later raises another. " {why}</p>
            <form novalidate on:submit=close>
                <ErrorSummary mistakes=mistakes/>
                <TextArea
                    name=REASON
                    label="Reason"
                    hint=Some("Up to 2,000 characters.")
                    value=reason
                    error=error_at(mistakes, REASON)
                />
                <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="submit">
                    "Close this alert"
                </button>
                <p class="bh-status" role="status">{move || sending.get().then_some("Saving…")}</p>
            </form>
        </section>
    }
}

/// Whether nothing on record tells what came of speaking to the patient.
fn says_why(view: &AlertView) -> bool {
    closing_says_why(view.life.iter().map(|one| &one.happening))
}

fn wrong(reason: &str, says_why: bool, begun: bool) -> Vec<Mistake> {
    if begun {
        let words = "You have begun to record a contact. Record it first, or take it out";
        vec![Mistake::at("contact-outcome-0", words)]
    } else if says_why && reason.is_empty() {
        vec![Mistake::at(REASON, "Enter why it can be closed without a contact")]
    } else if reason.chars().count() > LONGEST_NOTE {
        vec![Mistake::at(REASON, "Reason must be 2,000 characters or fewer")]
    } else {
        Vec::new()
    }
}

fn not_closed(failure: &Failure) -> Mistake {
    match failure {
        Failure::Problem(Problem::SayWhy) => {
            Mistake::at(REASON, "Enter why it can be closed without a contact")
        }
        other => Mistake::general(refused(other)),
    }
}
