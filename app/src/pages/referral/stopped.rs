//! Why this may not be the right service, and what to do now. Never an error, and never the end of the way to help.

use super::links::{BackLink, RouteLink};
use crate::arrival::arrive;
use crate::components::button::Button;
use crate::components::phone_link::PhoneLink;
use crate::draft::Draft;
use crate::referral_facts::facts;
use crate::route::referral::{Page, Route};
use crate::service;
use leptos::prelude::*;
use measures::referral::{OtherService, Screen, Stop};

#[component]
pub(super) fn StoppedPage(screen: &'static Screen, stop: Stop, returning: bool) -> impl IntoView {
    arrive("Is this the right service");
    let draft = expect_context::<Draft>();
    let goes_on = stop.has_another_way_on(&facts().rules);
    let back = Route::asks(screen, returning);
    let (heading, says) = said(&stop);
    let next = Callback::new(move |()| draft.go(draft.onward(screen, Page::Stop, returning)));
    let on = goes_on.then(|| {
        view! { <div class="bh-actions"><Button words="Go on with my referral" on_press=next/></div> }
    });
    view! {
        <BackLink to=back/>
        <h1 class="nhsuk-heading-l" tabindex="-1">{heading}</h1>
        {says}
        {on}
        <p><RouteLink to=back>"Change my answer"</RouteLink></p>
        <h2 class="nhsuk-heading-m">"If you are not sure"</h2>
        <CallUs/>
        <h2 class="nhsuk-heading-m">"If you need help now"</h2>
        <p>
            "Call 111 and select the mental health option. Call 999 or go to A&E if your life is at risk. "
            <a href="#help">"All ways to get help now"</a>
        </p>
        <p><RouteLink to=Route::Leave>"Stop or delete this form"</RouteLink></p>
    }
}

fn said(stop: &Stop) -> (&'static str, AnyView) {
    let facts = facts();
    let text = |words: &'static str| view! { <p>{words}</p> }.into_any();
    match stop {
        Stop::Professional => ("Refer someone as a professional", text(&facts.professionals)),
        Stop::TooYoung => ("There is another service for you", text(&facts.rules.too_young)),
        Stop::Unregistered => ("You need a GP surgery first", text(&facts.rules.unregistered)),
        Stop::OtherTeam(words) => {
            let words = words.to_string();
            ("Talk to your team first", view! { <p>{words}</p> }.into_any())
        }
        Stop::OutsideArea(service) => {
            let service = service.clone().map(|service| view! { <Service service=service/> });
            let says = text(&facts.rules.outside_area);
            ("Another service looks after your area", view! { {says} {service} }.into_any())
        }
    }
}

#[component]
fn Service(service: OtherService) -> impl IntoView {
    let OtherService { name, phone, website } = service;
    let dialled: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    view! {
        <div class="nhsuk-inset-text">
            <p><strong>{name}</strong></p>
            <p>"Phone " <a href=format!("tel:{dialled}")>{phone}</a></p>
            {website.map(|website| view! { <p><a href=website.clone()>{website.clone()}</a></p> })}
        </div>
    }
}

/// Somebody to ask.
#[component]
pub(super) fn CallUs() -> impl IntoView {
    let facts = service::facts();
    view! {
        <p>
            "Call " {facts.name.as_str()} " on " <PhoneLink number=&facts.phone/> ", " {facts.hours.as_str()} "."
        </p>
    }
}
