//! What comes after a referral was accepted: its first appointment, and the questions before it.

use super::super::asking::Asking;
use super::super::{reading::read, session::Desk};
use super::booking::BookingForm;
use crate::components::letter::Meeting;
use crate::inbox_words::name_words;
use crate::live::Live;
use crate::route::clinic::Screen;
use crate::times::day_and_clock;
use chrono::NaiveDateTime;
use leptos::prelude::*;
use measures::contract::clinician::{ReadInvitation, SelfReferralView};
use measures::ids::AppointmentId;

/// A form to book the assessment; once it is booked, when it is, and a form to make the link. Nothing before the
/// referral is accepted.
#[component]
pub fn Placing(
    /// The referral.
    content: Signal<SelfReferralView>,
    /// Reads it again.
    again: Callback<()>,
    /// Where to say that it is booked, in the place of what asked for that.
    done: RwSignal<Option<String>>,
) -> impl IntoView {
    let taken_on = Memo::new(move |_| content.with(|view| view.taken_on.clone()));
    let booked = Memo::new(move |_| taken_on.with(|taken_on| taken_on.as_ref().and_then(|one| one.booked)));
    Effect::watch(
        move || booked.get(),
        move |now, before, _| {
            if let (Some((_, starts)), Some(None)) = (now, before) {
                done.set(Some(format!("The assessment is booked for {}.", day_and_clock(*starts))));
            }
        },
        false,
    );
    let patient = Memo::new(move |_| content.with(|view| name_words(&view.entry)));
    move || {
        let taken_on = taken_on.get()?;
        let appointment = match taken_on.booked {
            Some((appointment, starts)) => {
                view! { <Booked appointment=appointment starts=starts patient=patient yours=taken_on.yours/> }
                    .into_any()
            }
            None => view! { <BookingForm referral=taken_on.referral again=again/> }.into_any(),
        };
        Some(view! {
            <section class="bh-screen-only" aria-labelledby="first-appointment">
                <h2 id="first-appointment">"The assessment"</h2>
                {appointment}
            </section>
        })
    }
}

#[component]
fn Booked(
    appointment: AppointmentId,
    starts: NaiveDateTime,
    patient: Memo<String>,
    yours: bool,
) -> impl IntoView {
    let meeting = Signal::derive(move || Some(Meeting { patient: patient.get(), starts }));
    let reading = read(expect_context::<Desk>(), expect_context::<Live>(), ReadInvitation { appointment });
    let open = yours.then(|| {
        view! { <p><a href=Screen::Appointment(appointment).to_string()>"Open the appointment"</a></p> }
    });
    view! {
        <p>{format!("Booked for {}.", day_and_clock(starts))}</p>
        {open}
        <Asking appointment=appointment booked=Signal::stored(true) reading=reading meeting=meeting/>
    }
}
