//! The answers of a measure that has no total: each stands alone.

use super::fact_list::FactList;
use super::phrase::Words;
use crate::worded;
use leptos::prelude::*;
use measures::answers::{Answer, Answers};
use measures::contract::clinician::Measurement;
use measures::instrument::Item;
use measures::instruments::InstrumentId;
use measures::score::Total;
use measures::wording::Wording;

/// Every item that was asked with what was said to it, and where an answer is a reason to ask more.
#[component]
pub fn AnswersAlone(
    /// The measure.
    instrument: InstrumentId,
    /// What was answered.
    measurement: Measurement,
    /// The words it was asked in.
    wording: Option<Wording>,
) -> impl IntoView {
    let answers = Answers::of(instrument, &measurement.answers);
    let ask_from = instrument.asks_more_from();
    let fact = |(item, answer): (&Item, Option<&Answer>)| {
        let question = worded::question(wording.as_ref(), item);
        let said = match answer {
            Some(answer) => view! { <Words phrase=worded::answer(wording.as_ref(), answer)/> }.into_any(),
            None => "Not answered".into_any(),
        };
        let reached = ask_from.filter(|from| {
            answer.and_then(Answer::points).is_some_and(|points| Total::whole(points.into()) >= *from)
        });
        let more = reached.map(|from| view! { <br/> <strong>{format!("{from} or more: ask more")}</strong> });
        (view! { <Words phrase=question/> }.into_any(), view! { {said} {more} }.into_any())
    };
    let facts = answers.items().filter(|(item, _)| answers.is_asked(item)).map(fact).collect();
    view! {
        <p>"Each answer stands alone: there is no total."</p>
        <FactList facts=facts/>
    }
}
