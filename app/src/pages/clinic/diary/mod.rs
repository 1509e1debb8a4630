//! The appointment itself: what became of it, what is booked beside it, and what can be done about either.

mod act;
mod booking;
mod ending;
mod recording;

use super::session::Desk;
use crate::components::each::Each;
use crate::components::folded::Folded;
use crate::components::loaded::{Loaded, Reading};
use crate::components::notice::Notice;
use crate::diary_words::{booked_words, end_lines, recorded_lines, standing_lines};
use crate::route::clinic::Screen;
use crate::service_clock::today;
use act::Keeping;
use booking::{BookingNext, Cancelling, Moving};
use ending::{Ending, Reopening};
use leptos::prelude::*;
use measures::attachment::Booking;
use measures::contract::clinician::{Diary, DiaryEntry};
use measures::ids::AppointmentId;
use recording::Recording;

/// Where the section begins, for links on the page.
pub const DIARY: &str = "diary";

/// The section of an appointment's page that keeps the diary.
#[component]
pub fn DiarySection(
    /// The appointment.
    appointment: AppointmentId,
    /// Its diary.
    reading: Reading<Diary>,
    /// How the referral has come out, in a line.
    outcome: Signal<String>,
    /// Reads the rest of the page again.
    again: Callback<()>,
) -> impl IntoView {
    let view = move |content: Signal<Diary>| {
        let round = RwSignal::new(0_u32);
        let again = Callback::new(move |()| {
            round.update(|round| *round = round.wrapping_add(1));
            [reading.again, again].into_iter().for_each(|again| again.run(()));
        });
        let keeping = Keeping { desk: expect_context::<Desk>(), content, done: RwSignal::new(None), again };
        view! { <Kept appointment=appointment keeping=keeping round=round outcome=outcome/> }
    };
    view! {
        <section class="bh-screen-only" aria-labelledby=DIARY>
            <h2 id=DIARY tabindex="-1">"Appointment"</h2>
            <Loaded reading=reading part=true view=view/>
        </section>
    }
}

#[component]
fn Kept(
    appointment: AppointmentId,
    keeping: Keeping,
    /// Goes up with everything that was done: the forms are drawn anew then, and folded.
    round: RwSignal<u32>,
    outcome: Signal<String>,
) -> impl IntoView {
    let content = keeping.content;
    // Typed words outlive whatever changes elsewhere.
    let standing = Memo::new(move |_| {
        content.with(|diary| (found(diary, appointment), diary.recorded.len(), diary.ended().is_some()))
    });
    let drawn = Memo::new(move |before: Option<&Vec<u32>>| {
        round.track();
        standing.track();
        vec![before.and_then(|before| before.first()).map_or(0, |number| number.wrapping_add(1))]
    });
    // Each drawing has elements of its own: a form that was open is folded again.
    let forms = move |_: Signal<u32>| {
        let (entry, seen, ended) = standing.get_untracked();
        entry.map(|entry| forms(keeping, entry, seen, ended))
    };
    let lines = move || {
        content.with(|diary| found(diary, appointment).map(|entry| paragraphs(standing_lines(diary, &entry))))
    };
    view! {
        <Notice words=keeping.done id="diary-notice"/>
        {lines}
        {move || content.with(|diary| beside(diary, appointment))}
        {move || content.with(earlier)}
        {move || content.with(|diary| ends(diary, &outcome.get()))}
        <Each of=drawn key=|number: &u32| *number view=forms/>
    }
}

fn found(diary: &Diary, appointment: AppointmentId) -> Option<DiaryEntry> {
    diary.appointments.iter().find(|entry| entry.appointment == appointment).copied()
}

fn paragraphs(lines: Vec<String>) -> impl IntoView {
    lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()
}

/// The appointments booked besides this one; the one that it was moved to among them.
fn beside(diary: &Diary, appointment: AppointmentId) -> Option<impl IntoView + use<>> {
    let others = diary.appointments.iter();
    let others = others.filter(|one| one.appointment != appointment && one.booking == Booking::Booked);
    let line = |one: &DiaryEntry| {
        let link = Screen::Appointment(one.appointment).to_string();
        let moved =
            if one.moved_from == Some(appointment) { " This one was moved to that time." } else { "" };
        view! { <li><a href=link>{booked_words(one.starts, one.mode)}</a> {moved}</li> }
    };
    let lines: Vec<_> = others.map(line).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <p>"Also booked:"</p>
            <ul class="nhsuk-list nhsuk-list--bullet">{lines}</ul>
        }
    })
}

/// What was recorded before what stands.
fn earlier(diary: &Diary) -> Option<impl IntoView + use<>> {
    let (_, earlier) = diary.recorded.split_last()?;
    let lines: Vec<_> = earlier.iter().flat_map(recorded_lines).collect();
    (!lines.is_empty())
        .then(|| view! { <Folded summary="What was recorded before">{paragraphs(lines)}</Folded> })
}

/// How the referral ended, with how it came out; and ends that were taken back.
fn ends(diary: &Diary, outcome: &str) -> Option<impl IntoView + use<>> {
    let lines: Vec<_> = diary.ends.iter().flat_map(end_lines).collect();
    let outcome = diary.ended().map(|_| format!("Outcome: {outcome}"));
    (!lines.is_empty()).then(|| {
        view! {
            <h3>"End of the referral"</h3>
            {paragraphs(lines.into_iter().chain(outcome).collect())}
        }
    })
}

fn forms(keeping: Keeping, entry: DiaryEntry, seen: usize, ended: bool) -> AnyView {
    if ended {
        return view! { <Reopening keeping=keeping/> }.into_any();
    }
    let booked = entry.booking == Booking::Booked;
    let has_come = entry.starts.date() <= today();
    let to_come = entry.starts.date() >= today();
    let recordable = has_come && entry.booking != Booking::Moved;
    view! {
        {recordable.then(|| view! { <Recording keeping=keeping entry=entry seen=seen/> })}
        <BookingNext keeping=keeping entry=entry/>
        {booked.then(|| view! { <Moving keeping=keeping entry=entry/> })}
        {(booked && to_come).then(|| view! { <Cancelling keeping=keeping entry=entry/> })}
        <Ending keeping=keeping/>
    }
    .into_any()
}
