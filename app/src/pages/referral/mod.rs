//! The page on which people refer themselves: from the first screen that the HTML brings to "sent", and what they may
//! tell before their assessment.

mod asked;
mod check;
mod field;
mod first_screen;
mod help;
mod later;
mod leave;
mod leave_button;
mod links;
mod measure;
mod over;
mod practice;
mod saving_line;
mod screen;
mod sections;
mod sent;
mod stopped;
mod tasks;
mod unknown;
mod welcome_back;

use crate::draft::{Draft, Stage, alerts};
use crate::referral_facts;
use crate::route::referral::{self as route, Page, Route};
use check::CheckPage;
use first_screen::FirstScreen;
use help::{SafetyHelpPage, UrgentHelpPage};
use later::LaterPage;
use leave::LeavePage;
use leptos::{either::Either, mount::mount_to, prelude::*};
use measure::measure_page;
use measures::referral::Screen;
use over::OverPage;
use saving_line::SavingLine;
use screen::ScreenPage;
use sent::SentPage;
use stopped::StoppedPage;
use tasks::TasksPage;
use unknown::UnknownPage;
use welcome_back::WelcomeBackPage;

/// Opens the form beside the first screen, which stays in the page.
pub fn open() {
    if let Some((place, first)) = FirstScreen::find() {
        mount_to(place, move || view! { <Referral first=first/> }).forget();
    }
}

#[component]
fn Referral(first: FirstScreen) -> impl IntoView {
    let draft = Draft::by_address();
    provide_context(draft);
    listen(draft);
    first.follow(draft);
    // A view that changes sides is built afresh, so that no control keeps a tap meant for another question.
    let left = StoredValue::new(false);
    let screen = move || {
        left.update_value(|left| *left = !*left);
        let page = page(draft);
        if left.get_value() { Either::Left(page) } else { Either::Right(page) }
    };
    view! {
        {screen}
        <SavingLine/>
    }
}

fn page(draft: Draft) -> AnyView {
    match draft.stage() {
        Stage::Looking => ().into_any(),
        Stage::Unknown(failure) => view! { <UnknownPage failure=failure/> }.into_any(),
        Stage::Asking { by_link } => view! { <WelcomeBackPage by_link=by_link/> }.into_any(),
        Stage::Over(why) => view! { <OverPage why=why/> }.into_any(),
        Stage::Open => page_at(draft, draft.route()),
    }
}

fn page_at(draft: Draft, route: Route) -> AnyView {
    match route {
        Route::Start => ().into_any(),
        Route::Later => view! { <LaterPage/> }.into_any(),
        Route::Leave => view! { <LeavePage/> }.into_any(),
        Route::Check => view! { <CheckPage/> }.into_any(),
        Route::Sent => draft.sent().map(|sent| view! { <SentPage sent=sent/> }).into_any(),
        Route::Measure(place) => match draft.sitting() {
            Some(sitting) => measure_page(place, sitting),
            None => ().into_any(),
        },
        Route::Tasks => view! { <TasksPage/> }.into_any(),
        Route::At { screen, page, returning } => match referral_facts::screen(screen) {
            Some(screen) => page_of(draft, screen, page, returning),
            None => ().into_any(),
        },
    }
}

fn page_of(draft: Draft, screen: &'static Screen, page: Page, returning: bool) -> AnyView {
    let back = Route::asks(screen, returning);
    match page {
        Page::Asks => view! { <ScreenPage screen=screen returning=returning/> }.into_any(),
        Page::Stop => draft
            .stop_at(screen)
            .map(|stop| view! { <StoppedPage screen=screen stop=stop returning=returning/> })
            .into_any(),
        Page::Help => {
            let next = draft.onward(screen, Page::Help, returning);
            if alerts(screen) {
                view! { <SafetyHelpPage back=back next=next/> }.into_any()
            } else {
                view! { <UrgentHelpPage back=back next=next/> }.into_any()
            }
        }
    }
}

/// What the browser tells the form: Back and Forward, that it is online or looked at again, that it is closing.
fn listen(draft: Draft) {
    let _ = window_event_listener(leptos::ev::hashchange, move |_| draft.follow(route::read()));
    let _ = window_event_listener(leptos::ev::online, move |_| draft.save_next());
    let _ = window_event_listener(leptos::ev::visibilitychange, move |_| {
        draft.seal();
        draft.save_next();
    });
    let _ = window_event_listener(leptos::ev::pagehide, move |_| draft.seal());
    let _ = window_event_listener(leptos::ev::beforeunload, move |event| {
        if draft.would_lose() {
            event.prevent_default();
            // Older browsers ask only when there is something to return.
            event.set_return_value("unsaved");
        }
    });
}
