//! One question, or the ratings of one situation. Choosing sends nothing and goes nowhere; Continue keeps the answer.

use super::links::{BackLink, RouteLink};
use crate::arrival::{CameUp, arrive, mark_error};
use crate::components::button::{Button, Form, SubmitButton};
use crate::components::error_summary::{ErrorSummary, Mistake};
use crate::components::item_asked::asked;
use crate::components::item_entry::Entry;
use crate::components::item_opening::Opening;
use crate::route::patient::Route;
use crate::visit::Visit;
use leptos::prelude::*;
use measures::answers::Reply;
use measures::instrument::Item;
use measures::sitting::{Place, Progress, Question, Sitting};

#[component]
pub(super) fn QuestionPage(at: Question, returning: bool, sitting: Sitting) -> impl IntoView {
    let visit = expect_context::<Visit>();
    // The visit leads only to questions that the sitting asks.
    let (id, item) = sitting.declared(at)?;
    let words = visit.wording(at.part)?;
    let progress = progress_words(sitting.progress(at)?);
    arrive(&format!("Part {}, {progress}", at.part));
    let part =
        format!("Part {} of {} · {}: {progress}", at.part, sitting.parts().len(), id.instrument().about);
    let answers = sitting.items(at).zip(sitting.given(at));
    let entries: Vec<_> = answers.map(|(item, answer)| Entry::of(item, words.clone(), answer)).collect();
    let mistakes = RwSignal::new(Vec::new());
    let go_on = Callback::new(keep(entries.clone(), at, returning, mistakes));
    let Opening { above, is_new, below } = Opening::of(&words, &sitting, at, item);
    let open = sitting.unanswered().any(|open| open.part == at.part);
    let to_phone = open.then(|| {
        view! {
            <p>
                <RouteLink to=Route::Withhold { at, returning }>
                    "I’d rather talk about this part on the phone"
                </RouteLink>
            </p>
        }
    });
    // A service's own licence asks to be named; what ships with us says so on the clinic's page of measures.
    let own_licence = (!words.is_shipped()).then(|| words.licence());
    let notice = words.notice().or(own_licence).map(str::to_owned);
    Some(view! {
        <BackLink to=back(at, returning, &sitting)/>
        <ErrorSummary mistakes=mistakes/>
        <Form id="question" on_submit=go_on>
            <p class="bh-progress">{part}</p>
            {above}
            {asked(&words, item, entries, is_new, mistakes)}
            <div class="bh-actions">
                <SubmitButton words="Continue"/>
                <Withhold at=at returning=returning item=item/>
            </div>
        </Form>
        {below}
        {to_phone}
        <p><RouteLink to=Route::Stop>"Stop and come back later"</RouteLink></p>
        {notice.map(|notice| view! { <p class="nhsuk-body-s">{notice}</p> })}
    })
}

/// What Continue does: keeps the replies to the whole screen, or says what to put right.
fn keep(
    entries: Vec<Entry>,
    at: Question,
    returning: bool,
    mistakes: RwSignal<Vec<Mistake>>,
) -> impl Fn(()) + Send + Sync {
    let visit = expect_context::<Visit>();
    let came_up = CameUp::now();
    move |()| {
        let (mut replies, mut wrong) = (Vec::new(), Vec::new());
        for entry in &entries {
            match entry.reply() {
                Ok(reply) => replies.push(reply),
                Err(mistake) => wrong.push(mistake),
            }
        }
        if wrong.is_empty() {
            visit.answer(at, replies, returning);
        } else if !came_up.just_now() {
            mark_error();
            mistakes.set(wrong);
        }
    }
}

/// A way past the question that is not one of the instrument's own options: for an item that alerts, and for one
/// that may be skipped.
#[component]
fn Withhold(at: Question, returning: bool, item: &'static Item) -> impl IntoView {
    let visit = expect_context::<Visit>();
    let words = match item {
        Item { alerts_from: Some(_), .. } => "I’d rather talk about this with my therapist",
        Item { optional: true, .. } => "Skip this question",
        _ => return None,
    };
    let came_up = CameUp::now();
    let withhold = Callback::new(move |()| {
        // "Skip this question" may stand in the same place on the next one.
        if !(item.optional && came_up.just_now()) {
            visit.answer(at, vec![Reply::Withheld], returning);
        }
    });
    Some(view! { <Button words=words secondary=true on_press=withhold/> })
}

fn back(at: Question, returning: bool, sitting: &Sitting) -> Route {
    if returning {
        return Route::CHECK;
    }
    let before = |question| Route::At { place: Place::Question(question), returning: false };
    sitting.before(Place::Question(at)).map_or(Route::Start, before)
}

fn progress_words(progress: Progress) -> String {
    match progress {
        Progress::Numbered { number, of } => format!("question {number} of {of}"),
        Progress::Before => "first of all".to_owned(),
        Progress::OneMore => "one more question".to_owned(),
    }
}
