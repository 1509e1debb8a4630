//! The date of birth, which shows that a form is not gone on with by the wrong person.

use super::stopped::CallUs;
use crate::api::{Failure, start};
use crate::arrival::{CameUp, arrive, mark_error};
use crate::clock;
use crate::components::button::{Button, Form, SubmitButton};
use crate::components::date_input::{DateInput, TypedDate};
use crate::components::error_summary::{ErrorSummary, Mistake, error_in};
use crate::draft::Draft;
use crate::referral_words;
use crate::worded::Phrase;
use crate::words::BIRTHDAY;
use leptos::prelude::*;
use measures::civil_date::{DateProblem, past_day};
use measures::contract::Problem;

/// Where the ids of its boxes begin.
const DATE: &str = "access";

#[component]
pub(super) fn WelcomeBackPage(by_link: bool) -> impl IntoView {
    arrive("Welcome back");
    let draft = expect_context::<Draft>();
    let typed = TypedDate::of(Default::default());
    let mistakes = RwSignal::new(Vec::new());
    let opening = RwSignal::new(false);
    let refuse = move |mistake| {
        opening.set(false);
        mark_error();
        mistakes.set(vec![mistake]);
    };
    let came_up = CameUp::now();
    let press = Callback::new(move |()| {
        let [day, month, year] = typed.boxes.map(|typed| typed.get_untracked());
        match past_day(&day, &month, &year, clock::today()) {
            _ if opening.get_untracked() => {}
            // It may have come up under a finger that was pressing.
            Err(DateProblem::Missing) if came_up.just_now() => {}
            Err(problem) => refuse(typed.mistake(DATE, problem, BIRTHDAY)),
            Ok(date) => {
                opening.set(true);
                start(async move {
                    let Err(failure) = draft.resume(Some(date)).await else { return };
                    let words = referral_words::not_opened(&failure, by_link);
                    // A wrong date is put right in its boxes; anything else is no box's fault.
                    refuse(match failure {
                        Failure::Problem(Problem::NotYou) => typed.wrong(DATE, words),
                        _ => Mistake::general(words),
                    });
                });
            }
        }
    });
    view! {
        <ErrorSummary mistakes=mistakes/>
        <h1 class="nhsuk-heading-l" tabindex="-1">"Welcome back"</h1>
        <p>"There is a referral form that you can go on with. To go on, enter the date of birth that is in the form."</p>
        <Form id=DATE on_submit=press>
            <DateInput
                name=DATE
                typed=typed
                hint=Some(Phrase::ours("For example, 31 3 1980"))
                own_birthday=true
                error=error_in(mistakes, DATE)
            >
                "What is your date of birth?"
            </DateInput>
            <div class="bh-actions">
                <SubmitButton words="Continue"/>
                <Button words="Start again" secondary=true on_press=Callback::new(move |()| draft.begin_anew())/>
            </div>
            <p class="bh-status" role="status">
                {move || opening.get().then_some("Opening your questions…")}
            </p>
        </Form>
        <p>"If this is not your form, select Start again. Nobody sees what is in it without the date of birth."</p>
        <CallUs/>
    }
}
