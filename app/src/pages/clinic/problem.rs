//! What a referral is for, and changing it.

use super::session::Desk;
use crate::components::error_summary::{ErrorSummary, Mistake};
use crate::components::folded::Folded;
use crate::components::select::Select;
use crate::staff_words;
use leptos::{ev::SubmitEvent, prelude::*};
use measures::contract::clinician::SetProblemDescriptor;
use measures::ids::ReferralId;
use measures::problem::ProblemDescriptor;

/// The problem descriptor with a form to change it, folded away.
#[component]
pub fn Problem(
    /// The referral.
    referral: ReferralId,
    /// What it is for, if a clinician has said.
    problem: Signal<Option<ProblemDescriptor>>,
    /// Reads the appointment again.
    again: Callback<()>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let chosen = RwSignal::new(0);
    Effect::new(move |_| chosen.set(problem.get().map_or(0, place)));
    let mistakes = RwSignal::new(Vec::new());
    let (saving, saved) = (RwSignal::new(false), RwSignal::new(false));
    // Bringing the list up to date sets it to what it was, so only a real change counts.
    let place_now = Memo::new(move |_| chosen.get());
    Effect::watch(move || place_now.get(), move |_, _, _| saved.set(false), false);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        if saving.get_untracked() {
            return;
        }
        mistakes.set(Vec::new());
        saved.set(false);
        saving.set(true);
        let problem_descriptor = at(chosen.get_untracked());
        leptos::task::spawn_local(async move {
            match desk.send(&SetProblemDescriptor { referral, problem_descriptor }).await {
                Ok(()) => saved.set(true),
                Err(failure) => mistakes.set(vec![Mistake::general(staff_words::failure(&failure))]),
            }
            saving.set(false);
            // Whoever pressed may have left the screen by now.
            again.try_run(());
        });
    };
    let status = move || match (saving.get(), saved.get()) {
        (true, _) => Some("Saving…"),
        (false, true) => Some("Saved."),
        (false, false) => None,
    };
    let choices = ProblemDescriptor::ALL.map(|problem| problem.words().to_owned());
    let choices = [NOT_SET.to_owned()].into_iter().chain(choices).collect();
    view! {
        <p>"Problem descriptor: " {move || problem.get().map_or(NOT_SET, ProblemDescriptor::words)} "."</p>
        <Folded summary="Change the problem descriptor">
            <form novalidate on:submit=save>
                <ErrorSummary mistakes=mistakes/>
                <Select
                    name="problem"
                    label="Problem descriptor"
                    choices=choices
                    chosen=chosen
                    hint=Some("This changes what the next invitation asks; one already made stays as it is.")
                />
                <button class="nhsuk-button nhsuk-button--small" type="submit">"Save"</button>
                <p class="bh-status" role="status">{status}</p>
            </form>
        </Folded>
    }
}

const NOT_SET: &str = "Not set";

/// Its place among what can be chosen, where the first is none.
fn place(problem: ProblemDescriptor) -> usize {
    ProblemDescriptor::ALL.iter().position(|other| *other == problem).map_or(0, |place| place + 1)
}

fn at(place: usize) -> Option<ProblemDescriptor> {
    ProblemDescriptor::ALL.get(place.checked_sub(1)?).copied()
}
