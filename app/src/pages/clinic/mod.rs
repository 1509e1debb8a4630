//! The staff's pages: who is at the screen, and which page they look at.

mod acknowledging;
mod alerts;
mod amending;
mod appointment;
mod asking;
mod attending;
mod brief;
mod inbox;
mod measures;
mod new_link;
mod problem;
mod reading;
mod session;
mod sign_in;
mod today;
mod together;
mod watch;

use crate::components::live_line::LiveLine;
use crate::live::{Line, Live};
use crate::route::clinic::{self as route, Screen};
use crate::staff_words;
use ::measures::contract::clinician::SignedIn;
use appointment::AppointmentPage;
use attending::Attending;
use inbox::{CountsPage, InboxPage, ReferralPage};
use leptos::prelude::*;
use measures::MeasuresPage;
use session::{Desk, Session};
use sign_in::SignInPage;
use today::TodayPage;
use together::TogetherPage;
use watch::WatchAlarm;

/// Everything within `main`.
#[component]
pub fn Clinic() -> impl IntoView {
    let desk = Desk::open();
    provide_context(desk);
    let screen = route::follow();
    move || match desk.session() {
        Session::Asking => view! { <p role="status">"Loading…"</p> }.into_any(),
        Session::Unknown(failure) => view! {
            <div role="alert">
                <p>{staff_words::failure(&failure)}</p>
                <button class="nhsuk-button" type="button" on:click=move |_| desk.ask()>"Try again"</button>
            </div>
        }
        .into_any(),
        Session::Guest { ended } => view! { <SignInPage ended=ended/> }.into_any(),
        Session::Staff(signed_in) => view! { <SignedInPages signed_in=signed_in screen=screen/> }.into_any(),
    }
}

#[component]
fn SignedInPages(signed_in: SignedIn, screen: Signal<Screen>) -> impl IntoView {
    let live = Live::follow();
    provide_context(live);
    let page = move || match screen.get() {
        Screen::Today => view! { <TodayPage/> }.into_any(),
        Screen::Measures => view! { <MeasuresPage/> }.into_any(),
        Screen::Appointment(appointment) => view! { <AppointmentPage appointment=appointment/> }.into_any(),
        Screen::Together(appointment) => view! { <TogetherPage appointment=appointment/> }.into_any(),
        Screen::Inbox => view! { <InboxPage/> }.into_any(),
        Screen::Counts => view! { <CountsPage/> }.into_any(),
        Screen::Referral(id) => view! { <ReferralPage id=id/> }.into_any(),
    };
    view! {
        <Attending/>
        <Bar signed_in=signed_in screen=screen/>
        <WatchAlarm/>
        <LiveLine
            words=Signal::derive(move || line_words(live.line()))
            live=Signal::derive(move || live.line() == Line::Open)
        />
        {page}
    }
}

fn line_words(line: Line) -> &'static str {
    match line {
        Line::Opening => "Connecting",
        Line::Open => "Live",
        Line::Lost => "Not live: trying to reconnect",
    }
}

#[component]
fn Bar(signed_in: SignedIn, screen: Signal<Screen>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let failed = RwSignal::new(None);
    let sign_out = move |_| {
        leptos::task::spawn_local(async move {
            match desk.sign_out().await {
                Ok(()) => route::forget(),
                Err(failure) => failed.set(Some(staff_words::failure(&failure))),
            }
        });
    };
    let page = move |to: Screen, words| {
        let current = move || (screen.get() == to).then_some("page");
        view! { <li><a href=to.to_string() aria-current=current>{words}</a></li> }
    };
    view! {
        <nav aria-label="Clinic">
            <ul class="bh-nav">
                {page(Screen::Today, "Today")}
                {signed_in.works_inbox.then(|| page(Screen::Inbox, "Referrals"))}
                {page(Screen::Measures, "Measures")}
                <li class="bh-nav__who">"Signed in as " {signed_in.name}</li>
                <li><button class="nhsuk-link" type="button" on:click=sign_out>"Sign out"</button></li>
            </ul>
        </nav>
        {move || failed.get().map(|words: String| view! { <p role="alert">{words}</p> })}
    }
}
