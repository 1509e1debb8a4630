//! The confirmation. It comes only after the server's word that the referral is in the record.

use super::help::Help;
use super::links::RouteLink;
use super::stopped::CallUs;
use crate::arrival::arrive;
use crate::draft::Draft;
use crate::referral_facts::facts;
use crate::route::referral::Route;
use crate::times;
use leptos::prelude::*;
use measures::contract::referral::ReferralSent;
use measures::referral::{APPLYING, shows_help};

#[component]
pub(super) fn SentPage(sent: ReferralSent) -> impl IntoView {
    arrive("Referral sent");
    let draft = expect_context::<Draft>();
    let form = draft.form();
    let needs_help = APPLYING.iter().any(|screen| shows_help(screen, &form));
    let at = times::date_and_clock(sent.at);
    view! {
        <div class="nhsuk-panel">
            <h1 class="nhsuk-panel__heading" tabindex="-1">"Your referral has been sent"</h1>
            <div class="nhsuk-panel__body">
                {format!("Sent on {at}. Your reference is ")} <strong class="bh-reference">{sent.reference}</strong>
            </div>
        </div>
        {needs_help.then(|| view! { <Help/> })}
        <h2 class="nhsuk-heading-m">"What happens next"</h2>
        {if draft.is_decided() {
            view! { <p>"The team has looked at your referral. Phone us if you have not heard from us."</p> }.into_any()
        } else {
            view! {
                <p>{facts().response_promise.as_str()}</p>
                <p>"You do not need to do anything else."</p>
            }
            .into_any()
        }}
        <h2 class="nhsuk-heading-m">"If things get worse before then"</h2>
        <p>
            "Do not wait for us. Call 111 and select the mental health option. Call 999 or go to A&E if your life is at \
             risk. " <a href="#help">"All ways to get help now"</a>
        </p>
        {draft.still_open().questions.then(|| view! { <TellMore/> })}
        <h2 class="nhsuk-heading-m">"If you want to change something"</h2>
        <CallUs/>
    }
}

#[component]
fn TellMore() -> impl IntoView {
    view! {
        <h2 class="nhsuk-heading-m">"If you want to, tell us more before your assessment"</h2>
        <p>"There are more questions that help us prepare. You can answer them now, later, or not at all."</p>
        <p><RouteLink to=Route::Tasks>"See what else you can tell us"</RouteLink></p>
    }
}
