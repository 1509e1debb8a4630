//! The first half of signing in.

use super::Typed;
use crate::api::{self, Failure};
use crate::components::button::{Form, SubmitButton};
use crate::components::error_summary::{ErrorSummary, Mistake, error_at};
use crate::components::page_heading::PageHeading;
use crate::components::text_input::TextInput;
use crate::staff_words;
use leptos::prelude::*;
use measures::contract::Problem;
use measures::contract::clinician::Next;
use measures::contract::public::SignIn;

const USERNAME: &str = "username";
const PASSWORD: &str = "password";
/// More than any password has, so that none is cut.
const MOST: u16 = 1000;

/// The form for a name and a password.
#[component]
pub(super) fn NameAndPassword(ended: bool, late: bool, typed: Typed, next: Callback<Next>) -> impl IntoView {
    let mistakes = RwSignal::new(Vec::new());
    let sending = RwSignal::new(false);
    let refused = RwSignal::new(false);
    let send = Callback::new(move |()| {
        let call =
            SignIn { username: typed.username.get_untracked(), password: typed.password.get_untracked() };
        mistakes.set(incomplete(&call));
        refused.set(false);
        if sending.get_untracked() || !mistakes.with_untracked(Vec::is_empty) {
            return;
        }
        sending.set(true);
        leptos::task::spawn_local(async move {
            let reply = api::send(&call).await;
            sending.try_set(false);
            match reply {
                Ok(step) => next.run(step),
                Err(failure) => {
                    refused.set(failure == Failure::Problem(Problem::WrongPassword));
                    mistakes.set(vec![refusal(&failure)]);
                }
            }
        });
    });
    let error = move |field: &'static str| error_at(mistakes, field);
    let why = match (ended, late) {
        (_, true) => Some("That took longer than 10 minutes. Sign in again."),
        (true, _) => Some("You have been signed out. Sign in to go on."),
        (false, false) => None,
    };
    view! {
        <div class="bh-signin">
            <ErrorSummary mistakes=mistakes/>
            <PageHeading title="Sign in">"Sign in"</PageHeading>
            {why.map(|why| view! { <p role="status">{why}</p> })}
            <Form id="sign-in-form" on_submit=send>
                <TextInput
                    name=USERNAME
                    label="Username"
                    value=typed.username
                    autocomplete="username"
                    error=error(USERNAME)
                />
                <TextInput
                    name=PASSWORD
                    label="Password"
                    value=typed.password
                    kind="password"
                    autocomplete="current-password"
                    most=MOST
                    error=error(PASSWORD)
                    doubtful=refused
                />
                <SubmitButton words="Sign in"/>
                <p class="bh-status" role="status">{move || sending.get().then_some("Signing in…")}</p>
            </Form>
        </div>
    }
}

fn incomplete(call: &SignIn) -> Vec<Mistake> {
    let empty =
        |typed: &str, field: &str, words: &str| typed.trim().is_empty().then(|| Mistake::at(field, words));
    let username = empty(&call.username, USERNAME, "Enter your username");
    username.into_iter().chain(empty(&call.password, PASSWORD, "Enter your password")).collect()
}

fn refusal(failure: &Failure) -> Mistake {
    match failure {
        Failure::Problem(Problem::WrongPassword) => Mistake::at(USERNAME, staff_words::failure(failure)),
        _ => Mistake::general(staff_words::failure(failure)),
    }
}
