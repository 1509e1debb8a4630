//! The patient's pages: one question on a screen, from the first screen that the HTML brings to "sent".

mod access;
mod answer_list;
mod check;
mod first_screen;
mod help;
mod links;
mod notices;
mod question;
mod saving_line;
mod sent;
mod start;
mod stop;
mod withhold;

use crate::route::patient::{self as route, Route};
use crate::visit::{Screen, Visit};
use access::AccessPage;
use check::CheckPage;
use first_screen::FirstScreen;
use help::HelpPage;
use leptos::{either::Either, mount::mount_to, prelude::*};
use measures::sitting::{Place, Sitting};
use notices::{ClosedPage, NoLinkPage, SentBeforePage, StoppedPage};
use question::QuestionPage;
use saving_line::SavingLine;
use sent::SentPage;
use start::StartPage;
use stop::StopPage;
use withhold::WithholdPage;

/// Takes over the first screen with what was typed into it.
pub fn open() {
    if let Some((main, first)) = FirstScreen::take() {
        let focus = first.focus.clone();
        mount_to(main, move || view! { <Patient first=first/> }).forget();
        focus.give_back();
    }
}

#[component]
fn Patient(first: FirstScreen) -> impl IntoView {
    let visit = Visit::by_link();
    provide_context(visit);
    listen(visit);
    let first = StoredValue::new(Some(first));
    let page = move |screen| match screen {
        Screen::NoLink => view! { <NoLinkPage/> }.into_any(),
        Screen::Access => {
            view! { <AccessPage first=first.try_update_value(Option::take).flatten()/> }.into_any()
        }
        Screen::Open(route) => visit.sitting().map(|sitting| page_of_pack(route, sitting)).into_any(),
        Screen::Closed => view! { <ClosedPage/> }.into_any(),
        Screen::Stopped => view! { <StoppedPage/> }.into_any(),
        Screen::Sent => visit.sent().map(|sent| view! { <SentPage sent=sent/> }).into_any(),
        Screen::SentBefore(at) => view! { <SentBeforePage at=at/> }.into_any(),
    };
    // A view that changes sides is built afresh, so that no radio button keeps a tap meant for another question.
    let left = StoredValue::new(false);
    let screen = move || {
        left.update_value(|left| *left = !*left);
        let page = page(visit.screen());
        if left.get_value() { Either::Left(page) } else { Either::Right(page) }
    };
    view! {
        {screen}
        <SavingLine/>
    }
}

fn page_of_pack(route: Route, sitting: Sitting) -> AnyView {
    match route {
        Route::At { place: Place::Question(at), returning } => {
            view! { <QuestionPage at=at returning=returning sitting=sitting/> }.into_any()
        }
        Route::At { place: Place::Help(at), returning } => {
            view! { <HelpPage at=at returning=returning sitting=sitting/> }.into_any()
        }
        Route::At { place: Place::Check, .. } | Route::Sent => {
            view! { <CheckPage sitting=sitting/> }.into_any()
        }
        Route::Withhold { at, returning } => {
            view! { <WithholdPage at=at returning=returning sitting=sitting/> }.into_any()
        }
        Route::Start => view! { <StartPage sitting=sitting/> }.into_any(),
        Route::Stop => view! { <StopPage sitting=sitting/> }.into_any(),
    }
}

/// What the browser tells the visit: Back and Forward, that it is online or looked at again, that it is closing.
fn listen(visit: Visit) {
    let _ = window_event_listener(leptos::ev::hashchange, move |_| visit.follow(route::read()));
    let _ = window_event_listener(leptos::ev::online, move |_| visit.save_next());
    let _ = window_event_listener(leptos::ev::visibilitychange, move |_| visit.save_next());
    let _ = window_event_listener(leptos::ev::beforeunload, move |event| {
        if visit.would_lose() {
            event.prevent_default();
            // Older browsers ask only when there is something to return.
            event.set_return_value("unsaved");
        }
    });
}
