//! Giving a code: on the way in, and in the middle of a page that asks for one again.

use super::demo::DemoCodeLine;
use crate::api::Failure;
use crate::components::button::{Form, SubmitButton};
use crate::components::code_input::CodeInput;
use crate::components::error_summary::{ErrorSummary, Mistake, error_at};
use crate::components::page_heading::PageHeading;
use crate::components::shown::shown;
use crate::pages::clinic::session::Desk;
use crate::staff_words;
use leptos::{html::H2, prelude::*};
use measures::contract::Problem;
use measures::contract::clinician::{GiveCode, LetIn};
use measures::second_factor::Code;

const CODE: &str = "code";

/// The second half of signing in.
#[component]
pub fn GivingCode(
    /// Goes on with whoever they are.
    done: Callback<LetIn>,
    /// It took too long, so it begins again.
    late: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="bh-signin">
            <PageHeading title="Enter a code">"Enter a code"</PageHeading>
            <CodeForm words="Continue" done=done late=late/>
        </div>
    }
}

/// Asks for a code in the middle of a page, and does again what asked for it. What is typed on the page stays.
#[component]
pub fn StepUp(
    /// Whether a code is needed.
    needed: RwSignal<bool>,
    /// What goes on then.
    then: Callback<()>,
) -> impl IntoView {
    let done = Callback::new(move |_| {
        needed.set(false);
        then.run(());
    });
    // Whoever is signed out by now has the page covered.
    let late = Callback::new(move |()| needed.set(false));
    shown(needed.into(), move || {
        let heading = NodeRef::<H2>::new();
        Effect::new(move |_| {
            if let Some(heading) = heading.get() {
                // Focus can only fail in a document that is being left.
                let _ = heading.focus();
            }
        });
        view! {
            <section class="bh-signin" aria-labelledby="step-up">
                <h2 id="step-up" tabindex="-1" node_ref=heading>"Enter a code to go on"</h2>
                <p>"The last one was more than 5 minutes ago. What you have typed on this page stays."</p>
                <CodeForm words="Confirm" done=done late=late/>
            </section>
        }
        .into_any()
    })
}

/// The box for a code of the app, or for a recovery code.
#[component]
fn CodeForm(words: &'static str, done: Callback<LetIn>, late: Callback<()>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let (typed, recovery) = (RwSignal::new(String::new()), RwSignal::new(false));
    let mistakes = RwSignal::new(Vec::new());
    let sending = RwSignal::new(false);
    let send = Callback::new(move |()| {
        let recovery = recovery.get_untracked();
        let Ok(code) = typed.with_untracked(|typed| Code::parse(typed)) else {
            return mistakes.set(vec![Mistake::at(CODE, misread(recovery))]);
        };
        if sending.get_untracked() {
            return;
        }
        mistakes.set(Vec::new());
        sending.set(true);
        leptos::task::spawn_local(async move {
            let reply = desk.send(&GiveCode { code }).await;
            sending.try_set(false);
            match reply {
                Ok(let_in) => done.run(let_in),
                Err(Failure::Problem(Problem::SignedOut)) => late.run(()),
                Err(failure) => drop(mistakes.try_set(vec![refusal(&failure, CODE, recovery)])),
            }
        });
    });
    let turn = move |_| {
        recovery.update(|recovery| *recovery = !*recovery);
        typed.set(String::new());
        mistakes.set(Vec::new());
    };
    view! {
        <ErrorSummary mistakes=mistakes/>
        <DemoCodeLine setting_up=false/>
        <Form id="code-form" on_submit=send>
            {move || field(recovery.get(), typed, error_at(mistakes, CODE))}
            <SubmitButton words=words/>
            <p class="bh-status" role="status">{move || sending.get().then_some("Checking…")}</p>
        </Form>
        <p>
            <button class="nhsuk-link" type="button" on:click=turn>
                {move || if recovery.get() { "Use the authenticator app" } else { "Use a recovery code instead" }}
            </button>
        </p>
        <p class="nhsuk-hint">
            "If you have neither, ask whoever looks after accounts to let you begin again."
        </p>
    }
}

fn field(recovery: bool, typed: RwSignal<String>, error: Signal<Option<String>>) -> AnyView {
    if recovery {
        let hint = "16 letters and numbers. Each code works once";
        view! { <CodeInput name=CODE label="Recovery code" hint=hint letters=true value=typed error=error/> }
            .into_any()
    } else {
        let hint = "6 digits. A new code comes every half minute";
        view! { <CodeInput name=CODE label="Code from your authenticator app" hint=hint value=typed error=error/> }
            .into_any()
    }
}

/// What to do about what is no code.
pub(super) fn misread(recovery: bool) -> &'static str {
    if recovery {
        "Enter all 16 letters and numbers of a recovery code"
    } else {
        "Enter the 6 digits that your app shows"
    }
}

/// What to do about a refusal of what was typed into this field.
pub(super) fn refusal(failure: &Failure, field: &str, recovery: bool) -> Mistake {
    match failure {
        Failure::Problem(Problem::WrongPassword) if recovery => {
            Mistake::at(field, "That is none of your recovery codes, or it was used. Enter another.")
        }
        Failure::Problem(Problem::WrongPassword) => Mistake::at(
            field,
            "That code is not right, or it was used. Wait until your app shows another, then enter that.",
        ),
        Failure::Problem(Problem::TooManyTries) => Mistake::general(
            "There have been too many wrong codes. Wait 15 minutes, then try again; after more wrong ones it takes \
             longer. If they were not yours, somebody has your password: tell whoever looks after accounts.",
        ),
        _ => Mistake::general(staff_words::failure(failure)),
    }
}
