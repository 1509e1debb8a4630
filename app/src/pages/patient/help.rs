//! The help page, right after an answer that asks for attention. What is said on it, what is not, and in which
//! order, is part of the safety case: it rates nobody and promises nothing that nobody keeps.

use super::links::BackLink;
use crate::api::Failure;
use crate::arrival::{arrive, begin_at_the_top};
use crate::components::button::{Button, Form, SubmitButton};
use crate::components::care_cards::{CrisisLines, EmergencyCard, UrgentCard};
use crate::components::phone_link::PhoneLink;
use crate::components::radios::{Choice, Radios};
use crate::components::reach_fields::{ReachFields, ReachFilled};
use crate::components::shown::shown;
use crate::route::patient::Route;
use crate::service;
use crate::times;
use crate::visit::{Saving, Visit};
use crate::words;
use leptos::prelude::*;
use measures::alert::KeepSafe;
use measures::answers::Answer;
use measures::contract::patient::SaveSafety;
use measures::sitting::{Place, Question, Sitting};

/// What was filled in on the page.
#[derive(Clone, Copy, Default)]
struct Filled {
    keep_safe: RwSignal<Option<usize>>,
    reach: ReachFilled,
}

#[component]
pub(super) fn HelpPage(at: Question, returning: bool, sitting: Sitting) -> impl IntoView {
    arrive("Before you go on");
    let visit = expect_context::<Visit>();
    let filled = Filled::default();
    let urged = RwSignal::new(false);
    let handed_over =
        StoredValue::new(SaveSafety { keep_safe: None, reach: None, sequence: 0, key: 0, waited_seconds: 0 });
    let next = Route::At { place: sitting.after(at, returning), returning };
    let go_on = move |to: Route| {
        let given = filled.given();
        if handed_over.with_value(|before| *before != given) {
            handed_over.set_value(given.clone());
            visit.safety(given);
        }
        // Whoever may not be safe is told once, on this page, where to call before anything else goes on.
        if filled.asks_for_more() && !urged.get_untracked() {
            urged.set(true);
            begin_at_the_top();
        } else {
            visit.go(to);
        }
    };
    let stop = Callback::new(move |()| go_on(Route::Stop));
    let calm = Signal::derive(move || !urged.get());
    let follows = move || view! { <WhatFollows at=at sitting=sitting.clone()/> }.into_any();
    view! {
        <BackLink to=Route::At { place: Place::Question(at), returning }/>
        <h1 tabindex="-1">"Thank you for telling us"</h1>
        <CannotTell/>
        {shown(urged.into(), || view! { <EmergencyCard/> <CallNow/> }.into_any())}
        {shown(calm, follows)}
        <Form id="safety" on_submit=Callback::new(move |()| go_on(next))>
            <AskKeepSafe filled=filled/>
            {shown(calm, || view! { <EmergencyCard/> }.into_any())}
            <UrgentCard/>
            <p>{service::facts().help_text.as_str()} " " <PhoneLink number=&service::facts().phone/></p>
            <Lines/>
            <ReachFields filled=filled.reach size="m">
                <h2 class="nhsuk-fieldset__heading">{words::REACH}</h2>
            </ReachFields>
            <div class="bh-actions">
                <SubmitButton words="Continue"/>
                <Button words="Save and stop for now" secondary=true on_press=stop/>
            </div>
        </Form>
    }
}

/// The lines to talk to somebody, with the service's own.
#[component]
pub(super) fn Lines() -> impl IntoView {
    let facts = service::facts();
    view! { <CrisisLines local_name=&facts.crisis_line_name local_phone=&facts.crisis_line_phone/> }
}

#[component]
fn WhatFollows(at: Question, sitting: Sitting) -> impl IntoView {
    let withheld = sitting.given(at).flatten().any(Answer::is_withheld);
    let about_it = if withheld {
        "You do not have to answer this here."
    } else {
        "Many people with depression or anxiety have thoughts like this."
    };
    let when = match expect_context::<Visit>().appointment() {
        Some(at) => format!("on {}", times::weekday_and_date(at.date())),
        None => service::facts().no_appointment.clone(),
    };
    view! { <p>{about_it} " Your therapist will talk about it with you " {when} "."</p> }
}

/// Said for as long as the answer has not reached the server.
#[component]
fn CannotTell() -> impl IntoView {
    let visit = expect_context::<Visit>();
    // Trying again is not yet having told.
    let untold = Memo::new(move |before: Option<&Option<Failure>>| match visit.saving() {
        Saving::Failing(failure) => Some(failure),
        Saving::Underway => before.cloned().flatten(),
        Saving::Nothing | Saving::Done => None,
    });
    let words = move || untold.with(|failure| failure.as_ref().map(words::cannot_tell));
    let inset = move |words| {
        view! {
            <div class="nhsuk-inset-text">
                <p><strong>{words}</strong></p>
                <p><PhoneLink number="111" words="Call 111"/> " or " <PhoneLink number="999" words="call 999"/></p>
            </div>
        }
    };
    view! { <div role="status">{move || words().map(inset)}</div> }
}

#[component]
fn CallNow() -> impl IntoView {
    let visit = expect_context::<Visit>();
    let marked = move || match visit.saving() {
        Saving::Done => format!("We’ve marked this for the team. {} ", service::facts().review_promise),
        Saving::Nothing | Saving::Underway | Saving::Failing(_) => String::new(),
    };
    view! {
        <p>
            <strong>"Please call 111 and select the mental health option, or 999, now."</strong> " "
            <PhoneLink number="111" words="Call 111"/> " or " <PhoneLink number="999" words="call 999"/>
        </p>
        <p>"If you can, tell someone near you."</p>
        <p>{marked} <strong>"Do not wait for us."</strong></p>
    }
}

#[component]
fn AskKeepSafe(filled: Filled) -> impl IntoView {
    let choice = |answer: KeepSafe| Choice {
        words: answer.words().to_owned(),
        apart: answer == KeepSafe::RatherNotSay,
        number: None,
    };
    view! {
        <Radios name="keep-safe" choices=KeepSafe::ALL.map(choice).to_vec() chosen=filled.keep_safe>
            <h2 class="nhsuk-fieldset__heading">{words::KEEP_SAFE}</h2>
        </Radios>
    }
}

impl Filled {
    fn keep_safe(self) -> Option<KeepSafe> {
        KeepSafe::ALL.get(self.keep_safe.get_untracked()?).copied()
    }

    fn asks_for_more(self) -> bool {
        self.keep_safe().is_some_and(|answer| answer != KeepSafe::Yes)
    }

    fn given(self) -> SaveSafety {
        SaveSafety {
            keep_safe: self.keep_safe(),
            reach: self.reach.said(),
            sequence: 0,
            key: 0,
            waited_seconds: 0,
        }
    }
}
