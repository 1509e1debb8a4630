//! One screen of the form. Choosing sends nothing and goes nowhere; Continue keeps the answers.

use super::asked::Asked;
use super::field::Field;
use super::leave_button::LeaveButton;
use super::links::{BackLink, RouteLink};
use super::sections::part_of;
use crate::arrival::{CameUp, arrive, mark_error};
use crate::components::button::{Form, SubmitButton};
use crate::components::error_summary::{ErrorSummary, Mistake};
use crate::components::shown::shown;
use crate::draft::{Draft, is_applying};
use crate::referral_facts::facts;
use crate::route::referral::Route;
use leptos::prelude::*;
use measures::referral::{self, Screen, Statement, can_alert, screen_fault};

#[component]
pub(super) fn ScreenPage(screen: &'static Screen, returning: bool) -> impl IntoView {
    let draft = expect_context::<Draft>();
    arrive(&title(screen));
    let asked = asked(screen, draft);
    let website = RwSignal::new(String::new());
    let helped = RwSignal::new(false);
    let go_on = Callback::new(keep(screen, returning, asked, (website, helped)));
    let heading = asked.heading.with_value(Option::is_none).then(|| opening(screen));
    let part = part_of(&screen.id).map(|(part, title, _)| format!("{part}: {title}"));
    let is_first = screen.id == referral::Form::first().id;
    view! {
        {is_delicate(screen).then(|| view! { <LeaveButton/> })}
        <BackLink to=draft.back_from(screen, returning)/>
        {move || helped.get().then(help_first)}
        <ErrorSummary mistakes=asked.mistakes/>
        <Form id="questions" on_submit=go_on>
            {part.map(|part| view! { <p class="bh-progress">{part}</p> })}
            {heading}
            {asked.view()}
            {is_first.then(|| view! { <Website website=website/> })}
            <div class="bh-actions"><SubmitButton words="Continue"/></div>
        </Form>
        <WaysOut screen=screen/>
    }
}

/// What the screen asks, with what was said and typed before, remembered as it changes.
fn asked(screen: &'static Screen, draft: Draft) -> Asked {
    let fields: Vec<Field> = screen.questions.iter().map(|question| Field::of(question, draft)).collect();
    for field in fields.iter().copied() {
        Effect::new(move |before: Option<Vec<String>>| {
            let now = field.stands.get();
            if before.is_some_and(|before| before != now) {
                draft.types(&field.question.id, now.clone());
            }
            now
        });
    }
    let fields = StoredValue::new(fields);
    let form = StoredValue::new(draft.form());
    let asked = Memo::new(move |_| {
        let mut form = form.get_value();
        for field in fields.get_value() {
            form.keep(Statement { question: field.question.id.clone(), said: field.heard() });
        }
        form.questions(screen).into_iter().map(|question| &*question.id).collect()
    });
    let first = screen.questions.first().filter(|first| first.label == screen.heading);
    let heading = StoredValue::new(first.map(|first| (&*first.id, says(screen))));
    Asked {
        fields,
        asked,
        mistakes: RwSignal::new(Vec::new()),
        heading,
        marks_optional: is_applying(screen),
        for_oneself: draft.form().chose("who_for") != Some("helping"),
    }
}

/// What comes before what is to be put right, once something was said that the team is told of.
fn help_first() -> impl IntoView {
    view! {
        <div class="nhsuk-inset-text">
            <p>
                "If you need help now, do not wait for us. " <a href="#help">"All ways to get help now"</a>
            </p>
        </div>
    }
}

/// What Continue does: keeps what was said on the whole screen, or says what to put right. What the team is told of does
/// not wait for that.
fn keep(
    screen: &'static Screen,
    returning: bool,
    asked: Asked,
    (website, helped): (RwSignal<String>, RwSignal<bool>),
) -> impl Fn(()) + Send + Sync {
    let draft = expect_context::<Draft>();
    let came_up = CameUp::now();
    move |()| {
        let (said, mistakes) = said(screen, asked, draft);
        if mistakes.is_empty() {
            return draft.keep(screen, said, website.get_untracked(), returning);
        }
        // The second half of a double press on the screen before this one says nothing.
        if came_up.just_now() {
            return;
        }
        if can_alert(screen) {
            helped.set(draft.tell(screen, said));
        }
        mark_error();
        asked.mistakes.set(mistakes);
    }
}

