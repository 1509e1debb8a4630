//! Ending the visit before the pack is sent. It ends only once everything has been saved.

use super::links::RouteLink;
use crate::api::start;
use crate::arrival::{arrive, focus, mark_error};
use crate::components::button::Button;
use crate::components::error_summary::{ErrorSummary, Mistake};
use crate::components::shown::shown;
use crate::route::patient::Route;
use crate::visit::{Saving, Visit};
use crate::words;
use leptos::prelude::*;
use measures::sitting::Sitting;

#[component]
pub(super) fn StopPage(sitting: Sitting) -> impl IntoView {
    arrive("Stop for now");
    let visit = expect_context::<Visit>();
    let mistakes = RwSignal::new(Vec::new());
    let close = move || {
        start(async move {
            if let Err(failure) = visit.stop().await {
                refuse(mistakes, words::failure(&failure));
            }
        });
    };
    Effect::new(move |_| match visit.saving() {
        Saving::Underway => {}
        Saving::Failing(failure) => refuse(mistakes, words::not_saved(&failure, visit.is_sealed())),
        Saving::Nothing | Saving::Done => close(),
    });
    let try_again = Callback::new(move |()| {
        mistakes.set(Vec::new());
        focus("main h1");
        if visit.has_unsaved() {
            visit.save_next();
        } else {
            close();
        }
    });
    let failed = Signal::derive(move || mistakes.with(|all| !all.is_empty()));
    let place = sitting.place_to_resume();
    view! {
        <ErrorSummary mistakes=mistakes/>
        <h1 tabindex="-1">"Stop for now"</h1>
        <p role="status">{move || mistakes.with(Vec::is_empty).then_some("Saving your answers…")}</p>
        <div class="bh-actions">
            {shown(failed, move || view! { <Button words="Try again" on_press=try_again/> }.into_any())}
            <RouteLink to=Route::At { place, returning: false }>"Go back to the questions"</RouteLink>
        </div>
        {shown(failed, move || view! { <Remove/> }.into_any())}
    }
}

/// For a phone that others use: what is given up with it is said before.
#[component]
fn Remove() -> impl IntoView {
    let visit = expect_context::<Visit>();
    let remove = Callback::new(move |()| visit.remove());
    view! {
        <p>"If others use this phone, you can remove your answers from it. We then never get those that are not sent."</p>
        <Button words="Remove my answers from this phone" secondary=true on_press=remove/>
    }
}

fn refuse(mistakes: RwSignal<Vec<Mistake>>, words: String) {
    mark_error();
    mistakes.set(vec![Mistake::general(words)]);
}
