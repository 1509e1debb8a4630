//! One question. Choosing sends nothing and goes nowhere; Continue keeps the answer.

use super::arrival::{CameUp, arrive, mark_error};
use super::links::{BackLink, RouteLink};
use crate::components::button::{Button, Form, SubmitButton};
use crate::components::error_summary::{ErrorSummary, Mistake, error_at};
use crate::components::radios::{Choice, Radios};
use crate::route::patient::Route;
use crate::visit::Visit;
use leptos::prelude::*;
use measures::answers::Reply;
use measures::instrument::{Instrument, Item, ResponseOption};
use measures::sitting::{Place, Progress, Question, Sitting};

#[component]
pub(super) fn QuestionPage(at: Question, returning: bool, sitting: Sitting) -> impl IntoView {
    // The visit leads only to questions that the sitting asks.
    let (id, item) = sitting.declared(at)?;
    let instrument = id.instrument();
    let progress = progress_words(sitting.progress(at)?);
    arrive(&format!("Part {}, {progress}", at.part));
    let visit = expect_context::<Visit>();
    let name = format!("{}-{}", instrument.id, at.item);
    let first = format!("{name}-0");
    let chosen = RwSignal::new(sitting.given(at).and_then(|answer| match answer.reply() {
        Reply::Chosen(option) => Some(usize::from(option)),
        Reply::Withheld => None,
    }));
    let mistakes = RwSignal::new(Vec::new());
    let error = error_at(mistakes, first.clone());
    let came_up = CameUp::now();
    let go_on =
        Callback::new(move |()| match chosen.get_untracked().and_then(|option| u8::try_from(option).ok()) {
            Some(option) => visit.answer(at, Reply::Chosen(option), returning),
            None if came_up.just_now() => {}
            None => {
                mark_error();
                mistakes.set(vec![Mistake::at(first.clone(), ask_again(instrument, item))]);
            }
        });
    Some(view! {
        <BackLink to=back(at, returning, &sitting)/>
        <ErrorSummary mistakes=mistakes/>
        <Form id="question" on_submit=go_on>
            <p class="bh-progress">{format!("{}: {progress}", instrument.about)}</p>
            <Radios name=name choices=choices(instrument, item) chosen=chosen hint=item.hint error=error>
                <h1 class="nhsuk-fieldset__heading" tabindex="-1">
                    {item.scored.then(|| view! { <span class="bh-stem">{instrument.stem}</span> " " })}
                    {item.text}
                </h1>
            </Radios>
            <div class="bh-actions">
                <SubmitButton words="Continue"/>
                <Withhold at=at returning=returning item=item/>
            </div>
        </Form>
        <p><RouteLink to=Route::Stop>"Stop and come back later"</RouteLink></p>
        {instrument.rights.notice.map(|notice| view! { <p class="nhsuk-body-s">{notice}</p> })}
    })
}

/// A way past the question that is not one of the instrument's own options: for an item that alerts, and for one
/// that does not count.
#[component]
fn Withhold(at: Question, returning: bool, item: &'static Item) -> impl IntoView {
    let visit = expect_context::<Visit>();
    let words = match item {
        Item { alerts_from: Some(_), .. } => "I’d rather talk about this with my therapist",
        Item { scored: false, .. } => "Skip this question",
        _ => return None,
    };
    let withhold = Callback::new(move |()| visit.answer(at, Reply::Withheld, returning));
    Some(view! { <Button words=words secondary=true on_press=withhold/> })
}

fn back(at: Question, returning: bool, sitting: &Sitting) -> Route {
    if returning {
        return Route::CHECK;
    }
    let before = |question| Route::At { place: Place::Question(question), returning: false };
    sitting.before(Place::Question(at)).map_or(Route::Start, before)
}

fn choices(instrument: &Instrument, item: &Item) -> Vec<Choice> {
    let choice = |option: &ResponseOption| Choice {
        number: option.value.filter(|_| instrument.numbered),
        words: option.words.to_owned(),
        apart: option.value.is_none(),
    };
    item.options.iter().map(choice).collect()
}

fn progress_words(progress: Progress) -> String {
    match progress {
        Progress::Numbered { number, of } => format!("question {number} of {of}"),
        Progress::OneMore => "one more question".to_owned(),
    }
}

fn ask_again(instrument: &Instrument, item: &Item) -> &'static str {
    if item.scored { instrument.ask_again } else { "Select an answer, or skip this question" }
}
