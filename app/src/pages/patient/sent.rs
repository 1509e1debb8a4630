//! The confirmation. It comes only after the server's word that the pack is in the record.

use super::answer_list::AnswerList;
use super::check::PrintButton;
use super::help::Lines;
use crate::arrival::arrive;
use crate::components::care_cards::{EmergencyCard, UrgentCard};
use crate::components::phone_link::PhoneLink;
use crate::service;
use crate::times;
use crate::visit::Visit;
use leptos::prelude::*;
use measures::answers::{Answer, Answers};
use measures::contract::patient::Sent;
use measures::score::{Method, score};
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
        <h2>"Your answers today"</h2>
        <p>"A higher number means that these problems get in the way more."</p>
        <ul class="bh-scores">{sitting.parts().iter().map(item).collect_view()}</ul>
        <p>
            "A number like this helps to see how you are over time. Your therapist will talk with you about what it \
             means for you."
        </p>
    }
}

fn score_words(answers: &Answers) -> String {
    let instrument = answers.instrument().instrument();
    let (Some(scoring), Some(score)) = (&instrument.scoring, score(answers)) else {
        let nothing = answers.items().all(|(_, answer)| answer.is_none_or(Answer::is_withheld));
        let words = if nothing {
            "You can go through these questions with your therapist."
        } else {
            "Saved. Your therapist will see your answers."
        };
        return words.to_owned();
    };
    let highest = scoring.highest;
    match score {
        Ok(score) => {
            let filled = if score.substituted.is_empty() {
                ""
            } else {
                " What has no answer, or does not apply to you, was filled in from your other answers."
            };
            match scoring.method {
                Method::Mean { .. } => {
                    let (lowest, average) = (scoring.lowest, score.total.hundredths());
                    let average = format!("{}.{:02}", average / 100, average % 100);
                    format!("Your score is {average}. The lowest is {lowest} and the highest is {highest}.")
                }
                Method::Sum | Method::SumFillingGaps { .. } => {
                    format!("Your answers add up to {} out of {highest}.{filled}", score.total)
                }
            }
        }
        Err(unfinished) if unfinished.answered == 0 => {
            "Not added up. You can go through these questions with your therapist.".to_owned()
        }
        Err(unfinished) => format!(
            "Not added up: you answered {} of {} questions here. You can go through the rest with your therapist.",
            unfinished.answered, unfinished.of
        ),
    }
}
