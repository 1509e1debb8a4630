//! Where to call: the care cards of the NHS, and lines to talk to somebody. England only.

use super::phone_link::PhoneLink;
use leptos::prelude::*;

/// What to do when life is in danger.
#[component]
pub fn EmergencyCard() -> impl IntoView {
    view! {
        <CareCard kind="emergency" prefix="Immediate action required: " heading="Call 999 or go to A&E now if:">
            <ul>
                <li>"you have seriously harmed yourself, taken an overdose, or feel you are about to"</li>
                <li>"someone’s life is at risk"</li>
            </ul>
            <p><PhoneLink number="999" words="Call 999"/></p>
        </CareCard>
    }
}

/// What to do when help is needed now and it is no emergency.
#[component]
pub fn UrgentCard() -> impl IntoView {
    view! {
        <CareCard
            kind="urgent"
            prefix="Urgent advice: "
            heading="Call 111 and select the mental health option if:"
        >
            <ul>
                <li>"you need help now but it is not an emergency"</li>
            </ul>
            <p>
                <PhoneLink number="111" words="Call 111"/>
                " or go to "
                <a href="https://111.nhs.uk/">"NHS 111 online"</a>
            </p>
        </CareCard>
    }
}

/// People to talk to at any hour: Samaritans, Shout and the local line. Plain links, because charities are no
/// care advice of the NHS.
#[component]
pub fn CrisisLines(
    /// The local crisis line's name.
    local_name: &'static str,
    /// Its number as people read it.
    local_phone: &'static str,
) -> impl IntoView {
    view! {
        <h2>"Someone to talk to"</h2>
        <ul class="nhsuk-list nhsuk-list--bullet">
            <li>"Samaritans: call " <PhoneLink number="116 123"/> ", free, day or night"</li>
            <li>
                "Shout: " <a href="sms:85258?&body=SHOUT">"text SHOUT to 85258"</a> ", free, day or night"
            </li>
            <li>{local_name} ": call " <PhoneLink number=local_phone/></li>
        </ul>
    }
}

#[component]
fn CareCard(
    kind: &'static str,
    prefix: &'static str,
    heading: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <div class=format!("nhsuk-card nhsuk-card--care nhsuk-card--care--{kind}")>
            <div class="nhsuk-card__heading-container">
                <h2 class="nhsuk-card__heading">
                    <span class="nhsuk-u-visually-hidden">{prefix}</span>
                    {heading}
                </h2>
                <span class="nhsuk-card--care__arrow" aria-hidden="true"></span>
            </div>
            <div class="nhsuk-card__content">{children()}</div>
        </div>
    }
}
