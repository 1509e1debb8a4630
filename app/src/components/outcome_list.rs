//! How a referral has come out so far: each question, its answer and why.

use super::folded::Folded;
use crate::outcome_words::Told;
use leptos::prelude::*;

/// The answers in words, each with its reasons under "Why?".
#[component]
pub fn OutcomeList(
    /// The questions and their answers.
    told: Vec<Told>,
) -> impl IntoView {
    let row = |Told { question, answer, why }: Told| {
        let why = why.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
        view! {
            <li class="bh-outcome__item">
                <p class="bh-outcome__answer">{question} ": " <strong>{answer}</strong></p>
                <Folded summary="Why?" about=format!("{question}: {answer}")>{why}</Folded>
            </li>
        }
    };
    view! { <ul class="bh-outcome">{told.into_iter().map(row).collect_view()}</ul> }
}
