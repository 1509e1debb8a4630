//! The staff's pages: who is at the screen, and which page they look at. Several programs show them, each some.

mod account;
mod acknowledging;
mod alerts;
mod amending;
mod appointment;
mod asking;
mod attending;
mod brief;
mod caseload;
mod diary;
mod entering;
mod finding;
mod holding;
mod inbox;
mod intensity;
mod left;
mod lettering;
mod measures;
mod new_link;
mod opening;
mod openings;
mod prepare;
mod problem;
mod queue;
mod reading;
mod relinking;
mod session;
mod setting;
mod supervision;
mod today;
mod together;
mod unrecorded;
mod watch;
mod when;

use crate::components::live_line::LiveLine;
use crate::live::{Line, Live};
use crate::route::clinic::{self as route, Program, Screen};
use crate::staff_words;
use ::measures::contract::clinician::SignedIn;
use ::measures::role::Role;
use account::AccountPage;
use appointment::AppointmentPage;
use attending::Attending;
use caseload::CaseloadPage;
use entering::SignInPage;
use finding::FindPage;
use inbox::{CountsPage, InboxPage, ReferralPage};
use leptos::prelude::*;
use measures::MeasuresPage;
use opening::OpenRecordPage;
use openings::OpeningsPage;
use prepare::PreparePage;
use queue::{AlertPage, QueueLink, QueuePage};
use session::{Desk, Session};
use supervision::SupervisionPage;
use today::TodayPage;
use together::{NotSaved, TogetherPage};
use wasm_bindgen::JsCast;
use watch::WatchAlarm;
use web_sys::HtmlElement;

/// The page of each screen that a program shows; none for a screen of another.
type Pages = fn(Screen) -> Option<AnyView>;

/// What a program shows below every page.
type Foot = fn(Signal<Screen>) -> AnyView;

const NO_FOOT: Foot = |_| ().into_any();

/// Opens the program of the lists and the alerts.
pub fn open_clinic() {
    open(Program::Clinic, NO_FOOT, |screen| match screen {
        Screen::Today => Some(view! { <TodayPage/> }.into_any()),
        Screen::Prepare => Some(view! { <PreparePage/> }.into_any()),
        Screen::Alerts => Some(view! { <QueuePage/> }.into_any()),
        Screen::Alert(alert) => Some(view! { <AlertPage alert=alert/> }.into_any()),
        Screen::Caseload => Some(view! { <CaseloadPage/> }.into_any()),
        Screen::Supervision => Some(view! { <SupervisionPage/> }.into_any()),
        Screen::Find => Some(view! { <FindPage/> }.into_any()),
        Screen::OpenRecord => Some(view! { <OpenRecordPage/> }.into_any()),
        Screen::Openings => Some(view! { <OpeningsPage/> }.into_any()),
        _ => None,
    });
}

/// Opens the program of one record.
pub fn open_record() {
    open(Program::Record, NO_FOOT, |screen| match screen {
        Screen::Appointment(id) => Some(view! { <AppointmentPage appointment=id/> }.into_any()),
        _ => None,
    });
}

/// Opens the program in which a pack is filled in together.
pub fn open_together() {
    let not_saved: Foot = |screen| view! { <NotSaved screen=screen/> }.into_any();
    open(Program::Together, not_saved, |screen| match screen {
        Screen::Together(appointment) => Some(view! { <TogetherPage appointment=appointment/> }.into_any()),
        _ => None,
    });
}

/// Opens the program of the inbox and the measures of the service.
pub fn open_office() {
    open(Program::Office, NO_FOOT, |screen| match screen {
        Screen::Inbox => Some(view! { <InboxPage/> }.into_any()),
        Screen::Counts => Some(view! { <CountsPage/> }.into_any()),
        Screen::Referral(id) => Some(view! { <ReferralPage id=id/> }.into_any()),
        Screen::Measures => Some(view! { <MeasuresPage/> }.into_any()),
        Screen::Account => Some(view! { <AccountPage/> }.into_any()),
        _ => None,
    });
}

fn open(program: Program, foot: Foot, pages: Pages) {
    let main = document().get_element_by_id("main").and_then(|main| main.dyn_into::<HtmlElement>().ok());
    if let Some(main) = main {
        main.set_text_content(None);
        leptos::mount::mount_to(main, move || view! { <Staff program=program foot=foot pages=pages/> })
            .forget();
    }
}

/// Everything within `main`.
#[component]
fn Staff(program: Program, foot: Foot, pages: Pages) -> impl IntoView {
    let desk = Desk::open();
    provide_context(desk);
    let screen = route::follow(program);
    // The way to another program leaves the page as well.
    let _ = window_event_listener(leptos::ev::beforeunload, move |event| {
        if desk.has_begun() {
            event.prevent_default();
        }
    });
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
        Session::Staff(signed_in) => {
            view! { <SignedInPages signed_in=signed_in screen=screen foot=foot pages=pages/> }.into_any()
        }
    }
}

#[component]
fn SignedInPages(signed_in: SignedIn, screen: Signal<Screen>, foot: Foot, pages: Pages) -> impl IntoView {
    let live = Live::follow();
    provide_context(live);
    let desk = expect_context::<Desk>();
    let page = move || {
        let screen = screen.get();
        left::come_to(desk, screen);
        pages(screen).unwrap_or_else(|| {
            route::replace(screen);
            view! { <p role="status">"Loading…"</p> }.into_any()
        })
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
        {foot(screen)}
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
    let role = signed_in.role;
    let failed = RwSignal::new(None);
    let sign_out = move |_| {
        if !may_sign_out(desk) {
            return;
        }
        leptos::task::spawn_local(async move {
            match desk.sign_out().await {
                Ok(()) => route::replace(Screen::Today),
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
                <QueueLink screen=screen/>
                {page(Screen::Caseload, "Caseload")}
                {(role == Role::Supervisor).then(|| page(Screen::Supervision, "Supervision"))}
                {page(Screen::Find, "Find a patient")}
                {signed_in.works_inbox.then(|| page(Screen::Inbox, "Referrals"))}
                {page(Screen::Measures, "Measures")}
                {(role == Role::ServiceManager).then(|| page(Screen::Openings, "Record openings"))}
                <li class="bh-nav__who">"Signed in as " {signed_in.name}</li>
                {page(Screen::Account, "Your account")}
                <li><button class="nhsuk-link" type="button" on:click=sign_out>"Sign out"</button></li>
            </ul>
        </nav>
        {move || failed.get().map(|words: String| view! { <p role="alert">{words}</p> })}
    }
}

/// Asks whoever has answers that could not be saved: they would go with them. A window that cannot ask lets them go.
fn may_sign_out(desk: Desk) -> bool {
    let not_saved = untrack(|| desk.entered().kept_back()).len();
    let words = match not_saved {
        0 => return true,
        1 => "1 answer that you entered is not saved. If you sign out, it is lost. Sign out?".to_owned(),
        some => format!(
            "{some} answers that you entered are not saved. If you sign out, they are lost. Sign out?"
        ),
    };
    window().confirm_with_message(&words).unwrap_or(true)
}
