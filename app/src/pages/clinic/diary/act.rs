//! A form of the diary: folded away, it sends one call and says what came of it.

use super::super::session::Desk;
use crate::api::Failure;
use crate::brief_words::alert_heading;
use crate::components::error_summary::{ErrorSummary, Mistake};
use crate::components::folded::Folded;
use crate::staff_words;
use leptos::{ev::SubmitEvent, prelude::*};
use measures::contract::clinician::Diary;
use measures::contract::{Call, Problem};

/// The section that a form belongs to.
#[derive(Clone, Copy)]
pub(super) struct Keeping {
    pub(super) desk: Desk,
    pub(super) content: Signal<Diary>,
    /// Where to say what was done.
    pub(super) done: RwSignal<Option<String>>,
    /// Draws the forms anew and reads the page again.
    pub(super) again: Callback<()>,
}

/// One form of it.
#[derive(Clone, Copy)]
pub(super) struct Act {
    keeping: Keeping,
    /// What is wrong with the form.
    pub(super) mistakes: RwSignal<Vec<Mistake>>,
    sending: RwSignal<bool>,
}

impl Act {
    pub(super) fn new(keeping: Keeping) -> Self {
        Self { keeping, mistakes: RwSignal::new(Vec::new()), sending: RwSignal::new(false) }
    }

    /// Sends what the form holds, unless something is wrong with it or it is on its way already.
    pub(super) fn send<C: Call + 'static>(
        self,
        call: Result<C, Vec<Mistake>>,
        told: impl FnOnce(C::Reply) -> String + 'static,
        refused: impl FnOnce(&Failure) -> Mistake + 'static,
    ) {
        let Keeping { desk, done, again, .. } = self.keeping;
        done.set(None);
        self.mistakes.set(call.as_ref().err().cloned().unwrap_or_default());
        let (Ok(call), false) = (call, self.sending.get_untracked()) else { return };
        self.sending.set(true);
        leptos::task::spawn_local(async move {
            match desk.send(&call).await {
                Ok(reply) => {
                    done.set(Some(told(reply)));
                    // Whoever pressed may have left the screen by now.
                    again.try_run(());
                }
                Err(failure) => {
                    self.mistakes.try_set(vec![refused(&failure)]);
                    self.sending.try_set(false);
                }
            }
        });
    }

    /// What to put right where the server refused, with a link to the alert if that is why.
    pub(super) fn refusal(self, failure: &Failure) -> Mistake {
        let words = staff_words::failure(failure);
        let waiting = self.keeping.content.with_untracked(|diary| diary.waiting);
        match (failure, waiting) {
            (Failure::Problem(Problem::AlertWaits), Some(alert)) => Mistake::at(alert_heading(alert), words),
            (Failure::Problem(Problem::AlreadyDecided), _) => Mistake::general(
                "Somebody else has recorded something here. Load the page to see what, then carry on.",
            ),
            _ => Mistake::general(words),
        }
    }
}

/// The form.
#[component]
pub(super) fn ActForm(
    act: Act,
    /// The line that opens it.
    summary: &'static str,
    /// What its button does.
    button: &'static str,
    /// What happens when it is submitted.
    on_submit: Callback<()>,
    /// What it asks.
    children: Children,
) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    view! {
        <Folded summary=summary>
            <form class="bh-narrow" novalidate on:submit=submit>
                <ErrorSummary mistakes=act.mistakes/>
                {children()}
                <button class="nhsuk-button nhsuk-button--small" type="submit">{button}</button>
                <p class="bh-status" role="status">{move || act.sending.get().then_some("Saving…")}</p>
            </form>
        </Folded>
    }
}

/// What is wrong with a reason that is needed.
pub(super) fn reason_given(field: &str, reason: &str, missing: &str) -> Result<String, Mistake> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Mistake::at(field, missing));
    }
    fitting(field, reason)
}

/// What is wrong with words that may be left out.
pub(super) fn fitting(field: &str, words: &str) -> Result<String, Mistake> {
    let words = words.trim();
    if words.chars().count() > measures::contract::clinician::LONGEST_REASON {
        return Err(Mistake::at(field, "It must be 500 characters or fewer"));
    }
    Ok(words.to_owned())
}
