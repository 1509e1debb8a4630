//! "Save and come back later": the link by which the form can be gone on with, on this device or another.

use super::links::{BackLink, RouteLink};
use crate::api::start;
use crate::arrival::{arrive, mark_error};
use crate::components::button::Button;
use crate::components::error_summary::{ErrorSummary, Mistake};
use crate::components::own_link::OwnLink;
use crate::draft::Draft;
use crate::referral_facts::facts;
use crate::referral_words;
use crate::route::referral as route;
use crate::times;
use chrono::NaiveDate;
use leptos::prelude::*;
use measures::contract::referral::LinkBy;
use measures::referral::Contact;

#[component]
pub(super) fn LaterPage() -> impl IntoView {
    arrive("Come back later");
    let draft = expect_context::<Draft>();
    let mistakes = RwSignal::new(Vec::new());
    let link = RwSignal::new(None::<String>);
    let sent = RwSignal::new(None::<(LinkBy, NaiveDate)>);
    let send = move |by: LinkBy| {
        mistakes.set(Vec::new());
        start(async move {
            match draft.send_link(by).await {
                Ok(reply) => {
                    link.set(reply.token.as_ref().map(route::link));
                    sent.set(Some((by, reply.until)));
                }
                Err(failure) => {
                    mark_error();
                    mistakes.set(vec![Mistake::general(referral_words::no_link(&failure))]);
                }
            }
        });
    };
    let button = move |by: LinkBy, words: &'static str| {
        view! { <Button words=words secondary=true on_press=Callback::new(move |()| send(by))/> }
    };
    let form = draft.form();
    let by_text = facts().can_text && Contact::of(&form).may_text().is_some();
    let by_email = facts().can_email && Contact::of(&form).may_email().is_some();
    let until = move || sent.get().map(told);
    view! {
        <BackLink to=draft.place_to_resume()/>
        <ErrorSummary mistakes=mistakes/>
        <h1 class="nhsuk-heading-l" tabindex="-1">"Save and come back later"</h1>
        <p>"Everything you continued from is saved. You need a link to come back. We will ask for the date of birth."</p>
        <p>"A new link makes earlier ones stop working. Anybody who sees it knows that there is a form, but not whose."</p>
        <div class="bh-actions">
            {by_text.then(|| button(LinkBy::Text, "Text me a link"))}
            {by_email.then(|| button(LinkBy::Email, "Email me a link"))}
            {button(LinkBy::Screen, "Show me a link to copy")}
        </div>
        <p role="status">{until}</p>
        <OwnLink link=link/>
        <LeaveHere mistakes=mistakes/>
    }
}

fn told((by, until): (LinkBy, NaiveDate)) -> String {
    let how = match by {
        LinkBy::Text => "We are sending a text message to the mobile number you gave us.",
        LinkBy::Email => "We are sending an email to the address you gave us.",
        LinkBy::Screen => "Copy the link, or take a photo of it.",
    };
    format!("{how} It works until {}.", times::weekday_and_date(until))
}

/// Ends the visit here, for whoever uses somebody else's device.
#[component]
fn LeaveHere(mistakes: RwSignal<Vec<Mistake>>) -> impl IntoView {
    let draft = expect_context::<Draft>();
    let close = Callback::new(move |()| {
        start(async move {
            if let Err(failure) = draft.leave(false).await {
                mark_error();
                mistakes.set(vec![Mistake::general(referral_words::not_left(&failure, draft.has_unsaved()))]);
            }
        });
    });
    view! {
        <h2 class="nhsuk-heading-m">"If you share this phone or computer"</h2>
        <p>"Get your link first. Then close the form here, so that nobody else can go on with it."</p>
        <div class="bh-actions">
            <Button words="Close the form on this device" secondary=true on_press=close/>
            <RouteLink to=draft.place_to_resume()>"Go on with the form now"</RouteLink>
        </div>
    }
}
