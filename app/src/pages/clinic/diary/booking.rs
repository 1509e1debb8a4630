//! Booking the next appointment, moving this one, and calling it off.

use super::super::when::{MODES, Named, When, choices, chosen};
use super::act::{Act, ActForm, Keeping, reason_given};
use crate::appointment_words::way_words;
use crate::asking_words::occasion_words;
use crate::components::error_summary::{Mistake, error_at};
use crate::components::radios::Radios;
use crate::components::select::Select;
use crate::components::text_input::TextArea;
use crate::diary_words::{a_week_on, booked_words, rearranged_words, what_follows};
use crate::service_clock::today;
use leptos::prelude::*;
use measures::contract::clinician::{
    BookAppointment, CancelAppointment, CancelledBy, DiaryEntry, MoveAppointment, Rearranged,
};
use measures::offered::Occasion;

const CANCELLED_BY: [CancelledBy; 2] = [CancelledBy::Patient, CancelledBy::Service];
const MODE: &str = "next-mode";
const BY: &str = "cancel-by";
const REASON: &str = "cancel-reason";

/// The next appointment: unless somebody says otherwise, a week on and in the same way.
#[component]
pub(super) fn BookingNext(keeping: Keeping, entry: DiaryEntry) -> impl IntoView {
    let act = Act::new(keeping);
    let when = When::given(["next-day", "next-time"], Some(a_week_on(entry.starts, today())));
    let mode = RwSignal::new(MODES.iter().position(|mode| *mode == entry.mode));
    let follows = what_follows(entry.occasion);
    let occasion = RwSignal::new(Occasion::ALL.iter().position(|one| *one == follows).unwrap_or_default());
    let named = Named::new();
    let call = move || {
        let referral = keeping.content.with_untracked(|diary| diary.referral);
        let starts = when.read(today())?;
        let mode = chosen(&MODES, mode).unwrap_or(entry.mode);
        let occasion = Occasion::ALL.get(occasion.get_untracked()).copied().unwrap_or(follows);
        let appointment = named.of((starts, mode, occasion))?;
        Ok(BookAppointment { appointment, referral, starts, mode, occasion })
    };
    let book = Callback::new(move |()| {
        let call = call();
        let words = call.as_ref().map(|call| booked_words(call.starts, call.mode)).unwrap_or_default();
        act.send(
            call,
            move |booked| {
                named.booked();
                rearranged_words(&format!("Booked: {words}"), &booked.answers, false)
            },
            move |failure| when.refusal(failure),
        );
    });
    view! {
        <ActForm act=act summary="Book the next appointment" button="Book it" on_submit=book>
            <p>"Answers that wait for an appointment go to the earliest one."</p>
            {when.view(act.mistakes)}
            <Radios name=MODE choices=choices(&MODES.map(way_words)) chosen=mode size="s">"How?"</Radios>
            <Select
                name="next-occasion"
                label="What for?"
                choices=Occasion::ALL.map(|one| occasion_words(one).to_owned()).into()
                chosen=occasion
            />
        </ActForm>
    }
}

/// Another time for this one.
#[component]
pub(super) fn Moving(keeping: Keeping, entry: DiaryEntry) -> impl IntoView {
    let act = Act::new(keeping);
    let when = When::given(["move-day", "move-time"], Some(entry.starts));
    let named = Named::new();
    let call = move || {
        let starts = when.read(today())?;
        let to = named.of((starts, entry.mode, entry.occasion))?;
        Ok(MoveAppointment { appointment: entry.appointment, to, starts })
    };
    let go = Callback::new(move |()| {
        let call = call();
        let words = call.as_ref().map(|call| booked_words(call.starts, entry.mode)).unwrap_or_default();
        act.send(
            call,
            move |booked| {
                named.booked();
                rearranged_words(&format!("Moved to {words}"), &booked.answers, false)
            },
            move |failure| when.refusal(failure),
        );
    });
    view! {
        <ActForm act=act summary="Move this appointment" button="Move it" on_submit=go>
            <p>"Answers that were sent for it, and the link, go to the earliest appointment that is booked then."</p>
            {when.view(act.mistakes)}
        </ActForm>
    }
}

/// Calling this one off.
#[component]
pub(super) fn Cancelling(keeping: Keeping, entry: DiaryEntry) -> impl IntoView {
    let act = Act::new(keeping);
    let (by, reason) = (RwSignal::new(None), RwSignal::new(String::new()));
    let call = move || {
        let who = chosen(&CANCELLED_BY, by)
            .ok_or_else(|| Mistake::at(format!("{BY}-0"), "Select who cancelled it"));
        let why = reason.with_untracked(|reason| reason_given(REASON, reason, "Enter why it is cancelled"));
        match (who, why) {
            (Ok(by), Ok(reason)) => Ok(CancelAppointment { appointment: entry.appointment, by, reason }),
            (who, why) => Err([who.err(), why.err()].into_iter().flatten().collect()),
        }
    };
    let cancel = Callback::new(move |()| {
        let told = |Rearranged { answers, alert_waits }| {
            rearranged_words("The appointment is cancelled.", &answers, alert_waits)
        };
        act.send(call(), told, move |failure| act.refusal(failure));
    });
    view! {
        <ActForm act=act summary="Cancel this appointment" button="Cancel the appointment" on_submit=cancel>
            <p>
                "Answers that were sent for it go to the next appointment that is booked, or wait for one. An alert that nobody has finished with is raised again."
            </p>
            <Radios
                name=BY
                choices=choices(&["The patient", "The service"])
                chosen=by
                error=error_at(act.mistakes, format!("{BY}-0"))
                size="s"
            >
                "Who cancelled it?"
            </Radios>
            <TextArea
                name=REASON
                label="Why is it cancelled?"
                hint=Some("Up to 500 characters.")
                value=reason
                error=error_at(act.mistakes, REASON)
            />
        </ActForm>
    }
}
