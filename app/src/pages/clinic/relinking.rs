//! Renewing and withdrawing the link that a patient has.

use super::session::Desk;
use crate::api::Failure;
use crate::components::folded::Folded;
use crate::route::clinic::invitation_link;
use crate::staff_words;
use leptos::prelude::*;
use measures::contract::Problem;
use measures::contract::clinician::{RenewInvitation, WithdrawInvitation};
use measures::ids::AppointmentId;

/// Two buttons, each with what it does.
#[component]
pub fn Relinking(
    /// The appointment that the link leads to.
    appointment: AppointmentId,
    /// Where another link is shown.
    link: RwSignal<Option<String>>,
    /// Where to say what came of it.
    told: RwSignal<String>,
    /// Reads again what is asked.
    again: Callback<()>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let sending = RwSignal::new(false);
    let settle = move |words: String| {
        told.try_set(words);
        sending.try_set(false);
        // Whoever pressed may have left the screen by now.
        again.try_run(());
    };
    let begin = move || !sending.get_untracked() && sending.try_set(true).is_none();
    let renew = move |_| {
        if !begin() {
            return;
        }
        leptos::task::spawn_local(async move {
            settle(match desk.send(&RenewInvitation { appointment }).await {
                Ok(invited) => {
                    link.try_set(Some(invitation_link(&invited.token)));
                    String::new()
                }
                Err(failure) => refusal(&failure),
            });
        });
    };
    let withdraw = move |_| {
        if !begin() {
            return;
        }
        leptos::task::spawn_local(async move {
            settle(match desk.send(&WithdrawInvitation { appointment }).await {
                Ok(()) => {
                    link.try_set(None);
                    "The link has stopped working. What was answered is kept.".to_owned()
                }
                Err(failure) => refusal(&failure),
            });
        });
    };
    view! {
        <Folded summary="Renew or withdraw the link">
            <p>"A renewed link asks the same questions and goes on where the patient was. The earlier link stops working."</p>
            <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="button" on:click=renew>
                "Renew the link"
            </button>
            <p>"A withdrawn link opens nothing any more. What was answered is kept."</p>
            <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="button" on:click=withdraw>
                "Withdraw the link"
            </button>
        </Folded>
    }
}

fn refusal(failure: &Failure) -> String {
    match failure {
        Failure::Problem(Problem::NotFound) => {
            "There is no link to this appointment that can be changed. Load the page again.".to_owned()
        }
        _ => staff_words::failure(failure),
    }
}
