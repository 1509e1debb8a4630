//! What only whoever holds the referral reads and does: the diary, what it is for, how intensive it is and what is asked.

use super::asking::Asking;
use super::diary::DiarySection;
use super::intensity::TreatmentIntensity;
use super::problem::Problem;
use super::{reading::read, session::Desk};
use crate::components::letter::Meeting;
use crate::live::Live;
use crate::outcome_words::in_brief;
use leptos::prelude::*;
use measures::attachment::Booking;
use measures::brief::outcome_so_far;
use measures::contract::clinician::{AppointmentView, ReadDiary, ReadInvitation};

/// The holder's part of an appointment's page. It reads what nobody else may, from the moment it is drawn.
#[component]
pub fn Holding(
    /// The appointment.
    content: Signal<AppointmentView>,
    /// Reads it again.
    again: Callback<()>,
) -> impl IntoView {
    let (desk, live) = (expect_context::<Desk>(), expect_context::<Live>());
    let (appointment, referral) = content.with_untracked(|view| (view.entry.appointment, view.referral));
    let asking = read(desk, live, ReadInvitation { appointment });
    let diary = read(desk, live, ReadDiary { appointment });
    let problem = Memo::new(move |_| content.with(|view| view.problem_descriptor));
    let intensity = Memo::new(move |_| content.with(|view| view.intensity));
    let booked = Memo::new(move |_| content.with(|view| view.entry.booking == Booking::Booked));
    let meeting = Signal::derive(move || {
        content.with(|view| Some(Meeting { patient: view.entry.patient.clone(), starts: view.entry.starts }))
    });
    let outcome = Signal::derive(move || content.with(|view| in_brief(&outcome_so_far(view))));
    // What a referral is for decides what a new link asks, and so does what is booked.
    let both = Callback::new(move |()| [again, asking.again].into_iter().for_each(|again| again.run(())));
    view! {
        <DiarySection appointment=appointment reading=diary outcome=outcome again=both/>
        <Problem referral=referral problem=problem.into() again=both/>
        <TreatmentIntensity referral=referral intensity=intensity.into() again=again/>
        <Asking appointment=appointment booked=booked.into() reading=asking meeting=meeting/>
    }
}
