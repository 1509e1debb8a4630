//! The answers by part: question beside chosen words, as they are checked before sending and copied on paper.

use super::links::{ActLink, RouteLink};
use super::opening::stem;
use super::start::lower_first;
use crate::components::phrase::Words;
use crate::components::summary_list::{SummaryList, SummaryRow};
use crate::route::patient::Route;
use crate::visit::Visit;
use crate::worded::Phrase;
use leptos::prelude::*;
use measures::answers::{Answer, Reply};
use measures::instrument::Item;
use measures::sitting::{Place, Question, Sitting};
use measures::wording::Wording;

/// Every question that is asked, with its answer and, while they can be changed, a link to change it.
#[component]
pub(super) fn AnswerList(sitting: Sitting, changeable: bool) -> impl IntoView {
    let visit = expect_context::<Visit>();
    let part = |(part, _)| {
        let words = visit.wording(part)?;
        let rows = rows(&sitting, &words, part, changeable);
        Some(view! {
            <h2 class="nhsuk-heading-m">
                {format!("Part {part}: {}", lower_first(words.instrument().instrument().about))}
            </h2>
            {said_with_all(&words)}
            <SummaryList>{rows}</SummaryList>
        })
    };
    (1..).zip(sitting.parts()).filter_map(part).collect_view()
}

/// What the questions of a part are opened with.
fn said_with_all(words: &Wording) -> Option<impl IntoView + use<>> {
    let items = words.instrument().instrument().items;
    let stem = items.iter().find_map(|item| stem(words, item))?;
    let Phrase { text, language, direction } = Phrase::installed(words, stem);
    Some(view! { <p lang=language dir=direction>{text}</p> })
}

/// A row for each question of a part; one for all that were left for the phone.
fn rows(sitting: &Sitting, words: &Wording, part: u8, changeable: bool) -> Vec<AnyView> {
    let of_part = || sitting.questions().filter(move |at| at.part == part);
    let is_left = is_left_for_the_phone(sitting, part);
    let is_withheld = |at: &Question| sitting.given(*at).all(withheld);
    let shown = of_part().filter(|at| !(is_left && is_withheld(at)));
    let mut rows: Vec<_> = shown.map(|at| row(sitting, words, at, changeable)).collect();
    if is_left {
        let key = if rows.is_empty() { "All of this part" } else { "The rest of this part" };
        let change = changeable.then(|| {
            let first = of_part().find(is_withheld).unwrap_or(Question { part, item: 1 });
            view! { <TakeUp first=first key=key/> }
        });
        let value = "You’d rather talk about this part on the phone";
        rows.push(
            view! { <SummaryRow key=key.into_any() value=value.into_any()>{change}</SummaryRow> }.into_any(),
        );
    }
    rows
}

/// Only by leaving a part for the phone can an item be withheld that may not be skipped by itself.
fn is_left_for_the_phone(sitting: &Sitting, part: u8) -> bool {
    let questions: Vec<_> = sitting.questions().filter(|at| at.part == part).collect();
    let by_itself = |item: &Item| item.optional || item.alerts_from.is_some();
    let left = |at: &Question| {
        sitting.items(*at).zip(sitting.given(*at)).any(|(item, answer)| withheld(answer) && !by_itself(item))
    };
    questions.iter().any(left) || questions.iter().all(|at| sitting.given(*at).all(withheld))
}

fn withheld(answer: Option<&Answer>) -> bool {
    answer.is_some_and(|answer| *answer.reply() == Reply::Withheld)
}

fn row(sitting: &Sitting, words: &Wording, at: Question, changeable: bool) -> AnyView {
    let items = sitting.items(at);
    let lines: Vec<_> =
        items.zip(sitting.given(at)).map(|(item, answer)| line(words, item, answer)).collect();
    let text = sitting.items(at).next().map_or("", |item| words.text(item));
    let question = Phrase::installed(words, text);
    let to = Route::At { place: Place::Question(at), returning: true };
    let change = changeable.then(|| {
        let question = question.clone();
        view! {
            <RouteLink to=to>
                "Change" <span class="nhsuk-u-visually-hidden">" your answer to: " <Words phrase=question/></span>
            </RouteLink>
        }
    });
    let key = view! { <Words phrase=question/> }.into_any();
    view! { <SummaryRow key=key value=lines.into_any()>{change}</SummaryRow> }.into_any()
}

/// An answer, after the name of the scale where there are several.
fn line(words: &Wording, item: &Item, answer: Option<&Answer>) -> AnyView {
    let answer = said(words, answer);
    match words.scale(item).map(|scale| Phrase::installed(words, scale)) {
        Some(scale) => view! {
            <p class="bh-rating"><Words phrase=scale/> ": " <Words phrase=answer/></p>
        }
        .into_any(),
        None => view! { <Words phrase=answer/> }.into_any(),
    }
}

fn said(words: &Wording, answer: Option<&Answer>) -> Phrase {
    let Some(answer) = answer else { return Phrase::ours("Not answered") };
    let text = words.answer(answer);
    match answer.reply() {
        Reply::Chosen(_) => Phrase::installed(words, text),
        Reply::Wrote(_) => Phrase { direction: Some("auto"), ..Phrase::ours(text) },
        Reply::Day(_) | Reply::Withheld => Phrase::ours(text),
    }
}

/// A link to what was left for the phone, which is asked again from there on.
#[component]
fn TakeUp(first: Question, key: &'static str) -> impl IntoView {
    let visit = expect_context::<Visit>();
    let to = Route::At { place: Place::Question(first), returning: true };
    view! {
        <ActLink to=to act=Callback::new(move |()| visit.take_up(first.part))>
            "Change" <span class="nhsuk-u-visually-hidden">{format!(" {} and answer here", lower_first(key))}</span>
        </ActLink>
    }
}
