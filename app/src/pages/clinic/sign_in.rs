//! Signing in.

use super::left;
use super::session::Desk;
use crate::api::{self, Failure};
use crate::components::error_summary::{ErrorSummary, Mistake, error_at};
use crate::components::page_heading::PageHeading;
use crate::components::text_input::TextInput;
use crate::route::clinic::{Program, Screen, is_at_the_beginning, replace};
use crate::staff_words;
use leptos::{ev::SubmitEvent, prelude::*};
use measures::contract::Problem;
use measures::contract::clinician::Welcome;
use measures::contract::public::SignIn;

const USERNAME: &str = "username";
const PASSWORD: &str = "password";

/// The form to sign in, and why it is here when a session has ended. The address stays as it was, so signing in
/// leads back to where somebody has been; whoever has been nowhere begins with what they work with.
#[component]
pub fn SignInPage(
    /// Whether a session came to its end.
    ended: bool,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let (username, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let mistakes = RwSignal::new(Vec::new());
    let sending = RwSignal::new(false);
    let refused = RwSignal::new(false);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let call = SignIn { username: username.get_untracked(), password: password.get_untracked() };
        mistakes.set(incomplete(&call));
        refused.set(false);
        if sending.get_untracked() || !mistakes.with_untracked(Vec::is_empty) {
            return;
        }
        sending.set(true);
        leptos::task::spawn_local(async move {
            let reply = api::send(&call).await;
            match reply {
                Ok(welcome) => come_in(desk, welcome),
                Err(failure) => {
                    sending.set(false);
                    refused.set(failure == Failure::Problem(Problem::WrongPassword));
                    mistakes.set(vec![refusal(&failure)]);
                }
            }
        });
    };
    let error = move |field: &'static str| error_at(mistakes, field);
    view! {
        <div class="bh-signin">
            <ErrorSummary mistakes=mistakes/>
            <PageHeading title="Sign in">"Sign in"</PageHeading>
            {ended.then(|| view! { <p role="status">"You have been signed out. Sign in to go on."</p> })}
            <form novalidate on:submit=send>
                <TextInput name=USERNAME label="Username" value=username autocomplete="username" error=error(USERNAME)/>
                <TextInput
                    name=PASSWORD
                    label="Password"
                    value=password
                    kind="password"
                    autocomplete="current-password"
                    error=error(PASSWORD)
                    doubtful=refused
                />
                <button class="nhsuk-button" type="submit">"Sign in"</button>
                <p class="bh-status" role="status">{move || sending.get().then_some("Signing in…")}</p>
            </form>
        </div>
    }
}

/// Lets somebody in where they have been, or where they work if they have been nowhere. The other program is opened
/// instead of this one where it shows that.
fn come_in(desk: Desk, welcome: Welcome) {
    let home = left::home(&welcome.signed_in);
    if home == Screen::Today || !is_at_the_beginning() || desk.has_begun() {
        return desk.welcome(welcome);
    }
    replace(home);
    if home.program() == Program::Clinic {
        desk.welcome(welcome);
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
