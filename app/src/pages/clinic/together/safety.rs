//! What the help page asks, to be asked by voice after an answer that alerts: the same questions in the same words.

use super::state::Together;
use crate::components::error_summary::{ErrorSummary, Mistake};
use crate::components::radios::{Choice, Radios};
use crate::components::reach_fields::{ReachFields, ReachFilled};
use crate::staff_words;
use crate::words;
use leptos::prelude::*;
use measures::alert::KeepSafe;
use measures::contract::clinician::SaveSafetyTogether;

/// What was filled in.
#[derive(Clone, Copy, Default)]
struct Filled {
    keep_safe: RwSignal<Option<usize>>,
    reach: ReachFilled,
}

/// The questions. What the patient says is added to the alert.
#[component]
pub fn AskSafety() -> impl IntoView {
    let together = expect_context::<Together>();
    let filled = Filled::default();
    let mistakes = RwSignal::new(Vec::new());
    let (saving, saved) = (RwSignal::new(false), RwSignal::new(false));
    let save = move |_| {
        if saving.get_untracked() {
            return;
        }
        let Some(said) = filled.said(together) else {
            mistakes.set(vec![Mistake::at("keep-safe-0", "Select an answer to one of the questions")]);
            return;
        };
        mistakes.set(Vec::new());
        saving.set(true);
        saved.set(false);
        leptos::task::spawn_local(async move {
            match together.save_safety(said).await {
                Ok(_) => saved.set(true),
                Err(failure) => mistakes.set(vec![Mistake::general(staff_words::failure(&failure))]),
            }
            saving.set(false);
        });
    };
    let status = move || match (saving.get(), saved.get()) {
        (true, _) => Some("Saving…"),
        (false, true) => Some("Added to the alert."),
        (false, false) => None,
    };
    // What is filled in here is no answer to the item that it stands under.
    view! {
        <div class="bh-together__safety" role="group" aria-labelledby="ask-now" on:input=stop on:change=stop>
            <p id="ask-now">
                <strong>"This answer has raised an alert, which is at the top of this page. Ask now:"</strong>
            </p>
            <ErrorSummary mistakes=mistakes/>
            {questions(filled)}
            <button class="nhsuk-button nhsuk-button--small" type="button" on:click=save>"Add to the alert"</button>
            <p class="bh-status" role="status">{status}</p>
        </div>
    }
}

fn stop(event: leptos::ev::Event) {
    event.stop_propagation();
}

fn questions(filled: Filled) -> impl IntoView {
    let choice = |answer: KeepSafe| Choice { words: answer.words().to_owned(), ..Choice::default() };
    view! {
        <Radios name="keep-safe" choices=KeepSafe::ALL.map(choice).to_vec() chosen=filled.keep_safe size="s">
            {words::KEEP_SAFE}
        </Radios>
        <ReachFields filled=filled.reach size="s">{words::REACH}</ReachFields>
    }
}

impl Filled {
    /// What was said; none while nothing was.
    fn said(self, together: Together) -> Option<SaveSafetyTogether> {
        let place = self.keep_safe.get_untracked();
        let keep_safe = place.and_then(|place| KeepSafe::ALL.get(place).copied());
        let reach = self.reach.said();
        (keep_safe.is_some() || reach.is_some()).then(|| SaveSafetyTogether {
            invitation: together.invitation,
            mode: together.mode(),
            keep_safe,
            reach,
            sequence: together.next_sequence(),
        })
    }
}
