//! A letter with the link, for a patient who is sent no message.

use super::session::Desk;
use crate::components::letter::{Letter, Meeting};
use crate::service;
use crate::staff_words;
use chrono::NaiveDateTime;
use leptos::prelude::*;
use measures::contract::clinician::{DrawLink, LinkDrawn};

/// A button that shows the letter while there is a link to put on it. A link is told once, and so is the letter.
#[component]
pub fn Lettering(
    /// The link; nothing is offered while there is none.
    link: RwSignal<Option<String>>,
    /// Whom it is for, and when they are expected.
    meeting: Signal<Option<Meeting>>,
    /// Until when the link works.
    until: Signal<Option<NaiveDateTime>>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let drawn = RwSignal::new(None::<LinkDrawn>);
    let (drawing, failed) = (RwSignal::new(false), RwSignal::new(String::new()));
    // Another link is another letter.
    Effect::new(move |_| {
        link.track();
        drawn.set(None);
    });
    let show = move |_| {
        let Some(link) = link.get_untracked().filter(|_| !drawing.get_untracked()) else { return };
        drawing.set(true);
        failed.set(String::new());
        leptos::task::spawn_local(async move {
            match desk.send(&DrawLink { link }).await {
                Ok(code) => drop(drawn.try_set(Some(code))),
                Err(failure) => drop(failed.try_set(staff_words::failure(&failure))),
            }
            drawing.try_set(false);
        });
    };
    let letter = move || {
        let (code, link) = (drawn.get()?, link.get()?);
        let close = Callback::new(move |()| drawn.set(None));
        let print = Callback::new(|()| {
            // A browser that does not print leaves the page as it is.
            let _ = window().print();
        });
        let facts = service::facts().clone();
        Some(view! {
            <Letter facts=facts meeting=meeting.get() link=link until=until.get() code=code print=print close=close/>
        })
    };
    view! {
        <Show when=move || link.with(Option::is_some) && drawn.with(Option::is_none)>
            <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="button" on:click=show>
                "Show a letter to print"
            </button>
            <p class="bh-status" role="status">{move || failed.get()}</p>
        </Show>
        {letter}
    }
}
