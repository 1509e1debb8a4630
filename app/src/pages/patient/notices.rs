//! Pages on which there is nothing to answer.

use crate::arrival::arrive;
use crate::components::phone_link::PhoneLink;
use crate::service;
use crate::times;
use chrono::NaiveDateTime;
use leptos::prelude::*;

/// The address holds no invitation: half a link, or the page was loaded again.
#[component]
pub(super) fn NoLinkPage() -> impl IntoView {
    arrive("Open the link in your message");
    view! {
        <h1 tabindex="-1">"Open the link in your message"</h1>
        <p>"This page needs the whole link from our message. Open it again there to start or to carry on."</p>
        <p>"Answers that were saved are still there."</p>
        <CallUs/>
    }
}

/// The invitation's time is over, or it was withdrawn.
#[component]
pub(super) fn ClosedPage() -> impl IntoView {
    arrive("This link has stopped working");
    view! {
        <h1 tabindex="-1">"This link has stopped working"</h1>
        <p>"Its time is over, or we have sent you a newer one. Look for our newest message."</p>
        <CallUs/>
    }
}

/// The visit was ended before the pack was sent.
#[component]
pub(super) fn StoppedPage() -> impl IntoView {
    arrive("Your answers are saved");
    view! {
        <h1 tabindex="-1">"Your answers are saved"</h1>
        <p>"They have not been sent yet. You can close this page."</p>
        <p>"To carry on, open the same link in our message. We will ask for your date of birth again."</p>
        <CallUs/>
    }
}

/// The pack was sent before.
#[component]
pub(super) fn SentBeforePage(at: Option<NaiveDateTime>) -> impl IntoView {
    arrive("You have already sent your answers");
    let sent = at.map(|at| view! { <p>{format!("We received them on {}.", times::date_and_clock(at))}</p> });
    view! {
        <h1 tabindex="-1">"You have already sent your answers"</h1>
        {sent}
        <p>"There is nothing else to do before your appointment. To change an answer, talk to your therapist."</p>
        <CallUs/>
    }
}

#[component]
fn CallUs() -> impl IntoView {
    let facts = service::facts();
    view! {
        <p>
            "If you have a question, call " {facts.name.as_str()} " on " <PhoneLink number=&facts.phone/> ", "
            {facts.hours.as_str()} "."
        </p>
    }
}
