//! How many answers are not saved: in view until they are, in whichever pack they were entered.

use super::super::session::Desk;
use super::entered::{Entered, KeptBack, Key};
use super::held::Unsaved;
use crate::components::item_entry::first_control;
use crate::components::phrase::Words;
use crate::live::{Line, Live};
use crate::route::clinic::Screen;
use crate::worded::{answer, item_name};
use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;
use std::time::Duration;

/// Between two tries of what could not be saved, where nothing says that the line is back.
const AGAIN: Duration = Duration::from_secs(10);

/// The count with the way to them. What a poor line kept back is tried again as soon as the line is back.
#[component]
pub fn NotSaved(
    /// What is on the screen.
    screen: Signal<Screen>,
) -> impl IntoView {
    let entered = expect_context::<Desk>().entered();
    try_again(entered);
    let back = Memo::new(move |_| entered.kept_back());
    let refused =
        Memo::new(move |_| back.with(|back| back.iter().filter(|one| is_refused(one)).cloned().collect()));
    let way = |(to, words): (String, String)| view! { <li><a href=to>{words}</a></li> };
    let ways = move || {
        let ways = back.with(|back| ways(back, screen.get()));
        let lines = ways.into_iter().map(way).collect_view();
        (!lines.is_empty()).then(|| view! { <ul class="nhsuk-list">{lines}</ul> })
    };
    view! {
        <div class="bh-unsaved" class=("bh-unsaved--some", move || back.with(|back| !back.is_empty()))>
            <p role="status">{move || back.with(|back| count_words(back))}</p>
            {ways}
            {move || refused.with(|all: &Vec<KeptBack>| all.iter().map(|one| refusal(entered, one)).collect_view())}
        </div>
    }
}

/// Tries again when the line is back, and now and then.
fn try_again(entered: Entered) {
    let (desk, live) = (expect_context::<Desk>(), expect_context::<Live>());
    Effect::new(move |_| {
        if live.line() == Line::Open {
            entered.again(desk);
        }
    });
    let online = window_event_listener(leptos::ev::online, move |_| entered.again(desk));
    let now_and_then = set_interval_with_handle(move || entered.again(desk), AGAIN).ok();
    on_cleanup(move || {
        online.remove();
        now_and_then.as_ref().map(IntervalHandle::clear);
    });
}

/// Whether it is an answer that the server does not take. What is no answer is put right where it was entered.
fn is_refused(one: &KeptBack) -> bool {
    matches!(one.why, Unsaved::Refused(_)) && one.answer.is_some()
}

fn count_words(back: &[KeptBack]) -> String {
    let count = match back.len() {
        0 => return String::new(),
        1 => "1 answer is not saved.".to_owned(),
        some => format!("{some} answers are not saved."),
    };
    let waits = back.iter().any(|one| matches!(one.why, Unsaved::Waiting(_)));
    let again = if waits { " Saving is tried again by itself. Keep this page open." } else { "" };
    format!("{count}{again}")
}

/// The way to each pack that has some, with its words: on its own screen, to the first of them.
fn ways(back: &[KeptBack], screen: Screen) -> Vec<(String, String)> {
    let mut ways = Vec::new();
    for one in back {
        let there = Screen::Together(one.appointment);
        let way = match control(one.key).filter(|_| there == screen) {
            Some(control) => (format!("#{control}"), format!("Go to {}", name(one.key))),
            None => (there.to_string(), format!("Go to the questions of {}", one.patient)),
        };
        let known = back.iter().take_while(|before| before.key != one.key);
        if !known.into_iter().any(|before| before.appointment == one.appointment) {
            ways.push(way);
        }
    }
    ways
}

fn control(key: Key) -> Option<String> {
    Some(first_control(key.instrument, key.instrument.instrument().item(key.item)?))
}

fn name(key: Key) -> String {
    let instrument = key.instrument.instrument();
    let item = instrument.item(key.item).map(item_name).unwrap_or_default();
    format!("{} {item}", instrument.name)
}

/// An answer that the server does not take, with why. It stays until whoever entered it lets go of it.
fn refusal(entered: Entered, one: &KeptBack) -> impl IntoView + use<> {
    let (key, name) = (one.key, name(one.key));
    let words = match &one.why {
        Unsaved::Refused(words) | Unsaved::Waiting(words) => words.clone(),
        Unsaved::Touched | Unsaved::Underway => String::new(),
    };
    let said = one.answer.as_ref().map(|said| view! { <Words phrase=answer(None, said)/> });
    view! {
        <p>
            {format!("{name} of {}, ‘", one.patient)} {said} "’: " {words} " "
            <button class="nhsuk-link" type="button" on:click=move |_| entered.forget(key)>
                "Let go of it" <span class="nhsuk-u-visually-hidden">{format!(": {name}")}</span>
            </button>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use measures::answers::{Answer, Reply};
    use measures::ids::{AppointmentId, InvitationId};
    use measures::instruments::InstrumentId;

    fn kept_back(appointment: u128, item: u8, why: Unsaved) -> KeptBack {
        let instrument = InstrumentId::parse("phq9").unwrap();
        KeptBack {
            key: Key { invitation: InvitationId::from_bits(appointment), instrument, item },
            appointment: AppointmentId::from_bits(appointment),
            patient: format!("Patient {appointment}"),
            why,
            answer: Answer::parse(instrument, item, Reply::Chosen(3)).ok(),
        }
    }

    fn waits() -> Unsaved {
        Unsaved::Waiting("You are offline.".to_owned())
    }

    #[test]
    fn they_are_counted_and_what_is_tried_again_is_told() {
        let refused = Unsaved::Refused("The answers were sent meanwhile.".to_owned());
        let again = " Saving is tried again by itself. Keep this page open.";
        for (back, words) in [
            (vec![], String::new()),
            (vec![kept_back(1, 1, waits())], format!("1 answer is not saved.{again}")),
            (
                vec![kept_back(1, 1, waits()), kept_back(1, 2, refused.clone())],
                format!("2 answers are not saved.{again}"),
            ),
            (vec![kept_back(1, 2, refused.clone())], "1 answer is not saved.".to_owned()),
        ] {
            assert_eq!(count_words(&back), words);
        }
        assert!(is_refused(&kept_back(1, 2, refused.clone())) && !is_refused(&kept_back(1, 2, waits())));
        assert!(
            !is_refused(&KeptBack { answer: None, ..kept_back(1, 2, refused) }),
            "it is put right where it is"
        );
    }

    #[test]
    fn one_way_leads_to_each_pack_and_on_its_own_screen_to_the_first_of_its_answers() {
        let back = [kept_back(1, 2, waits()), kept_back(1, 3, waits()), kept_back(2, 9, waits())];
        let there = |appointment| Screen::Together(AppointmentId::from_bits(appointment));
        let to_pack = |appointment: u128| {
            (there(appointment).to_string(), format!("Go to the questions of Patient {appointment}"))
        };
        assert_eq!(ways(&back, Screen::Today), [to_pack(1), to_pack(2)]);
        let first = ("#phq9-2-0".to_owned(), "Go to PHQ-9 item 2".to_owned());
        assert_eq!(ways(&back, there(1)), [first, to_pack(2)]);
    }
}
