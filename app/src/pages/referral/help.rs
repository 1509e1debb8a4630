//! The help pages, right after an answer that asks for attention. What is said here, what is not, and in which order,
//! is part of the safety case: it rates nobody and promises nothing that nobody keeps.

use super::leave_button::LeaveButton;
use super::links::BackLink;
use crate::api::Failure;
use crate::arrival::arrive;
use crate::components::button::Button;
use crate::components::care_cards::{CrisisLines, EmergencyCard, UrgentCard};
use crate::components::phone_link::PhoneLink;
use crate::draft::{Draft, Saving};
use crate::referral_facts::facts;
use crate::route::referral::Route;
use crate::service;
use crate::words;
use leptos::prelude::*;

/// After "Do you need urgent help now?".
#[component]
pub(super) fn UrgentHelpPage(back: Route, next: Route) -> impl IntoView {
    arrive("Get help now");
    let draft = expect_context::<Draft>();
    view! {
        <LeaveButton/>
        <BackLink to=back/>
        <h1 class="nhsuk-heading-l" tabindex="-1">"Get help now"</h1>
        <p>"This form is not for emergencies, and nobody is watching it. Use one of these now if you need help now."</p>
        <Help/>
        <h2 class="nhsuk-heading-m">"If you want to go on with your referral"</h2>
        <p>"You can go on now, or come back to it later. You can do both: get help, and refer yourself."</p>
        <div class="bh-actions">
            <Button words="Continue with my referral" on_press=Callback::new(move |()| draft.go(next))/>
        </div>
    }
}

/// After an answer that the team is told of.
#[component]
pub(super) fn SafetyHelpPage(back: Route, next: Route) -> impl IntoView {
    arrive("Before you go on");
    let draft = expect_context::<Draft>();
    let form = draft.form();
    let may_be_unsafe = matches!(form.chose("keep_safe"), Some("no" | "not_sure"));
    view! {
        <LeaveButton/>
        <BackLink to=back/>
        <h1 class="nhsuk-heading-l" tabindex="-1">"Thank you for telling us"</h1>
        <CannotTell/>
        {may_be_unsafe.then(|| view! { <CallNow/> })}
        <p>
            "You do not have to cope with this alone. " {facts().safety_promise.as_str()} " "
            <strong>"Do not wait for us if you need help sooner."</strong>
        </p>
        <Help/>
        <div class="bh-actions">
            <Button words="Continue" on_press=Callback::new(move |()| draft.go(next))/>
        </div>
    }
}

/// Where to turn to, most urgent first.
#[component]
pub(super) fn Help() -> impl IntoView {
    let facts = service::facts();
    view! {
        <EmergencyCard/>
        <UrgentCard/>
        <p>{facts.help_text.as_str()} " " <PhoneLink number=&facts.phone/></p>
        <CrisisLines local_name=&facts.crisis_line_name local_phone=&facts.crisis_line_phone/>
    }
}

#[component]
fn CallNow() -> impl IntoView {
    view! {
        <p>
            <strong>"Call 111 and select the mental health option, or 999, now."</strong> " "
            <PhoneLink number="111" words="Call 111"/> " or " <PhoneLink number="999" words="call 999"/>
        </p>
        <p>"If you can, tell someone near you."</p>
    }
}

/// Said for as long as an answer that the team must know of has not reached the server.
#[component]
fn CannotTell() -> impl IntoView {
    let draft = expect_context::<Draft>();
    // Trying again is not yet having told.
    let untold = Memo::new(move |before: Option<&Option<Failure>>| match draft.saving() {
        _ if !draft.is_untold() => None,
        Saving::Failing { failure, .. } => Some(failure),
        Saving::Refused { .. } => Some(Failure::Outdated),
        Saving::Underway => before.cloned().flatten(),
        Saving::Nothing | Saving::Done => None,
    });
    let inset = move |failure: Failure| {
        view! {
            <div class="nhsuk-inset-text">
                <p><strong>{words::cannot_tell(&failure)}</strong></p>
                <p><PhoneLink number="111" words="Call 111"/> " or " <PhoneLink number="999" words="call 999"/></p>
            </div>
        }
    };
    view! { <div role="status">{move || untold.get().map(inset)}</div> }
}
