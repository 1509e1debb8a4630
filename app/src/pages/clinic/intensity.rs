//! How intensive a treatment is, and changing it.

use super::session::Desk;
use crate::components::error_summary::{ErrorSummary, Mistake};
use crate::components::folded::Folded;
use crate::components::select::Select;
use crate::staff_words;
use leptos::{ev::SubmitEvent, prelude::*};
use measures::contract::clinician::SetIntensity;
use measures::ids::ReferralId;
use measures::intensity::Intensity;

/// How intensive the treatment is, with a form to change it, folded away.
#[component]
pub fn TreatmentIntensity(
    /// The referral.
    referral: ReferralId,
    /// What the therapist has said.
    intensity: Signal<Option<Intensity>>,
    /// Reads the appointment again.
    again: Callback<()>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let chosen = RwSignal::new(0);
    Effect::new(move |_| chosen.set(intensity.get().map_or(0, place)));
    let mistakes = RwSignal::new(Vec::new());
    let (saving, saved) = (RwSignal::new(false), RwSignal::new(false));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        if saving.get_untracked() {
            return;
        }
        mistakes.set(Vec::new());
        saved.set(false);
        saving.set(true);
        let intensity =
            chosen.get_untracked().checked_sub(1).and_then(|place| Intensity::ALL.get(place)).copied();
        leptos::task::spawn_local(async move {
            match desk.send(&SetIntensity { referral, intensity }).await {
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
    let choices = Intensity::ALL.map(|intensity| intensity.words().to_owned());
    let choices = [NOT_SET.to_owned()].into_iter().chain(choices).collect();
    view! {
        <p>"Treatment: " {move || intensity.get().map_or(NOT_SET, Intensity::words)} "."</p>
        <Folded summary="Change the intensity of the treatment">
            <form novalidate on:submit=save>
                <ErrorSummary mistakes=mistakes/>
                <Select name="intensity" label="Intensity of the treatment" choices=choices chosen=chosen/>
                <button class="nhsuk-button nhsuk-button--small" type="submit">"Save"</button>
                <p class="bh-status" role="status">{status}</p>
            </form>
        </Folded>
    }
}

const NOT_SET: &str = "Not set";

/// Its place among what can be chosen, where the first is none.
fn place(intensity: Intensity) -> usize {
    Intensity::ALL.iter().position(|other| *other == intensity).map_or(0, |place| place + 1)
}
