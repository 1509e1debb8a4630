//! The answers by part: question beside chosen words, as they are checked before sending and copied on paper.

use super::links::RouteLink;
use super::start::lower_first;
use crate::components::summary_list::{SummaryList, SummaryRow};
use crate::route::patient::Route;
use leptos::prelude::*;
use measures::answers::{Answer, Answers};
use measures::sitting::{Place, Question, Sitting};

/// Every question that is asked, with its answer and, while they can be changed, a link to change it.
#[component]
pub(super) fn AnswerList(sitting: Sitting, changeable: bool) -> impl IntoView {
    let part = |(number, answers): (u8, &Answers)| {
        let instrument = answers.instrument().instrument();
        let row = |at: Question| {
            let (_, item) = sitting.declared(at)?;
            Some(view! { <Row at=at text=item.text answer=sitting.given(at) changeable=changeable/> })
        };
        let rows: Vec<_> = sitting.questions().filter(|at| at.part == number).filter_map(row).collect();
        view! {
            <h2 class="nhsuk-heading-m">{format!("Part {number}: {}", lower_first(instrument.about))}</h2>
            <p>{instrument.stem}</p>
            <SummaryList>{rows}</SummaryList>
        }
    };
    (1..).zip(sitting.parts()).map(part).collect_view()
}

#[component]
fn Row(at: Question, text: &'static str, answer: Option<Answer>, changeable: bool) -> impl IntoView {
    let value = answer.map_or_else(|| "Not answered".to_owned(), |answer| answer.words());
    let to = Route::At { place: Place::Question(at), returning: true };
    let change = changeable.then(|| {
        view! {
            <RouteLink to=to>
                "Change" <span class="nhsuk-u-visually-hidden">" your answer to: " {text}</span>
            </RouteLink>
        }
    });
    view! { <SummaryRow key=text value=value>{change}</SummaryRow> }
}
