//! Recording what came of trying to speak to the patient.

use super::super::session::Desk;
use crate::api::Failure;
use crate::components::error_summary::{ErrorSummary, Mistake, error_at};
use crate::components::radios::{Choice, Radios};
use crate::components::text_input::TextArea;
use crate::staff_words;
use leptos::{ev::SubmitEvent, prelude::*};
use measures::alert_queue::ContactOutcome;
use measures::contract::Problem;
use measures::contract::clinician::{AlertView, RecordContact};

/// The longest note, in characters.
pub(super) const LONGEST_NOTE: usize = 2_000;
/// What is said when somebody else was faster.
pub(super) const OVERTAKEN: &str = "Somebody has recorded something about this alert since you opened it. Read what happened below. What you wrote is \
     still here: send it again if it still holds.";

const NOTE: &str = "contact-note";
const OUTCOME: &str = "contact-outcome";

/// A form for the next contact. What is typed into it outlives a session that ends meanwhile.
#[component]
pub fn Contacting(
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
    let (outcome, note) = (RwSignal::from(draft.outcome), RwSignal::from(draft.contact));
    let (mistakes, sending) = (RwSignal::new(Vec::new()), RwSignal::new(false));
    // A contact that may have arrived is tried again under its own number, so that it is never two.
    let tried = StoredValue::new(None);
    let record = move |event: SubmitEvent| {
        event.prevent_default();
        let next = content.with_untracked(AlertView::next_contact);
        let chosen = outcome.get_untracked().and_then(|place| ContactOutcome::ALL.get(place).copied());
        let (wrong, call) = filled_in(chosen, &note.get_untracked());
        mistakes.set(wrong);
        let Some((outcome, note)) = call.filter(|_| !sending.get_untracked()) else { return };
        let number = tried.get_value().unwrap_or(next);
        sending.set(true);
        leptos::task::spawn_local(async move {
            let reply = desk.send(&RecordContact { alert: id, number, outcome, note }).await;
            tried.set_value(matches!(reply, Err(Failure::Offline)).then_some(number));
            match reply {
                Ok(()) => {
                    desk.draft(id).forget_contact();
                    done.set(Some("You have recorded the contact.".to_owned()));
                }
                Err(failure) => mistakes.set(vec![Mistake::general(refused(&failure))]),
            }
            sending.set(false);
            // Whoever pressed may have left the screen by now.
            again.try_run(());
        });
    };
    let choice = |outcome: ContactOutcome| Choice { words: outcome.words().to_owned(), ..Choice::default() };
    view! {
        <section class="bh-screen-only bh-narrow" aria-labelledby="contact">
            <h2 id="contact">"Record a contact"</h2>
            {spoken_already(content)}
            <form novalidate on:submit=record>
                <ErrorSummary mistakes=mistakes/>
                <Radios
                    name=OUTCOME
                    choices=ContactOutcome::ALL.map(choice).into()
                    chosen=outcome
                    error=error_at(mistakes, format!("{OUTCOME}-0"))
                    size="s"
                >
                    "What came of trying to speak to the patient?"
                </Radios>
                <TextArea
                    name=NOTE
                    label="Note about the contact"
                    hint=Some("Up to 2,000 characters. You can leave it empty.")
                    value=note
                    error=error_at(mistakes, NOTE)
                />
                <button class="nhsuk-button nhsuk-button--small" type="submit">"Record this contact"</button>
                <p class="bh-status" role="status">{move || sending.get().then_some("Saving…")}</p>
            </form>
        </section>
    }
}

/// What a contact still adds where the acknowledgement says that the patient was spoken to.
fn spoken_already(content: Signal<AlertView>) -> impl IntoView {
    let spoken = move || content.with(|view| view.life.iter().any(|one| one.happening.says_spoken()));
    view! {
        <Show when=spoken>
            <p>
                "The acknowledgement says already that the patient was spoken to. A contact that is recorded here as well \
                 also keeps this alert from being raised again when an appointment falls through."
            </p>
        </Show>
    }
}

/// What is to be put right, or what is sent.
fn filled_in(
    outcome: Option<ContactOutcome>,
    note: &str,
) -> (Vec<Mistake>, Option<(ContactOutcome, String)>) {
    let mut wrong = Vec::new();
    if outcome.is_none() {
        wrong.push(Mistake::at(format!("{OUTCOME}-0"), "Select what came of it"));
    }
    if note.trim().chars().count() > LONGEST_NOTE {
        wrong.push(Mistake::at(NOTE, "Note must be 2,000 characters or fewer"));
    }
    let call = outcome.filter(|_| wrong.is_empty()).map(|outcome| (outcome, note.trim().to_owned()));
    (wrong, call)
}

/// What to do about a step that did not go well.
pub(super) fn refused(failure: &Failure) -> String {
    match failure {
        Failure::Problem(Problem::AlertHasGrown) => OVERTAKEN.to_owned(),
        other => staff_words::failure(other),
    }
}
