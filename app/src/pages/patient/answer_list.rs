//! The answers by part: question beside chosen words, as they are checked before sending and copied on paper.

use super::links::{ActLink, RouteLink};
use super::start::lower_first;
use crate::components::item_opening::stem;
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
    let mut parts = Vec::new();
    for (part, _) in (1..).zip(sitting.parts()) {
        if let Some(words) = visit.wording(part) {
            parts.push(of_part(&sitting, &words, part, changeable));
        }
    }
    parts
}

fn of_part(sitting: &Sitting, words: &Wording, part: u8, changeable: bool) -> AnyView {
    let heading = format!("Part {part}: {}", lower_first(words.instrument().instrument().about));
    let rows = rows(sitting, words, part, changeable);
    view! {
        <h2 class="nhsuk-heading-m">{heading}</h2>
        {said_with_all(words)}
        <SummaryList>{rows}</SummaryList>
    }
    .into_any()
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
    let questions: Vec<_> = sitting.questions().filter(|at| at.part == part).collect();
    let is_left = is_left_for_the_phone(sitting, &questions);
    let (mut rows, mut left) = (Vec::new(), None);
    for at in questions {
        if is_left && sitting.given(at).all(withheld) {
            left = left.or(Some(at));
        } else {
            rows.push(row(sitting, words, at, changeable));
        }
    }
    if let Some(first) = left {
        let key = if rows.is_empty() { "All of this part" } else { "The rest of this part" };
        let change = changeable.then(|| view! { <TakeUp first=first key=key/> });
        let value = "You’d rather talk about this part on the phone".into_any();
        rows.push(view! { <SummaryRow key=key.into_any() value=value>{change}</SummaryRow> }.into_any());
    }
    rows
}

/// Only by leaving a part for the phone can an item be withheld that may not be skipped by itself.
fn is_left_for_the_phone(sitting: &Sitting, questions: &[Question]) -> bool {
    let mut all = questions.iter().flat_map(|at| sitting.items(*at)).any(|item| !item.optional);
    for at in questions {
        for (item, answer) in sitting.items(*at).zip(sitting.given(*at)) {
            let by_itself = item.optional || item.alerts_from.is_some();
            if withheld(answer) && !by_itself {
                return true;
            }
            all &= withheld(answer);
        }
    }
    all
}

fn withheld(answer: Option<&Answer>) -> bool {
    answer.is_some_and(Answer::is_withheld)
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
