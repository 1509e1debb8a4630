//! One thing that a therapist says of a referral, and changing it.

use crate::api::Failure;
use crate::components::error_summary::{ErrorSummary, Mistake};
use crate::components::folded::Folded;
use crate::components::select::Select;
use crate::staff_words;
use leptos::{ev::SubmitEvent, prelude::*};
use std::pin::Pin;

/// Sets the one at a place, or none.
pub type Changing = Callback<Option<usize>, Pin<Box<dyn Future<Output = Result<(), Failure>>>>>;

const NOT_SET: &str = "Not set";

/// What is set, with a form to change it, folded away.
#[component]
pub fn Setting(
    /// The control's name.
    name: &'static str,
    /// What it is called where it is said.
    says: &'static str,
    /// What it is called where it is chosen.
    label: &'static str,
    /// The line that opens the form.
    summary: &'static str,
    /// What it can be, in order.
    words: Vec<&'static str>,
    /// The place of what is set.
    now: Signal<Option<usize>>,
    /// A small line of help.
    hint: Option<&'static str>,
    /// How it is set.
    set: Changing,
    /// Reads the appointment again.
    again: Callback<()>,
) -> impl IntoView {
    // What can be chosen begins with none.
    let chosen = RwSignal::new(0);
    Effect::new(move |_| chosen.set(now.get().map_or(0, |place| place + 1)));
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
        let setting = set.run(chosen.get_untracked().checked_sub(1));
        leptos::task::spawn_local(async move {
            match setting.await {
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
    let choices = [NOT_SET].iter().chain(&words).map(|words| (*words).to_owned()).collect();
    let said = move || now.get().and_then(|place| words.get(place).copied()).unwrap_or(NOT_SET);
    view! {
        <p>{says} ": " {said} "."</p>
        <div class="bh-screen-only">
            <Folded summary=summary>
                <form novalidate on:submit=save>
                    <ErrorSummary mistakes=mistakes/>
                    <Select name=name label=label choices=choices chosen=chosen hint=hint/>
                    <button class="nhsuk-button nhsuk-button--small" type="submit">"Save"</button>
                    <p class="bh-status" role="status">{status}</p>
                </form>
            </Folded>
        </div>
    }
}
