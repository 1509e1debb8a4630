//! Making new recovery codes.

use crate::api::Failure;
use crate::components::button::Button;
use crate::components::error_summary::{ErrorSummary, Mistake};
use crate::components::page_heading::PageHeading;
use crate::pages::clinic::entering::StepUp;
use crate::pages::clinic::session::Desk;
use crate::staff_words;
use leptos::prelude::*;
use measures::contract::Problem;
use measures::contract::clinician::RenewRecoveryCodes;

/// The button, and what pressing it means.
#[component]
pub(super) fn NewCodes(done: Callback<Vec<String>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let mistakes = RwSignal::new(Vec::new());
    let (needed, sending) = (RwSignal::new(false), RwSignal::new(false));
    let make = Callback::new(move |()| {
        if sending.get_untracked() {
            return;
        }
        sending.set(true);
        mistakes.set(Vec::new());
        leptos::task::spawn_local(async move {
            let reply = desk.send(&RenewRecoveryCodes {}).await;
            sending.try_set(false);
            match reply {
                Ok(made) => done.run(made.codes),
                Err(Failure::Problem(Problem::CodeNeeded)) => drop(needed.try_set(true)),
                Err(failure) => {
                    drop(mistakes.try_set(vec![Mistake::general(staff_words::failure(&failure))]));
                }
            }
        });
    });
    view! {
        <ErrorSummary mistakes=mistakes/>
        <PageHeading title="Recovery codes">"Make new recovery codes"</PageHeading>
        <p>"You get 10 new ones, and those you have stop working."</p>
        <Button words="Make new recovery codes" on_press=make/>
        <StepUp needed=needed then=make/>
    }
}
