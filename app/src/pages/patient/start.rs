//! "What we will ask", or how far it has come when somebody returns.

use super::access::WhoSeesAnswers;
use super::help::Lines;
use crate::arrival::arrive;
use crate::components::button::Button;
use crate::components::care_cards::{EmergencyCard, UrgentCard};
use crate::route::patient::Route;
use crate::service;
use crate::times;
use crate::visit::Visit;
use leptos::prelude::*;
use measures::answers::Answers;
use measures::instrument::Instrument;
use measures::sitting::Sitting;

#[component]
pub(super) fn StartPage(sitting: Sitting) -> impl IntoView {
    let visit = expect_context::<Visit>();
    let of = sitting.questions().count();
    let answered = of - sitting.unanswered().count();
    let place = sitting.place_to_resume();
    let go = Callback::new(move |()| visit.go(Route::At { place, returning: false }));
    let needs_help = sitting.needs_help();
    let (title, page, button) = if answered == 0 {
        ("What we will ask", view! { <WhatWeAsk sitting=sitting/> }.into_any(), "Start")
    } else {
        (
            "Welcome back",
            view! { <WelcomeBack answered=answered of=of needs_help=needs_help/> }.into_any(),
            "Continue",
        )
    };
    arrive(title);
    let appointment =
        visit.appointment().map(|at| format!("Your appointment is on {}.", times::day_and_clock(at)));
    view! {
        <h1 tabindex="-1">{title}</h1>
        {appointment.map(|words| view! { <p>{words}</p> })}
        {page}
        <div class="bh-actions">
            <Button words=button on_press=go/>
        </div>
    }
}

#[component]
fn WhatWeAsk(sitting: Sitting) -> impl IntoView {
    let part = |(number, answers): (usize, &Answers)| {
        let instrument = answers.instrument().instrument();
        let about = lower_first(instrument.about);
        view! { <li>{format!("Part {number}: {about}, {}", questions_words(instrument))}</li> }
    };
    let delicate =
        sitting.parts().iter().flat_map(Answers::items).any(|(item, _)| item.alerts_from.is_some());
    view! {
        <p>"This is what we ask:"</p>
        <ul class="nhsuk-list nhsuk-list--bullet">{(1..).zip(sitting.parts()).map(part).collect_view()}</ul>
        {delicate.then(|| view! {
            <p>
                "One question is about thoughts of being better off dead or of hurting yourself. You can choose to \
                 talk about it with your therapist instead."
            </p>
        })}
        <p>"If you would rather talk about a part, you can skip it. Your therapist can go through it with you."</p>
        <p>"You can stop at any time. Open the same link to carry on."</p>
        <h2 class="nhsuk-heading-m">"Who sees your answers"</h2>
        <WhoSeesAnswers/>
    }
}

#[component]
fn WelcomeBack(answered: usize, of: usize, needs_help: bool) -> impl IntoView {
    let left =
        if answered == of { "You can check your answers and send them." } else { "They are all saved." };
    view! {
        <p>{format!("You have answered {answered} of {of} questions. {left}")}</p>
        <p>
            <strong>"Nobody is watching answers as they come in, including nights and weekends."</strong>
            " " {service::facts().review_promise.as_str()}
        </p>
        // A phone may have dropped the page, help and all, while its owner was calling somebody.
        {needs_help.then(|| view! { <EmergencyCard/> <UrgentCard/> <Lines/> })}
    }
}

/// How many questions a part has; fewer may be asked where some hang on what was answered.
fn questions_words(instrument: &Instrument) -> String {
    let hangs = instrument.screens().any(|item| instrument.is_counted(item) && item.asked_if.is_some());
    let up_to = if hangs { "up to " } else { "" };
    format!("{up_to}{} questions", instrument.questions())
}

/// Within a sentence, "Low mood" is "low mood".
pub(super) fn lower_first(words: &str) -> String {
    let mut words = words.to_owned();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    words
}
