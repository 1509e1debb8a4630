//! Answers that clinicians are shown beside the total, whatever the total is.

use super::phrase::Words;
use crate::worded::{self, item_name};
use leptos::prelude::*;
use measures::answers::Answer;
use measures::contract::clinician::Measurement;
use measures::wording::Wording;

/// A line for each, with its exact words and why it is here. It says nothing about what it means.
#[component]
pub fn NotedAnswers(
    /// What was answered.
    measurement: Measurement,
    /// The words it was asked in.
    wording: Option<Wording>,
) -> impl IntoView {
    let line = |answer: &Answer| {
        let item = answer.declared();
        let why = item.noted_from.map(|from| {
            format!("Shown to you because the answer to {} is {from} or more: ", item_name(item))
        });
        view! {
            <li>
                {why}
                "‘" <Words phrase=worded::question(wording.as_ref(), item)/> "’ – "
                <strong><Words phrase=worded::answer(wording.as_ref(), answer)/></strong>
            </li>
        }
    };
    let noted: Vec<_> = measurement.answers.iter().filter(|answer| answer.is_noted()).map(line).collect();
    (!noted.is_empty()).then(|| view! { <ul class="nhsuk-list bh-total__words">{noted}</ul> })
}
