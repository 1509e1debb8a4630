//! Acknowledging an alert: saying what was done about it.

use super::session::Desk;
use crate::api::Failure;
use crate::components::checkboxes::Checkboxes;
use crate::components::error_summary::{ErrorSummary, Mistake, error_at};
use crate::components::text_input::TextArea;
use crate::staff_words;
use leptos::{ev::SubmitEvent, prelude::*};
use measures::alert::Action;
use measures::contract::Problem;
use measures::contract::clinician::{AcknowledgeAlert, Alert};

const LONGEST_NOTE: usize = 2_000;
const ALREADY: &str = "This alert has been acknowledged already.";

/// The form under an open alert. What is typed into it outlives a session that ends meanwhile.
#[component]
pub fn Acknowledging(
    /// The alert.
    alert: Signal<Alert>,
    /// Reads the patient's alerts again.
    again: Callback<()>,
    /// Where to say what came of it, once this alert no longer waits.
    done: RwSignal<Option<String>>,
) -> impl IntoView {
    let id = alert.with_untracked(|alert| alert.alert);
    let draft = expect_context::<Desk>().draft(id);
    let (ticked, note) = (RwSignal::from(draft.ticked), RwSignal::from(draft.note));
    let fields = Fields { group: format!("done-{id}"), note: format!("note-{id}") };
    let mistakes = RwSignal::new(Vec::new());
    let sending = RwSignal::new(false);
    let desk = expect_context::<Desk>();
    let Fields { group, note: note_name } = fields.clone();
    let (done_error, note_error) = (error_at(mistakes, fields.first_box()), error_at(mistakes, &fields.note));
    let acknowledge = move |event: SubmitEvent| {
        event.prevent_default();
        let call =
            alert.with_untracked(|alert| filled_in(alert, &ticked.get_untracked(), &note.get_untracked()));
        mistakes.set(incomplete(&call, &fields));
        if sending.get_untracked() || !mistakes.with_untracked(Vec::is_empty) {
            return;
        }
        sending.set(true);
        leptos::task::spawn_local(async move {
            match desk.send(&call).await {
                Ok(()) => {
                    desk.forget_draft(id);
                    done.set(Some("You have acknowledged the alert.".to_owned()));
                }
                // What was written stays: where it was not recorded, the page says so once it knows what was.
                Err(Failure::Problem(Problem::AlreadyAcknowledged)) => done.set(Some(ALREADY.to_owned())),
                Err(failure) => mistakes.set(vec![Mistake::general(staff_words::failure(&failure))]),
            }
            sending.set(false);
            // Whoever pressed may have left the screen by now.
            again.try_run(());
        });
    };
    view! {
        <form novalidate on:submit=acknowledge>
            <ErrorSummary mistakes=mistakes/>
            <Checkboxes name=group choices=Action::ALL.map(|action| action.words().to_owned()).into() ticked=ticked error=done_error size="s">
                "What was done?"
            </Checkboxes>
            <TextArea
                name=note_name
                label="Note"
                hint=Some("Up to 2,000 characters. If there was no action, say why.")
                value=note
                error=note_error
            />
            <button class="nhsuk-button nhsuk-button--small" type="submit">"Acknowledge this alert"</button>
            <p class="bh-status" role="status">{move || sending.get().then_some("Saving…")}</p>
        </form>
    }
}

/// The ids of the form's fields.
#[derive(Clone)]
struct Fields {
    group: String,
    note: String,
}

impl Fields {
    fn first_box(&self) -> String {
        format!("{}-0", self.group)
    }
}

fn filled_in(alert: &Alert, ticked: &[usize], note: &str) -> AcknowledgeAlert {
    AcknowledgeAlert {
        alert: alert.alert,
        seen: alert.entries(),
        actions: ticked.iter().filter_map(|index| Action::ALL.get(*index).copied()).collect(),
        note: note.trim().to_owned(),
    }
}

fn incomplete(call: &AcknowledgeAlert, fields: &Fields) -> Vec<Mistake> {
    if call.actions.is_empty() {
        vec![Mistake::at(fields.first_box(), "Select what was done")]
    } else if Action::contradict(&call.actions) {
        let words = "Select either “No action” or what was done, not both";
        vec![Mistake::at(fields.first_box(), words)]
    } else if !Action::say_enough(&call.actions, &call.note) {
        vec![Mistake::at(&fields.note, "Enter why there was no action")]
    } else if call.note.chars().count() > LONGEST_NOTE {
        vec![Mistake::at(&fields.note, "Note must be 2,000 characters or fewer")]
    } else {
        Vec::new()
    }
}
