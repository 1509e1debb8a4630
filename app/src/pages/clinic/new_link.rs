//! A new link for a patient: what it asks, in which language, and why that differs from the usual.

use super::session::Desk;
use crate::api::Failure;
use crate::asking_words::{change, languages, places, tick_words};
use crate::components::checkboxes::Checkboxes;
use crate::components::error_summary::{ErrorSummary, Mistake, error_at};
use crate::components::select::Select;
use crate::components::text_input::TextArea;
use crate::language_names::language_name;
use crate::route::clinic::invitation_link;
use crate::staff_words;
use leptos::{ev::SubmitEvent, prelude::*};
use measures::contract::Problem;
use measures::contract::clinician::{CanAsk, InvitationView, InvitePatient, PackChange};
use measures::ids::AppointmentId;

const ASKED: &str = "asked";
const FIRST: &str = "asked-0";
const REASON: &str = "reason";

/// The form. Its ticks begin as the usual pack, and again when that changes.
#[component]
pub fn NewLink(
    /// The appointment.
    appointment: AppointmentId,
    /// What can be asked.
    content: Signal<InvitationView>,
    /// Where the link is shown once it is made.
    link: RwSignal<Option<String>>,
    /// Reads that again.
    again: Callback<()>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let fields = Fields::default();
    let usual = Memo::new(move |_| content.with(|view| places(&view.usual, &view.can_ask)));
    Effect::new(move |_| fields.ticked.set(usual.get()));
    let mistakes = RwSignal::new(Vec::new());
    let sending = RwSignal::new(false);
    let make = move |event: SubmitEvent| {
        event.prevent_default();
        let call = content.with_untracked(|view| fields.call(appointment, view));
        mistakes.set(fields.mistakes(&call));
        if sending.get_untracked() || !mistakes.with_untracked(Vec::is_empty) {
            return;
        }
        sending.set(true);
        leptos::task::spawn_local(async move {
            match desk.send(&call).await {
                Ok(invited) => {
                    link.set(Some(invitation_link(&invited.token)));
                    // Whoever pressed may have left the screen by now.
                    again.try_run(());
                }
                Err(failure) => mistakes.set(vec![refusal(&failure)]),
            }
            sending.set(false);
        });
    };
    view! {
        <div class="bh-screen-only">
            <h3>"Make a new link"</h3>
            <p>"A link the patient has for this appointment stops working when you make a new one."</p>
            <form novalidate on:submit=make>
                <ErrorSummary mistakes=mistakes/>
                {content.with_untracked(|view| fields.view(&view.can_ask, mistakes))}
                <button class="nhsuk-button nhsuk-button--small" type="submit">"Make a new link"</button>
                <p class="bh-status" role="status">{move || sending.get().then_some("Making the link…")}</p>
            </form>
        </div>
    }
}

/// What the form holds.
#[derive(Clone, Copy, Default)]
struct Fields {
    ticked: RwSignal<Vec<usize>>,
    language: RwSignal<usize>,
    reason: RwSignal<String>,
}

impl Fields {
    fn view(self, can_ask: &[CanAsk], mistakes: RwSignal<Vec<Mistake>>) -> impl IntoView + use<> {
        let choices = can_ask.iter().map(tick_words).collect();
        let tags = languages(can_ask);
        let language = (tags.len() > 1).then(|| {
            let choices = tags.iter().map(|tag| language_name(tag)).collect();
            let hint = Some("A measure that has no words in this language is shown in English.");
            view! {
                <Select name="language" label="Language of the questions" choices=choices chosen=self.language hint=hint/>
            }
        });
        view! {
            <Checkboxes
                name=ASKED
                choices=choices
                ticked=self.ticked
                hint=Some("The usual ones are ticked.")
                error=error_at(mistakes, FIRST)
                size="s"
            >
                "What should it ask?"
            </Checkboxes>
            {language}
            <TextArea
                name=REASON
                label="Why it differs from the usual"
                hint=Some("Only needed if you add a measure or leave one out. Up to 500 characters.")
                value=self.reason
                error=error_at(mistakes, REASON)
            />
        }
    }

    fn call(self, appointment: AppointmentId, view: &InvitationView) -> InvitePatient {
        let mut tags = languages(&view.can_ask);
        let chosen = self.language.get_untracked().min(tags.len() - 1);
        let change = self.ticked.with_untracked(|ticked| {
            self.reason.with_untracked(|reason| change(&view.usual, &view.can_ask, ticked, reason))
        });
        InvitePatient { appointment, language: tags.swap_remove(chosen), change }
    }

    fn mistakes(self, call: &InvitePatient) -> Vec<Mistake> {
        let reason = call.change.as_ref().map(|change| change.reason.as_str());
        if self.ticked.with_untracked(Vec::is_empty) {
            vec![Mistake::at(FIRST, "Select at least one measure")]
        } else if reason.is_some_and(str::is_empty) {
            vec![Mistake::at(REASON, "Enter why it differs from the usual")]
        } else if reason.is_some_and(|reason| reason.chars().count() > PackChange::LONGEST_REASON) {
            vec![Mistake::at(REASON, "The reason must be 500 characters or fewer")]
        } else {
            Vec::new()
        }
    }
}

fn refusal(failure: &Failure) -> Mistake {
    match failure {
        Failure::Problem(Problem::SayWhy) => Mistake::at(REASON, staff_words::failure(failure)),
        Failure::Problem(Problem::NotFound) => Mistake::general(
            "A link can only be made for an appointment that is booked and not long past. Load the page again.",
        ),
        _ => Mistake::general(staff_words::failure(failure)),
    }
}
