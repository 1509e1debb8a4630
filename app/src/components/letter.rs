//! A letter that brings a patient to their questions. Whoever opens it by mistake learns nothing about their health.

use super::button::Button;
use super::square::square;
use crate::times::{date_and_clock, day_and_clock};
use chrono::NaiveDateTime;
use leptos::prelude::*;
use measures::contract::clinician::LinkDrawn;
use measures::contract::public::ServiceFacts;

/// Whom a letter is for, and when they are expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// The patient's name.
    pub patient: String,
    /// When the appointment starts.
    pub starts: NaiveDateTime,
}

/// The letter as it is printed: nothing else on the page is, while it is there.
#[component]
pub fn Letter(
    /// The service's facts.
    facts: ServiceFacts,
    /// Whom it is for.
    meeting: Option<Meeting>,
    /// The link, to be typed.
    link: String,
    /// Until when it works.
    until: Option<NaiveDateTime>,
    /// The link, to be read by a phone.
    code: LinkDrawn,
    /// Prints it.
    print: Callback<()>,
    /// Puts it away.
    close: Callback<()>,
) -> impl IntoView {
    let patient = meeting.as_ref().map(|meeting| view! { <p>"For " {meeting.patient.clone()}</p> });
    let before = meeting.map_or_else(String::new, |meeting| format!(" on {}", day_and_clock(meeting.starts)));
    let until = until.map(|until| format!(" It works until {}.", date_and_clock(until)));
    let call = format!(
        "If you cannot use the link, call us on {}, {}. You can also answer at your appointment.",
        facts.phone, facts.hours
    );
    view! {
        <div class="bh-letter" role="group" aria-labelledby="letter">
            <p class="bh-letter__service">{facts.name.clone()}</p>
            {patient}
            <h3 id="letter">{format!("Questions before your appointment{before}")}</h3>
            <p>"Please answer some questions before your appointment. You need a phone, a tablet or a computer."</p>
            <ol class="nhsuk-list nhsuk-list--number">
                <li>"Point the camera of your phone at the square and press the link. Or type the address below it into a browser."</li>
                <li>"Enter your date of birth."</li>
                <li>"Answer the questions and press “Send my answers”. You can stop and come back later."</li>
            </ol>
            {square(&code, "The link as a square for a phone’s camera")}
            <p class="bh-letter__address">{link}</p>
            <p>"This address is for you only. Do not give it to anybody else." {until}</p>
            <p>{call}</p>
            {help(&facts)}
            <div class="bh-screen-only">
                <Button words="Print the letter" on_press=print/>
                " "
                <Button words="Put the letter away" secondary=true on_press=close/>
            </div>
        </div>
    }
}

fn help(facts: &ServiceFacts) -> impl IntoView + use<> {
    let local = format!("{}: call {}.", facts.crisis_line_name, facts.crisis_line_phone);
    view! {
        <h4>"If you need help now"</h4>
        <p>"Nobody is watching answers as they come in, including nights and weekends."</p>
        <ul class="nhsuk-list nhsuk-list--bullet">
            <li>"Call 999 or go to A&E if somebody’s life is at risk."</li>
            <li>"Call 111 and select the mental health option, day or night."</li>
            <li>"Samaritans: call 116 123, free, day or night."</li>
            <li>"Shout: text SHOUT to 85258, free, day or night."</li>
            <li>{local}</li>
        </ul>
    }
}
