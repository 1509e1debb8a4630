//! Ending a referral, and taking that back.

use super::act::{Act, ActForm, Keeping, reason_given};
use crate::components::date_input::{DateInput, TypedDate};
use crate::components::error_summary::{Mistake, error_in};
use crate::components::folded::Folded;
use crate::components::select::Select;
use crate::components::text_input::TextArea;
use crate::diary_words::booked_words;
use crate::route::clinic::Screen;
use crate::service_clock::today;
use crate::times::date;
use crate::words::DAY;
use chrono::NaiveDate;
use leptos::prelude::*;
use measures::attachment::Booking;
use measures::civil_date::{DateProblem, past_day};
use measures::contract::clinician::{DiaryEntry, EndReferral, ReopenReferral};
use measures::ending::{EndCode, can_have_ended};

const CODE: &str = "end-code";
const ON: &str = "end-on";
const REASON: &str = "reopen-reason";

/// The form to end it; while an appointment is booked, which one.
#[component]
pub(super) fn Ending(keeping: Keeping) -> impl IntoView {
    let booked = Memo::new(move |_| {
        let is_booked = |entry: &&DiaryEntry| entry.booking == Booking::Booked;
        let all = keeping.content.with(|diary| diary.appointments.clone());
        all.iter().filter(is_booked).copied().collect::<Vec<_>>()
    });
    move || match booked.get() {
        booked if booked.is_empty() => view! { <EndForm keeping=keeping/> }.into_any(),
        booked => still_booked(&booked).into_any(),
    }
}

fn still_booked(booked: &[DiaryEntry]) -> impl IntoView + use<> {
    let line = |entry: &DiaryEntry| {
        let link = Screen::Appointment(entry.appointment).to_string();
        view! { <li><a href=link>{booked_words(entry.starts, entry.mode)}</a></li> }
    };
    let lines = booked.iter().map(line).collect_view();
    view! {
        <Folded summary="End this referral">
            <p>"A referral cannot end while an appointment is booked. Record what became of it, or cancel it, first:"</p>
            <ul class="nhsuk-list nhsuk-list--bullet">{lines}</ul>
        </Folded>
    }
}

#[component]
fn EndForm(keeping: Keeping) -> impl IntoView {
    let act = Act::new(keeping);
    let (code, on) = (RwSignal::new(0_usize), TypedDate::given(Some(today())));
    let call = move || {
        let why = code.get_untracked().checked_sub(1).and_then(|place| EndCode::ALL.get(place).copied());
        let last = keeping.content.with_untracked(|diary| diary.last_day);
        match (why.ok_or_else(|| Mistake::at(CODE, "Select why it ends")), day(on, last)) {
            (Ok(code), Ok(on)) => {
                Ok(EndReferral { referral: keeping.content.with_untracked(|diary| diary.referral), code, on })
            }
            (code, on) => Err([code.err(), on.err()].into_iter().flatten().collect()),
        }
    };
    let end = Callback::new(move |()| {
        let told = |()| "The referral has ended. Its links have stopped working.".to_owned();
        act.send(call(), told, move |failure| act.refusal(failure));
    });
    let alert = move || {
        keeping.content.with(|diary| diary.waiting.is_some()).then(|| {
            view! { <p>"An alert of this patient waits. It stays until somebody acknowledges it."</p> }
        })
    };
    let choices = EndCode::ALL.map(|code| format!("{} ({})", code.words(), code.code()));
    let choices = ["Select one".to_owned()].into_iter().chain(choices).collect();
    view! {
        <ActForm act=act summary="End this referral" button="End the referral" on_submit=end>
            <p>"Links stop working. What was answered is kept, also where it was not sent."</p>
            {alert}
            <Select name=CODE label="Why does it end?" choices=choices chosen=code/>
            <DateInput name=ON typed=on error=error_in(act.mistakes, format!("{ON}-"))>
                "On which day did it end?"
            </DateInput>
        </ActForm>
    }
}

fn day(on: TypedDate, last: Option<NaiveDate>) -> Result<NaiveDate, Mistake> {
    let [day, month, year] = on.boxes.map(|typed| typed.get_untracked());
    let day = past_day(&day, &month, &year, today()).map_err(|problem| match problem {
        DateProblem::InTheFuture => on.wrong(ON, "The date must be today or in the past".to_owned()),
        problem => on.mistake(ON, problem, DAY),
    })?;
    match last {
        Some(last) if !can_have_ended(day, today(), Some(last)) => {
            Err(on
                .wrong(ON, format!("The last contact or answer was on {}: it cannot end before", date(last))))
        }
        _ => Ok(day),
    }
}

/// The form to take the end back.
#[component]
pub(super) fn Reopening(keeping: Keeping) -> impl IntoView {
    let act = Act::new(keeping);
    let reason = RwSignal::new(String::new());
    let reopen = Callback::new(move |()| {
        let referral = keeping.content.with_untracked(|diary| diary.referral);
        let why = reason.with_untracked(|reason| reason_given(REASON, reason, "Enter why it is reopened"));
        let call = why.map(|reason| ReopenReferral { referral, reason }).map_err(|mistake| vec![mistake]);
        let told = |()| "The referral is open again. Its earlier links stay withdrawn.".to_owned();
        act.send(call, told, move |failure| act.refusal(failure));
    });
    view! {
        <ActForm act=act summary="Reopen this referral" button="Reopen the referral" on_submit=reopen>
            <p>"For a referral that was ended by mistake. It stays on the same caseload, and both are kept."</p>
            <TextArea
                name=REASON
                label="Why is it reopened?"
                hint=Some("Up to 500 characters.")
                value=reason
                error=crate::components::error_summary::error_at(act.mistakes, REASON)
            />
        </ActForm>
    }
}
