//! Opening a pack to fill it in together, and what became of what was asked before.

use super::super::session::Desk;
use crate::asking_words::names;
use crate::components::error_summary::{ErrorSummary, Mistake};
use crate::staff_words;
use leptos::prelude::*;
use measures::contract::clinician::{Before, OpenPackTogether};
use measures::ids::AppointmentId;
use measures::instruments::InstrumentId;

/// What would be asked, and the button that opens it.
#[component]
pub fn NotOpen(
    /// The instruments; none, where nothing can be asked any more.
    would_ask: Vec<InstrumentId>,
    /// What became of what was asked before.
    before: Before,
    /// The appointment.
    appointment: AppointmentId,
    /// Reads the pack again.
    again: Callback<()>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let mistakes = RwSignal::new(Vec::new());
    let opening = RwSignal::new(false);
    let open = move |_| {
        if opening.get_untracked() {
            return;
        }
        opening.set(true);
        leptos::task::spawn_local(async move {
            match desk.send(&OpenPackTogether { appointment }).await {
                Ok(()) => mistakes.set(Vec::new()),
                Err(failure) => mistakes.set(vec![Mistake::general(staff_words::failure(&failure))]),
            }
            opening.set(false);
            again.try_run(());
        });
    };
    if would_ask.is_empty() {
        let words = "No questions can be asked for this appointment any more.";
        return view! { <p>{words}</p> }.into_any();
    }
    let Offer { stands, asks, link, press } = offer(before);
    view! {
        <ErrorSummary mistakes=mistakes/>
        <p>{stands}</p>
        <p>{format!("{asks}: {}.", names(&would_ask))}</p>
        <p>{link}</p>
        <button class="nhsuk-button" type="button" on:click=open>{press}</button>
        <p class="bh-status" role="status">{move || opening.get().then_some("Opening…")}</p>
    }
    .into_any()
}

/// What is said to somebody who may open a pack.
#[derive(Debug, Clone, Copy)]
struct Offer {
    stands: &'static str,
    asks: &'static str,
    link: &'static str,
    press: &'static str,
}

fn offer(before: Before) -> Offer {
    let stands = match before {
        Before::Ended => return GOES_ON,
        Before::Nothing => "Nothing has been asked for this appointment yet.",
        Before::Withdrawn => {
            "Questions were asked for this appointment, and the link to them was withdrawn. What was answered by then is \
             kept and cannot be gone on with: opening the questions asks them anew."
        }
    };
    Offer {
        stands,
        asks: "You would ask",
        link: "The patient is not sent a link.",
        press: "Open the questions",
    }
}

const GOES_ON: Offer = Offer {
    stands: "These questions were asked, and the time to answer them ended before they were sent. You can go on with \
             them: what was answered stays.",
    asks: "They ask",
    link: "The patient is not sent a link. The one they had works again.",
    press: "Go on with the questions",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_where_nothing_was_ever_asked_is_that_said() {
        for before in [Before::Ended, Before::Withdrawn] {
            assert!(!offer(before).stands.contains("Nothing has been asked"), "{before:?}");
        }
        assert!(offer(Before::Nothing).stands.contains("Nothing has been asked"));
        assert_eq!(offer(Before::Ended).press, "Go on with the questions");
    }
}
