//! Choosing a password in place of the one that somebody was given.

use super::Typed;
use crate::api::{self, Failure};
use crate::components::button::{Form, SubmitButton};
use crate::components::error_summary::{ErrorSummary, Mistake, error_at};
use crate::components::page_heading::PageHeading;
use crate::components::text_input::TextInput;
use crate::password_words::{HINT, weak};
use crate::staff_words;
use leptos::prelude::*;
use measures::contract::Problem;
use measures::contract::clinician::{ChoosePassword, Next};
use measures::password::weakness;

const NEW: &str = "new-password";
const MOST: u16 = 1000;

/// The form. What was given is only good for getting here.
#[component]
pub(super) fn ChoosingPassword(typed: Typed, next: Callback<Next>, late: Callback<()>) -> impl IntoView {
    let chosen = RwSignal::new(String::new());
    let mistakes = RwSignal::new(Vec::new());
    let sending = RwSignal::new(false);
    let send = Callback::new(move |()| {
        let password = chosen.get_untracked();
        let wrong = mistake(&password, typed);
        if sending.get_untracked() || wrong.is_some() {
            return mistakes.set(wrong.into_iter().collect());
        }
        mistakes.set(Vec::new());
        sending.set(true);
        leptos::task::spawn_local(async move {
            let reply = api::send(&ChoosePassword { password }).await;
            sending.try_set(false);
            match reply {
                Ok(step) => next.run(step),
                Err(Failure::Problem(Problem::SignedOut)) => late.run(()),
                Err(failure) => mistakes.set(vec![Mistake::general(staff_words::failure(&failure))]),
            }
        });
    });
    view! {
        <div class="bh-signin">
            <ErrorSummary mistakes=mistakes/>
            <PageHeading title="Choose a password">"Choose a password of your own"</PageHeading>
            <p>"The one you were given works only this once."</p>
            <Form id="choose-password-form" on_submit=send>
                <TextInput
                    name=NEW
                    label="New password"
                    hint=Some(HINT)
                    value=chosen
                    kind="password"
                    autocomplete="new-password"
                    most=MOST
                    error=error_at(mistakes, NEW)
                />
                <SubmitButton words="Continue"/>
                <p class="bh-status" role="status">{move || sending.get().then_some("Saving…")}</p>
            </Form>
        </div>
    }
}

fn mistake(password: &str, typed: Typed) -> Option<Mistake> {
    if typed.password.with_untracked(|given| given == password) {
        return Some(Mistake::at(NEW, "Enter another password than the one you were given"));
    }
    let weakness = typed.username.with_untracked(|username| weakness(password, username.trim()));
    weakness.map(|weakness| Mistake::at(NEW, weak(weakness)))
}
