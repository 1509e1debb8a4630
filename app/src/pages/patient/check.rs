//! "Check your answers", and sending them.

use super::answer_list::AnswerList;
use super::links::{BackLink, RouteLink};
use crate::api::start;
use crate::arrival::{arrive, mark_error};
use crate::clock;
use crate::components::button::Button;
use crate::components::error_summary::{ErrorSummary, Mistake};
use crate::route::patient::Route;
use crate::times;
use crate::visit::{Saving, Visit};
use crate::words;
use leptos::prelude::*;
use measures::sitting::{Place, Sitting};

#[component]
pub(super) fn CheckPage(sitting: Sitting) -> impl IntoView {
    arrive("Check your answers");
    let visit = expect_context::<Visit>();
    let mistakes = RwSignal::new(Vec::new());
    let sending = RwSignal::new(false);
    let refuse = move |words| {
        sending.set(false);
        mark_error();
        mistakes.set(vec![Mistake::general(words)]);
    };
    // What waits goes first: the pack is sent only when everything in it has been saved.
    Effect::new(move |_| match (sending.get(), visit.saving()) {
        (false, _) | (true, Saving::Underway) => {}
        (true, Saving::Failing(failure)) => refuse(words::not_sent(&failure)),
        (true, Saving::Nothing | Saving::Done) => start(async move {
            if let Err(failure) = visit.send_pack().await {
                refuse(words::not_sent(&failure));
            }
        }),
    });
    let send = Callback::new(move |()| {
        if !sending.get_untracked() {
            visit.save_next();
            sending.set(true);
        }
    });
    let back = sitting
        .before(Place::Check)
        .map_or(Route::Start, |at| Route::At { place: Place::Question(at), returning: false });
    view! {
        <BackLink to=back/>
        <ErrorSummary mistakes=mistakes/>
        <h1 tabindex="-1">"Check your answers"</h1>
        {visit.appointment().map(|at| view! { <p>{format!("For your appointment on {}.", times::day_and_clock(at))}</p> })}
        <div class="nhsuk-inset-text">
            <span class="nhsuk-u-visually-hidden">"Information: "</span>
            <p>"Your answers have not been sent yet."</p>
        </div>
        <p class="bh-print-only">{format!("Printed on {}", times::date_and_clock(clock::now()))}</p>
        <AnswerList sitting=sitting changeable=true/>
        <div class="bh-actions">
            <Button words="Send my answers" on_press=send/>
            <PrintButton/>
        </div>
        <p role="status">{move || sending.get().then_some("Sending your answers…")}</p>
        <p class="bh-screen-only"><RouteLink to=Route::Stop>"Stop and come back later"</RouteLink></p>
    }
}

/// Prints the page, or saves it as a file, as the browser offers.
#[component]
pub(super) fn PrintButton() -> impl IntoView {
    // A browser that cannot print does nothing.
    let print = Callback::new(move |()| drop(window().print()));
    view! { <Button words="Print or save a copy of my answers" secondary=true on_press=print/> }
}
