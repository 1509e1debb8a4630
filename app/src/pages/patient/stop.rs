//! Ending the visit before the pack is sent. It ends only once everything has been saved.

use super::arrival::{arrive, focus, mark_error};
use super::links::RouteLink;
use crate::components::error_summary::{ErrorSummary, Mistake};
use crate::route::patient::Route;
use crate::visit::{Saving, Visit};
use crate::words;
use leptos::{prelude::*, task::spawn_local};
use measures::sitting::Sitting;

#[component]
pub(super) fn StopPage(sitting: Sitting) -> impl IntoView {
    arrive("Stop for now");
    let visit = expect_context::<Visit>();
    let mistakes = RwSignal::new(Vec::new());
    let tries = RwSignal::new(0);
    Effect::new(move |_| {
        tries.track();
        match visit.saving() {
            Saving::Underway => {}
            Saving::Failing(failure) => refuse(mistakes, words::not_saved(&failure)),
            Saving::Nothing | Saving::Done => spawn_local(async move {
                if let Err(failure) = visit.stop().await {
                    refuse(mistakes, words::failure(&failure));
                }
            }),
        }
    });
    let try_again = move |_| {
        mistakes.set(Vec::new());
        focus("main h1");
        visit.save_next();
        tries.update(|tries| *tries += 1);
    };
    let place = sitting.place_to_resume();
    view! {
        <ErrorSummary mistakes=mistakes/>
        <h1 tabindex="-1">"Stop for now"</h1>
        <p role="status">{move || mistakes.with(Vec::is_empty).then_some("Saving your answers…")}</p>
        <div class="bh-actions">
            <Show when=move || mistakes.with(|all| !all.is_empty())>
                <button class="nhsuk-button" type="button" on:click=try_again>"Try again"</button>
            </Show>
            <RouteLink to=Route::At { place, returning: false }>"Go back to the questions"</RouteLink>
        </div>
    }
}

fn refuse(mistakes: RwSignal<Vec<Mistake>>, words: String) {
    mark_error();
    mistakes.set(vec![Mistake::general(words)]);
}
