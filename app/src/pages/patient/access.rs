//! "Check it’s you": the date of birth, which shows that the link has not reached the wrong person.

use super::first_screen::{DATE, FirstScreen};
use crate::api::{Failure, start};
use crate::arrival::{CameUp, arrive, mark_error};
use crate::clock;
use crate::components::button::{Form, SubmitButton};
use crate::components::date_input::{DateInput, TypedDate};
use crate::components::error_summary::{ErrorSummary, Mistake, error_in};
use crate::service;
use crate::visit::Visit;
use crate::worded::Phrase;
use crate::words::{self, BIRTHDAY};
use chrono::NaiveDate;
use leptos::prelude::*;
use measures::civil_date::{DateProblem, past_day};
use measures::contract::Problem;

/// What is typed, what is wrong with it, and whether it is being tried.
#[derive(Clone, Copy)]
struct Access {
    visit: Visit,
    typed: TypedDate,
    mistakes: RwSignal<Vec<Mistake>>,
    opening: RwSignal<bool>,
    came_up: CameUp,
}

/// Adopts what was typed into the first screen, when it is the first.
#[component]
pub(super) fn AccessPage(first: Option<FirstScreen>) -> impl IntoView {
    let visit = expect_context::<Visit>();
    let pressed = first.as_ref().is_some_and(|first| first.pressed);
    if first.is_none() {
        arrive("Check it’s you");
    }
    let typed = TypedDate::of(first.map(|first| first.typed).unwrap_or_default());
    let access = Access {
        visit,
        typed,
        mistakes: RwSignal::new(Vec::new()),
        opening: RwSignal::new(false),
        came_up: CameUp::now(),
    };
    if pressed {
        access.press();
    }
    let hint = Some(Phrase::ours("For example, 27 3 1985"));
    view! {
        <ErrorSummary mistakes=access.mistakes/>
        {if visit.is_asked_again() { view! { <Again/> }.into_any() } else { view! { <FromWhom/> }.into_any() }}
        <Form id=DATE on_submit=Callback::new(move |()| access.press())>
            <h2 class="nhsuk-heading-m">"Check it’s you"</h2>
            <DateInput name=DATE typed=typed hint=hint own_birthday=true error=error_in(access.mistakes, DATE)>
                "What is your date of birth?"
            </DateInput>
            <SubmitButton words="Continue"/>
            <p class="bh-status" id="access-status" role="status">
                {move || access.opening.get().then_some("Opening your questions…")}
            </p>
        </Form>
    }
}

impl Access {
    fn press(self) {
        if self.opening.get_untracked() {
            return;
        }
        let [day, month, year] = self.typed.boxes.map(|typed| typed.get_untracked());
        match past_day(&day, &month, &year, clock::today()) {
            // Another tab may have brought this screen up under a finger that was pressing.
            Err(DateProblem::Missing) if self.visit.is_asked_again() && self.came_up.just_now() => {}
            Err(problem) => self.refuse(self.typed.mistake(DATE, problem, BIRTHDAY)),
            Ok(date) => {
                self.opening.set(true);
                start(self.open(date));
            }
        }
    }

    async fn open(self, date: NaiveDate) {
        if let Err(failure) = self.visit.open(date).await {
            self.opening.set(false);
            let words = words::failure(&failure);
            // A date that is not the patient's is put right in its boxes; anything else is no box's fault.
            self.refuse(match failure {
                Failure::Problem(Problem::NotYou) => self.typed.wrong(DATE, words),
                _ => Mistake::general(words),
            });
        }
    }

    fn refuse(self, mistake: Mistake) {
        mark_error();
        self.mistakes.set(vec![mistake]);
    }
}

/// Where the questions come from, and who sees the answers when.
#[component]
fn FromWhom() -> impl IntoView {
    let facts = service::facts();
    view! {
        <h1 tabindex="-1">"Questions to answer before your appointment"</h1>
        <p>
            "These questions are from " {facts.name.as_str()}
            ". Your answers help your therapist prepare for your appointment."
        </p>
        <div class="nhsuk-inset-text">
            <span class="nhsuk-u-visually-hidden">"Information: "</span>
            <WhoSeesAnswers/>
        </div>
    }
}

#[component]
fn Again() -> impl IntoView {
    view! {
        <h1 tabindex="-1">"Welcome back"</h1>
        <p>"Your answers are still here. Tell us your date of birth again to carry on."</p>
        <p>
            "We ask again when you open a link to questions in another tab or window, or after a long break. This \
             keeps your answers yours."
        </p>
    }
}

/// What happens to an answer, and that nobody is watching. Said before the first question.
#[component]
pub(super) fn WhoSeesAnswers() -> impl IntoView {
    view! {
        <p>
            "Your answers are saved each time you press Continue. Your therapist sees them before or at your \
             appointment."
        </p>
        <p>
            "If you tell us about thoughts of being better off dead or of hurting yourself, the team is told when \
             you press Continue, even if you do not finish."
        </p>
        <p>
            <strong>"Nobody is watching answers as they come in, including nights and weekends."</strong>
            " " {service::facts().review_promise.as_str()}
        </p>
        <p>"If you need help sooner, go to " <a href="#help">"Get help now"</a> "."</p>
    }
}
