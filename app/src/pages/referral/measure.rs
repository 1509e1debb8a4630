//! One question of the measures, as an invitation asks it: choosing sends nothing, Continue keeps the answer.

use super::help::SafetyHelpPage;
use super::leave_button::LeaveButton;
use super::links::{BackLink, RouteLink};
use crate::arrival::{CameUp, arrive, mark_error};
use crate::components::button::{Button, Form, SubmitButton};
use crate::components::error_summary::{ErrorSummary, Mistake};
use crate::components::item_asked::asked;
use crate::components::item_entry::Entry;
use crate::components::item_opening::Opening;
use crate::draft::Draft;
use crate::route::referral::Route;
use leptos::prelude::*;
use measures::answers::Reply;
use measures::instrument::Item;
use measures::sitting::{Place, Progress, Question, Sitting};

/// A place in the measures; at their end, nothing is drawn.
pub(super) fn measure_page(place: Place, sitting: Sitting) -> AnyView {
    match place {
        Place::Question(at) => view! { <QuestionPage at=at sitting=sitting/> }.into_any(),
        Place::Help(at) => {
            let back = Route::Measure(Place::Question(at));
            let next = Route::measure(sitting.after(at, false));
            view! { <SafetyHelpPage back=back next=next/> }.into_any()
        }
        Place::Check => ().into_any(),
    }
}

#[component]
fn QuestionPage(at: Question, sitting: Sitting) -> impl IntoView {
    let draft = expect_context::<Draft>();
    // The form leads only to questions that the sitting asks.
    let (id, item) = sitting.declared(at)?;
    let words = draft.wording(at.part)?;
    let progress = progress_words(sitting.progress(at)?);
    arrive(&format!("Part {}, {progress}", at.part));
    let part =
        format!("Part {} of {} · {}: {progress}", at.part, sitting.parts().len(), id.instrument().about);
    let answers = sitting.items(at).zip(sitting.given(at));
    let entries: Vec<_> = answers.map(|(item, answer)| Entry::of(item, words.clone(), answer)).collect();
    let mistakes = RwSignal::new(Vec::new());
    let go_on = Callback::new(keep(entries.clone(), at, mistakes));
    let Opening { above, is_new, below } = Opening::of(&words, &sitting, at, item);
    let back =
        sitting.before(Place::Question(at)).map_or(Route::Tasks, |at| Route::Measure(Place::Question(at)));
    let own_licence = (!words.is_shipped()).then(|| words.licence());
    let notice = words.notice().or(own_licence).map(str::to_owned);
    Some(view! {
        {item.alerts_from.is_some().then(|| view! { <LeaveButton/> })}
        <BackLink to=back/>
        <ErrorSummary mistakes=mistakes/>
        <Form id="question" on_submit=go_on>
            <p class="bh-progress">{part}</p>
            {above}
            {asked(&words, item, entries, is_new, mistakes)}
            <div class="bh-actions">
                <SubmitButton words="Continue"/>
                <Withhold at=at item=item/>
            </div>
        </Form>
        {below}
        <p><RouteLink to=Route::Tasks>"Back to the list"</RouteLink></p>
        {notice.map(|notice| view! { <p class="nhsuk-body-s">{notice}</p> })}
    })
}

/// What Continue does: keeps the replies to the whole screen, or says what to put right.
fn keep(entries: Vec<Entry>, at: Question, mistakes: RwSignal<Vec<Mistake>>) -> impl Fn(()) + Send + Sync {
    let draft = expect_context::<Draft>();
    let came_up = CameUp::now();
    move |()| {
        let replies: Result<Vec<Reply>, Mistake> = entries.iter().map(Entry::reply).collect();
        match replies {
            Ok(replies) => draft.answer(at, replies),
            Err(_) if came_up.just_now() => {}
            Err(mistake) => {
                mark_error();
                mistakes.set(vec![mistake]);
            }
        }
    }
}

/// A way past the question that is not one of the instrument's own options.
#[component]
fn Withhold(at: Question, item: &'static Item) -> impl IntoView {
    let draft = expect_context::<Draft>();
    let words = match item {
        Item { alerts_from: Some(_), .. } => "I’d rather talk about this",
        Item { optional: true, .. } => "Skip this question",
        _ => return None,
    };
    let came_up = CameUp::now();
    let withhold = Callback::new(move |()| {
        // "Skip this question" may stand in the same place on the next one.
        if !(item.optional && came_up.just_now()) {
            draft.answer(at, vec![Reply::Withheld]);
        }
    });
    Some(view! { <Button words=words secondary=true on_press=withhold/> })
}

fn progress_words(progress: Progress) -> String {
    match progress {
        Progress::Numbered { number, of } => format!("question {number} of {of}"),
        Progress::Before => "first of all".to_owned(),
        Progress::OneMore => "one more question".to_owned(),
    }
}
