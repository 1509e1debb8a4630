//! "Check your answers", and sending them.

use super::links::{BackLink, RouteLink};
use super::screen::WaysToStop;
use super::sections::{SECTIONS, Section};
use crate::api::start;
use crate::arrival::{arrive, mark_error};
use crate::components::button::Button;
use crate::components::error_summary::{ErrorSummary, Mistake};
use crate::components::summary_list::{SummaryList, SummaryRow};
use crate::draft::{Draft, Saving};
use crate::referral_words;
use crate::route::referral::Route;
use leptos::prelude::*;
use measures::referral::{APPLYING, Asks, Form, Question, Said, Screen, words_of};

#[component]
pub(super) fn CheckPage() -> impl IntoView {
    arrive("Check your answers");
    let draft = expect_context::<Draft>();
    let mistakes = RwSignal::new(Vec::new());
    let sending = RwSignal::new(false);
    // What is on its way comes first; everything else that waits goes along.
    Effect::new(move |_| {
        if sending.get() && draft.saving() != Saving::Underway {
            start(async move {
                let reply = draft.send_referral().await;
                sending.set(false);
                if let Err(failure) = reply {
                    mark_error();
                    mistakes.set(vec![Mistake::general(referral_words::not_sent(&failure))]);
                }
            });
        }
    });
    let send = Callback::new(move |()| sending.set(true));
    let form = draft.form();
    let sections = SECTIONS.iter().map(|section| of_section(section, &form, draft)).collect_view();
    let last = APPLYING.iter().rfind(|screen| form.asks(screen));
    view! {
        {last.map(|last| view! { <BackLink to=Route::asks(last, false)/> })}
        <ErrorSummary mistakes=mistakes/>
        <h1 class="nhsuk-heading-l" tabindex="-1">"Check your answers"</h1>
        <div class="nhsuk-inset-text">
            <span class="nhsuk-u-visually-hidden">"Information: "</span>
            <p>"Your referral has not been sent yet. Check your answers, then select “Send my referral”."</p>
        </div>
        {sections}
        <div class="bh-actions"><Button words="Send my referral" on_press=send/></div>
        <p role="status">{move || sending.get().then_some("Sending your referral…")}</p>
        <WaysToStop/>
    }
}

fn of_section(section: &'static Section, form: &Form, draft: Draft) -> AnyView {
    let asked = section.screens().filter(|screen| form.asks(screen));
    let of_screen = |screen| {
        let mut questions: Vec<&'static Question> = form.questions(screen);
        questions.retain(|question| !only_opens(question, form));
        questions.into_iter().map(move |question| (screen, question))
    };
    let rows: Vec<_> =
        asked.flat_map(of_screen).map(|(screen, question)| row(screen, question, form, draft)).collect();
    view! {
        <h2 class="nhsuk-heading-m">{section.title}</h2>
        <SummaryList>{rows}</SummaryList>
    }
    .into_any()
}

/// Whether an answer says no more than what it opened, which has a row of its own.
fn only_opens(question: &Question, form: &Form) -> bool {
    OPENS.iter().any(|(opener, choice)| question.id == *opener && form.chose(opener) == Some(choice))
}

/// Questions, each with the choice that only opens the next one.
const OPENS: [(&str, &str); 4] = [
    ("gp_known", "found"),
    ("nhs_number_known", "yes"),
    ("postcode_known", "yes"),
    ("own_words_how", "write"),
];

fn row(screen: &'static Screen, question: &'static Question, form: &Form, draft: Draft) -> AnyView {
    let words = said(question, form, draft);
    let change = view! {
        <RouteLink to=Route::asks(screen, true)>
            "Change" <span class="nhsuk-u-visually-hidden">{format!(" your answer to: {}", question.label)}</span>
        </RouteLink>
    };
    let value = view! { <span class="bh-said" dir="auto">{words}</span> }.into_any();
    view! { <SummaryRow key=question.label.to_string().into_any() value=value>{change}</SummaryRow> }
        .into_any()
}

/// What was said, in words; a surgery by its name.
fn said(question: &Question, form: &Form, draft: Draft) -> String {
    match (form.said(&question.id), &question.asks) {
        (None, _) => words_of(question, &Said::Skipped),
        (Some(Said::Wrote(code)), Asks::Practice) => match draft.known_practice(code) {
            Some(practice) => format!("{}, {}", practice.name, practice.address),
            None => code.clone(),
        },
        (Some(said), _) => words_of(question, said),
    }
}
