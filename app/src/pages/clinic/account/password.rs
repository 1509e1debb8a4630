//! Changing one's own password.

use crate::api::Failure;
use crate::components::button::{Form, SubmitButton};
use crate::components::error_summary::{ErrorSummary, Mistake, error_at};
use crate::components::page_heading::PageHeading;
use crate::components::text_input::TextInput;
use crate::pages::clinic::entering::StepUp;
use crate::pages::clinic::session::Desk;
use crate::password_words::{HINT, weak};
use crate::staff_words;
use leptos::prelude::*;
use measures::contract::Problem;
use measures::contract::clinician::ChangePassword;
use measures::password::weakness;

const OLD: &str = "old-password";
const NEW: &str = "new-password";
const MOST: u16 = 1000;

/// The old password and the new one.
#[component]
pub(super) fn NewPassword(username: String, done: Callback<Option<&'static str>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let (old, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let mistakes = RwSignal::new(Vec::new());
    let (needed, sending) = (RwSignal::new(false), RwSignal::new(false));
    let user = StoredValue::new(username.clone());
    let send = Callback::new(move |()| {
        let call = ChangePassword { old: old.get_untracked(), new: new.get_untracked() };
        mistakes.set(user.with_value(|username| wrong(&call, username)));
        if sending.get_untracked() || !mistakes.with_untracked(Vec::is_empty) {
            return;
        }
        sending.set(true);
        leptos::task::spawn_local(async move {
            let reply = desk.send(&call).await;
            sending.try_set(false);
            match reply {
                Ok(()) => done.run(Some("Your password is changed. You are signed out everywhere else.")),
                Err(Failure::Problem(Problem::CodeNeeded)) => drop(needed.try_set(true)),
                Err(failure) => drop(mistakes.try_set(vec![refusal(&failure)])),
            }
        });
    });
    view! {
        <ErrorSummary mistakes=mistakes/>
        <PageHeading title="Change your password">"Change your password"</PageHeading>
        <div class="bh-signin">
            <Form id="change-password-form" on_submit=send>
                // For whatever keeps passwords in this browser.
                <input type="text" name="username" autocomplete="username" value=username hidden/>
                <TextInput
                    name=OLD
                    label="Your password until now"
                    value=old
                    kind="password"
                    autocomplete="current-password"
                    most=MOST
                    error=error_at(mistakes, OLD)
                />
                <TextInput
                    name=NEW
                    label="New password"
                    hint=Some(HINT)
                    value=new
                    kind="password"
                    autocomplete="new-password"
                    most=MOST
                    error=error_at(mistakes, NEW)
                />
                <SubmitButton words="Change your password"/>
                <p class="bh-status" role="status">{move || sending.get().then_some("Saving…")}</p>
            </Form>
        </div>
        <StepUp needed=needed then=send/>
    }
}

fn wrong(call: &ChangePassword, username: &str) -> Vec<Mistake> {
    let old = call.old.is_empty().then(|| Mistake::at(OLD, "Enter your password until now"));
    let new = match weakness(&call.new, username) {
        Some(weakness) => Some(weak(weakness)),
        None if call.new == call.old => Some("Enter another password than until now".to_owned()),
        None => None,
    };
    old.into_iter().chain(new.map(|words| Mistake::at(NEW, words))).collect()
}

fn refusal(failure: &Failure) -> Mistake {
    match failure {
        Failure::Problem(Problem::WrongPassword) => {
            Mistake::at(OLD, "Enter the password that you have signed in with until now")
        }
        _ => Mistake::general(staff_words::failure(failure)),
    }
}