/// What can be read of a screen, and what is to be put right.
fn said(screen: &'static Screen, asked: Asked, draft: Draft) -> (Vec<Statement>, Vec<Mistake>) {
    let (mut statements, mut mistakes) = (Vec::new(), Vec::new());
    let mut form = draft.form();
    let ids = asked.asked.get_untracked();
    let fields = asked.fields.get_value();
    for field in fields.iter().filter(|field| ids.contains(&&*field.question.id)) {
        match field.read() {
            Ok(said) => statements.push(Statement { question: field.question.id.clone(), said }),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    statements.iter().for_each(|statement| form.keep(statement.clone()));
    if mistakes.is_empty()
        && let Some((question, fault)) = screen_fault(screen, &form)
    {
        let at = fields.iter().find(|field| field.question.id == question);
        mistakes.extend(at.map(|field| field.mistake(&fault)));
    }
    (statements, mistakes)
}

/// The heading by itself, with what is said under it.
fn opening(screen: &'static Screen) -> impl IntoView {
    let says = says(screen).into_iter().map(|words| view! { <p>{words}</p> }).collect_view();
    view! {
        <h1 class="nhsuk-heading-l" tabindex="-1">{screen.heading.to_string()}</h1>
        {says}
    }
}

/// What is said under the heading: the form's own words, and the service's where it decides.
fn says(screen: &'static Screen) -> Vec<String> {
    let own = screen.says.iter().map(ToString::to_string);
    let service = match &*screen.id {
        "safety" => vec![facts().safety_promise.clone()],
        "privacy" => facts().privacy.clone(),
        _ => Vec::new(),
    };
    own.chain(service).collect()
}

/// Others may see the title on a shared screen: it says how far along it is, and not what is asked.
fn title(screen: &Screen) -> String {
    match part_of(&screen.id) {
        Some((part, _, place)) => format!("Refer yourself: {part}, page {place}"),
        None => "Before your assessment".to_owned(),
    }
}

/// Screens that somebody may have to leave in a hurry.
fn is_delicate(screen: &Screen) -> bool {
    matches!(&*screen.id, "urgent_help" | "own_words" | "safety" | "safety_others")
}

/// A field that no person sees. Only a program fills it in, which then is looked at by a person.
#[component]
fn Website(website: RwSignal<String>) -> impl IntoView {
    view! {
        <div class="bh-unseen" aria-hidden="true">
            <label for="website">"Leave this empty"</label>
            <input
                id="website"
                name="website"
                type="text"
                tabindex="-1"
                autocomplete="off"
                on:input=move |event| website.set(event_target_value(&event))
            />
        </div>
    }
}

/// How to stop: to come back, or for good.
#[component]
fn WaysOut(screen: &'static Screen) -> impl IntoView {
    let draft = expect_context::<Draft>();
    if !is_applying(screen) {
        return view! { <p><RouteLink to=Route::Tasks>"Back to the list"</RouteLink></p> }.into_any();
    }
    // It begins by being saved.
    let is_begun = Signal::derive(move || {
        let _ = draft.saving();
        draft.is_begun()
    });
    shown(is_begun, || view! { <WaysToStop/> }.into_any())
}

/// Coming back later, once there is something to come back by, or leaving for good.
#[component]
pub(super) fn WaysToStop() -> impl IntoView {
    let later = expect_context::<Draft>().has_a_way_back();
    view! {
        <ul class="bh-ways-out">
            {later.then(|| view! { <li><RouteLink to=Route::Later>"Save and come back later"</RouteLink></li> })}
            <li><RouteLink to=Route::Leave>"Stop or delete this form"</RouteLink></li>
        </ul>
    }
}
