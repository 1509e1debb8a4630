//! Setting up an authenticator app: the first one on the way in, and another in its place later.

use super::code::{StepUp, misread, refusal};
use super::demo::DemoCodeLine;
use crate::api::Failure;
use crate::components::button::{Form, SubmitButton};
use crate::components::code_input::CodeInput;
use crate::components::error_summary::{ErrorSummary, Mistake, error_at};
use crate::components::page_heading::PageHeading;
use crate::components::square::square;
use crate::pages::clinic::session::Desk;
use leptos::prelude::*;
use measures::contract::Problem;
use measures::contract::clinician::{
    AuthenticatorOffered, ConfirmAuthenticator, SetUpAuthenticator, Welcome,
};
use measures::second_factor::Code;

const CODE: &str = "app-code";

/// The secret as a square and as words, and the box for the first code.
#[component]
pub fn SettingUp(
    /// Goes on with the recovery codes, and with whoever they are.
    done: Callback<(Vec<String>, Welcome)>,
    /// It took too long, so it begins again.
    late: Callback<()>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let offered = RwSignal::new(None::<AuthenticatorOffered>);
    let mistakes = RwSignal::new(Vec::new());
    let needed = RwSignal::new(false);
    let failed = Callback::new(move |failure: Failure| match failure {
        Failure::Problem(Problem::SignedOut) => late.run(()),
        Failure::Problem(Problem::CodeNeeded) => drop(needed.try_set(true)),
        failure => drop(mistakes.try_set(vec![refusal(&failure, CODE, false)])),
    });
    let ask = Callback::new(move |()| {
        leptos::task::spawn_local(async move {
            match desk.send(&SetUpAuthenticator {}).await {
                Ok(one) => drop(offered.try_set(Some(one))),
                Err(failure) => failed.run(failure),
            }
        });
    });
    ask.run(());
    // Whoever has the secret in their app by now keeps it.
    let then = Callback::new(move |()| {
        if offered.with_untracked(Option::is_none) {
            ask.run(());
        }
    });
    view! {
        <ErrorSummary mistakes=mistakes/>
        <PageHeading title="Set up an authenticator app">"Set up an authenticator app"</PageHeading>
        <p class="bh-narrow">
            "When you sign in, you show a code from an app on your phone besides your password. It works without a network \
             and costs nothing: Microsoft Authenticator or Google Authenticator, for example."
        </p>
        <StepUp needed=needed then=then/>
        {move || {
            let offered = offered.get()?;
            Some(view! { <Offered offered=offered mistakes=mistakes done=done failed=failed/> })
        }}
    }
}

#[component]
fn Offered(
    offered: AuthenticatorOffered,
    mistakes: RwSignal<Vec<Mistake>>,
    done: Callback<(Vec<String>, Welcome)>,
    failed: Callback<Failure>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let typed = RwSignal::new(String::new());
    let sending = RwSignal::new(false);
    let send = Callback::new(move |()| {
        let Ok(code @ Code::App(_)) = typed.with_untracked(|typed| Code::parse(typed)) else {
            return mistakes.set(vec![Mistake::at(CODE, misread(false))]);
        };
        if sending.get_untracked() {
            return;
        }
        mistakes.set(Vec::new());
        sending.set(true);
        leptos::task::spawn_local(async move {
            let reply = desk.send(&ConfirmAuthenticator { code }).await;
            sending.try_set(false);
            match reply {
                Ok(set) => done.run((set.recovery_codes, set.welcome)),
                Err(failure) => failed.run(failure),
            }
        });
    });
    view! {
        <ol class="nhsuk-list nhsuk-list--number">
            <li>"Open the app on your phone and add an account."</li>
            <li>"Point the camera at this square." {square(&offered.drawn, "The key as a square for the app’s camera")}</li>
            <li>
                "Or type this key into the app, with or without the spaces: "
                <span class="bh-letter__address" id="authenticator-key">{offered.secret}</span>
            </li>
            <li>"Enter the code that the app shows."</li>
        </ol>
        <div class="bh-signin">
            <DemoCodeLine setting_up=true/>
            <Form id="set-up-form" on_submit=send>
                <CodeInput
                    name=CODE
                    label="Code from the app"
                    hint="6 digits. A new code comes every half minute"
                    value=typed
                    error=error_at(mistakes, CODE)
                />
                <SubmitButton words="Continue"/>
                <p class="bh-status" role="status">{move || sending.get().then_some("Checking…")}</p>
            </Form>
        </div>
    }
}
