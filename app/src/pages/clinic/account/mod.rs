//! One's own account.

mod codes;
mod password;
mod sessions;

use super::entering::{RecoveryCodesShown, SettingUp, left_words};
use super::reading::read;
use super::session::Desk;
use crate::components::button::Button;
use crate::components::loaded::Loaded;
use crate::components::notice::Notice;
use crate::components::page_heading::PageHeading;
use crate::live::Live;
use crate::times::date_and_clock;
use codes::NewCodes;
use leptos::prelude::*;
use measures::contract::clinician::{Account, ReadAccount};
use password::NewPassword;
use sessions::Sessions;

/// What of it is on the screen.
#[derive(Clone, PartialEq, Eq)]
enum Part {
    /// All of it, to look at.
    Overview,
    /// Changing the password of whoever has this user name.
    Password(String),
    /// Putting another app in the place of this one.
    Authenticator,
    /// Making new recovery codes.
    Codes,
    /// Those that were made.
    Made(Vec<String>),
}

/// Where one is signed in, and what one signs in with.
#[component]
pub fn AccountPage() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let reading = read(desk, expect_context::<Live>(), ReadAccount {});
    let part = RwSignal::new(Part::Overview);
    let done = RwSignal::new(None);
    let back = Callback::new(move |words: Option<&'static str>| {
        done.set(words.map(str::to_owned));
        part.set(Part::Overview);
        reading.again.run(());
    });
    let kept = Callback::new(move |()| back.run(None));
    let made = Callback::new(move |codes| part.set(Part::Made(codes)));
    let replaced = Callback::new(move |(codes, _)| part.set(Part::Made(codes)));
    // The page is covered then.
    let signed_out = Callback::new(|()| ());
    move || match part.get() {
        Part::Overview => {
            view! { <Loaded reading=reading view=move |account| overview(account, part, done)/> }.into_any()
        }
        Part::Password(username) => {
            view! { <Back back=back/> <NewPassword username=username done=back/> }.into_any()
        }
        Part::Authenticator => {
            view! { <Back back=back/> <SettingUp done=replaced late=signed_out/> }.into_any()
        }
        Part::Codes => view! { <Back back=back/> <NewCodes done=made/> }.into_any(),
        Part::Made(codes) => view! { <RecoveryCodesShown codes=codes go_on=kept/> }.into_any(),
    }
}

#[component]
fn Back(back: Callback<Option<&'static str>>) -> impl IntoView {
    view! {
        <button class="nhsuk-link" type="button" on:click=move |_| back.run(None)>"Back to your account"</button>
    }
}

fn overview(account: Signal<Account>, part: RwSignal<Part>, done: RwSignal<Option<String>>) -> impl IntoView {
    let go = move |to: Part| {
        Callback::new(move |()| {
            done.set(None);
            part.set(to.clone());
        })
    };
    let change = Callback::new(move |()| {
        done.set(None);
        part.set(Part::Password(account.with_untracked(|account| account.username.clone())));
    });
    let since = move || {
        let since = account.with(|account| account.authenticator_since);
        since.map(|since| format!("Set up on {}.", date_and_clock(since)))
    };
    view! {
        <PageHeading title="Your account">"Your account"</PageHeading>
        <Notice words=done/>
        <p>"You sign in as " <strong>{move || account.with(|account| account.username.clone())}</strong> "."</p>
        <Sessions account=account done=done/>
        <h2>"Password"</h2>
        <Button words="Change your password" secondary=true on_press=change/>
        <h2>"Authenticator app"</h2>
        <p>{since}</p>
        <Button words="Replace the authenticator app" secondary=true on_press=go(Part::Authenticator)/>
        <h2>"Recovery codes"</h2>
        <p>{move || account.with(|account| left_words(account.recovery_codes_left))}</p>
        <Button words="Make new recovery codes" secondary=true on_press=go(Part::Codes)/>
    }
}
