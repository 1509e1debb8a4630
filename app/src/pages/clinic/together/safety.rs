//! What the help page asks, to be asked by voice after an answer that alerts: the same questions in the same words.

use super::state::Together;
use crate::components::error_summary::{ErrorSummary, Mistake};
use crate::components::radios::{Choice, Radios};
use crate::components::shown::shown;
use crate::components::text_input::TextArea;
use crate::staff_words;
use crate::words;
use leptos::prelude::*;
use measures::alert::{Channel, KeepSafe, Reach};
use measures::contract::clinician::SaveSafetyTogether;

/// What was filled in.
#[derive(Clone, Copy, Default)]
struct Filled {
    keep_safe: RwSignal<Option<usize>>,
    channel: RwSignal<Option<usize>>,
    detail: RwSignal<String>,
    safe_to_call: RwSignal<Option<usize>>,
}

/// The questions. What the patient says is added to the alert.
#[component]
pub fn AskSafety() -> impl IntoView {
    let together = expect_context::<Together>();
    let filled = Filled::default();
    let mistakes = RwSignal::new(Vec::new());
    let (saving, saved) = (RwSignal::new(false), RwSignal::new(false));
    let save = move |_| {
        if saving.get_untracked() {
            return;
        }
        let Some(said) = filled.said(together) else {
            mistakes.set(vec![Mistake::at("keep-safe-0", "Select an answer to one of the questions")]);
            return;
        };
        mistakes.set(Vec::new());
        (saving.set(true), saved.set(false));
        leptos::task::spawn_local(async move {
            match together.save_safety(said).await {
                Ok(_) => saved.set(true),
                Err(failure) => mistakes.set(vec![Mistake::general(staff_words::failure(&failure))]),
            }
            saving.set(false);
        });
    };
    let status = move || match (saving.get(), saved.get()) {
        (true, _) => Some("Saving…"),
        (false, true) => Some("Added to the alert."),
        (false, false) => None,
    };
    // What is filled in here is no answer to the item that it stands under.
    view! {
        <div class="bh-together__safety" role="group" aria-labelledby="ask-now" on:input=stop on:change=stop>
            <p id="ask-now">
                <strong>"This answer has raised an alert, which is at the top of this page. Ask now:"</strong>
            </p>
            <ErrorSummary mistakes=mistakes/>
            {questions(filled)}
            <button class="nhsuk-button nhsuk-button--small" type="button" on:click=save>"Add to the alert"</button>
            <p class="bh-status" role="status">{status}</p>
        </div>
    }
}

fn stop(event: leptos::ev::Event) {
    event.stop_propagation();
}

fn questions(filled: Filled) -> impl IntoView {
    let choice = |words: &str| Choice { words: words.to_owned(), ..Choice::default() };
    let keep_safe = KeepSafe::ALL.map(|answer| choice(answer.words())).to_vec();
    let channels = Channel::ALL.map(|channel| choice(channel.words())).to_vec();
    let by_phone = Signal::derive(move || filled.channel() == Some(Channel::PhoneCall));
    let not_later = |channel| channel != Channel::AtAppointment;
    let needs_detail = Signal::derive(move || filled.channel().is_some_and(not_later));
    let detail = move || {
        view! { <TextArea name="reach-detail" label=words::REACH_DETAIL value=filled.detail most=200/> }
            .into_any()
    };
    let safe_to_call = move || {
        let answers = ["Yes", "No"].map(choice).to_vec();
        view! {
            <Radios name="safe-to-call" choices=answers chosen=filled.safe_to_call size="s">
                {words::SAFE_TO_CALL}
            </Radios>
        }
        .into_any()
    };
    view! {
        <Radios name="keep-safe" choices=keep_safe chosen=filled.keep_safe size="s">{words::KEEP_SAFE}</Radios>
        <Radios name="reach" choices=channels chosen=filled.channel size="s">{words::REACH}</Radios>
        {shown(needs_detail, detail)}
        {shown(by_phone, safe_to_call)}
    }
}

impl Filled {
    fn channel(self) -> Option<Channel> {
        Channel::ALL.get(self.channel.get()?).copied()
    }

    /// What was said; none while nothing was.
    fn said(self, together: Together) -> Option<SaveSafetyTogether> {
        let place = self.keep_safe.get_untracked();
        let keep_safe = place.and_then(|place| KeepSafe::ALL.get(place).copied());
        let reach = untrack(|| self.channel()).map(|channel| self.reach(channel));
        (keep_safe.is_some() || reach.is_some()).then(|| SaveSafetyTogether {
            invitation: together.pack.with_untracked(|pack| pack.invitation),
            mode: together.mode(),
            keep_safe,
            reach,
            sequence: together.next_sequence(),
        })
    }

    fn reach(self, channel: Channel) -> Reach {
        let later = channel == Channel::AtAppointment;
        let safe = self.safe_to_call.get_untracked().filter(|_| channel == Channel::PhoneCall);
        Reach {
            channel,
            detail: if later { String::new() } else { self.detail.get_untracked() },
            safe_to_call: safe.map(|choice| choice == 0),
        }
    }
}
