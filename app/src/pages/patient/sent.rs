//! The confirmation. It comes only after the server's word that the pack is in the record.

use super::answer_list::AnswerList;
use super::arrival::arrive;
use super::check::PrintButton;
use super::help::Lines;
use crate::components::care_cards::{EmergencyCard, UrgentCard};
use crate::components::phone_link::PhoneLink;
use crate::service;
use crate::times;
use crate::visit::Visit;
use leptos::prelude::*;
use measures::answers::Answers;
use measures::contract::patient::Sent;
use measures::score::score;
use measures::sitting::Sitting;

#[component]
pub(super) fn SentPage(sent: Sent) -> impl IntoView {
    arrive("Answers sent");
    let sitting = expect_context::<Visit>().sitting();
    let facts = service::facts();
    let needs_help = sitting.as_ref().is_some_and(Sitting::needs_help);
    let scores =
        sitting.clone().filter(|_| facts.shows_scores).map(|sitting| view! { <Scores sitting=sitting/> });
    let copy = sitting.map(|sitting| view! { <AnswerList sitting=sitting changeable=false/> });
    let at = times::date_and_clock(sent.at);
    view! {
        <div class="nhsuk-panel">
            <h1 class="nhsuk-panel__heading" tabindex="-1">"Your answers have been sent"</h1>
            <div class="nhsuk-panel__body">{format!("Sent on {at}. Your reference is {}", sent.reference)}</div>
        </div>
        {needs_help.then(|| view! { <EmergencyCard/> <UrgentCard/> <Lines/> })}
        <h2>"What happens next"</h2>
        <p>{what_happens_next(&sent)}</p>
        <p>"There is nothing else to do before your appointment."</p>
        {scores}
        <h2>"If something changes"</h2>
        <p>
            "If you want to change an answer or move your appointment, call " <PhoneLink number=&facts.phone/> ", "
            {facts.hours.as_str()} "."
        </p>
        <p>
            <strong>"Nobody is watching answers as they come in, including nights and weekends."</strong>
            " If you need help sooner, go to " <a href="#help">"Get help now"</a> "."
        </p>
        <div class="bh-actions"><PrintButton/></div>
        <div class="bh-print-only bh-copy">{copy}</div>
    }
}

fn what_happens_next(sent: &Sent) -> String {
    match sent.appointment {
        Some(at) => {
            format!("Your therapist will go through your answers with you on {}.", times::day_and_clock(at))
        }
        None => format!(
            "Your therapist will go through your answers with you {}.",
            service::facts().no_appointment
        ),
    }
}

/// Today's totals: words first, never a number alone, never the name of a band, and never the last word.
#[component]
fn Scores(sitting: Sitting) -> impl IntoView {
    let item = |answers: &Answers| {
        view! {
            <li class="bh-scores__item">
                <h3 class="bh-scores__name">{answers.instrument().instrument().about}</h3>
                <p class="bh-scores__words">{score_words(answers)}</p>
            </li>
        }
    };
    view! {
        <h2>"Your answers today, added up"</h2>
        <p>"A higher number means that these problems get in the way more."</p>
        <ul class="bh-scores">{sitting.parts().iter().map(item).collect_view()}</ul>
        <p>
            "A number like this helps to see how you are over time. Your therapist will talk with you about what it \
             means for you."
        </p>
    }
}

fn score_words(answers: &Answers) -> String {
    let highest = answers.instrument().instrument().scoring.highest;
    match score(answers) {
        Ok(score) if score.substituted.is_empty() => {
            format!("Your answers add up to {} out of {highest}.", score.total)
        }
        Ok(score) => format!(
            "Your answers add up to {} out of {highest}. What does not apply to you was filled in from your other \
             answers.",
            score.total
        ),
        Err(unfinished) => format!(
            "Not added up: you answered {} of {} questions here. You can go through the rest with your therapist.",
            unfinished.answered, unfinished.of
        ),
    }
}
