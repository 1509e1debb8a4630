//! Filling a pack in together: the therapist reads the questions out and enters what the patient says, while the patient
//! may be answering too.

mod choosing;
mod entered;
mod gaps;
mod held;
mod item;
mod line;
mod not_open;
mod not_saved;
mod part;
mod quiet;
mod safety;
mod sending;
mod state;

pub use entered::Entered;
pub use not_saved::NotSaved;

use super::alerts::OpenAlerts;
use super::{reading::read, session::Desk};
use crate::appointment_words::way_words;
use crate::components::loaded::{Loaded, Reading};
use crate::components::notice::Notice;
use crate::components::page_heading::PageHeading;
use crate::components::select::Select;
use crate::entered_words::fill_in_words;
use crate::live::Live;
use crate::route::clinic::Screen;
use crate::times::{clock, date, date_and_clock};
use crate::worded::Wordings;
use leptos::prelude::*;
use measures::contract::clinician::{
    AppointmentView, Before, OpenPack, PackTogether, ReadAppointment, ReadPackTogether, TodayEntry,
};
use measures::ids::{AppointmentId, InvitationId};
use measures::instruments::InstrumentId;
use not_open::NotOpen;
use part::Part;
use sending::SendPack;
use state::{MODES, Together};

/// The pack of one appointment, item by item, with its words to read out.
#[component]
pub fn TogetherPage(
    /// The appointment.
    appointment: AppointmentId,
) -> impl IntoView {
    let (desk, live) = (expect_context::<Desk>(), expect_context::<Live>());
    let about = read(desk, live, ReadAppointment { appointment });
    let pack = read(desk, live, ReadPackTogether { appointment });
    let back = Screen::Appointment(appointment).to_string();
    view! {
        <a class="nhsuk-back-link" href=back>"Back to the appointment"</a>
        <Loaded reading=about view=move |content| view! { <Opened content=content pack=pack again=about.again/> }/>
    }
}

#[component]
fn Opened(
    content: Signal<AppointmentView>,
    pack: Reading<PackTogether>,
    again: Callback<()>,
) -> impl IntoView {
    let entry = Memo::new(move |_| content.with(|view| view.entry.clone()));
    let wordings = Memo::new(move |_| content.with(Wordings::of));
    let alerts = Memo::new(move |_| content.with(|view| view.alerts.clone()));
    let measures = Memo::new(move |_| content.with(|view| view.measures.clone()));
    let in_sight = Memo::new(move |_| content.with(|view| view.in_sight.clone()));
    let mode = entry.with_untracked(|entry| entry.mode);
    let title = move || format!("{} {}", fill_in_words(mode), clock(entry.with(|entry| entry.starts)));
    view! {
        <span class="nhsuk-caption-m">{fill_in_words(mode)}</span>
        <PageHeading title=Signal::derive(title)>{move || entry.with(|entry| entry.patient.clone())}</PageHeading>
        <p>{move || content.with(|view| format!("Born {}.", date(view.date_of_birth)))}</p>
        <OpenAlerts alerts=alerts measures=measures wordings=wordings in_sight=in_sight again=again/>
        <Loaded
            reading=pack
            part=true
            view=move |content| view! { <Pack content=content entry=entry again=pack.again/> }
        />
    }
}

/// What there is to show of a pack: it changes when the pack is opened and when either side has sent it.
#[derive(Clone, PartialEq)]
enum Stage {
    NotOpen { would_ask: Vec<InstrumentId>, before: Before },
    Open(InvitationId),
    Sent(String),
}

#[component]
fn Pack(content: Signal<PackTogether>, entry: Memo<TodayEntry>, again: Callback<()>) -> impl IntoView {
    let appointment = entry.with_untracked(|entry| entry.appointment);
    let stage = Memo::new(move |_| {
        content.with(|content| match content {
            PackTogether::NotOpen { would_ask, before } => {
                Stage::NotOpen { would_ask: would_ask.clone(), before: *before }
            }
            PackTogether::Open(pack) => Stage::Open(pack.invitation),
            PackTogether::Sent { at, reference } => Stage::Sent(format!(
                "The answers were sent on {}. The reference is {reference}.",
                date_and_clock(*at)
            )),
        })
    });
    let was_open = StoredValue::new(false);
    move || match stage.get() {
        Stage::NotOpen { would_ask, before } => {
            view! { <NotOpen would_ask=would_ask before=before appointment=appointment again=again/> }
                .into_any()
        }
        Stage::Open(_) => {
            was_open.set_value(true);
            view! { <Answering content=content entry=entry again=again/> }.into_any()
        }
        Stage::Sent(words) => {
            view! { <Sent words=words closed=was_open.get_value() appointment=appointment/> }.into_any()
        }
    }
}

#[component]
fn Sent(words: String, closed: bool, appointment: AppointmentId) -> impl IntoView {
    // What was open a moment ago is gone: whoever was in it is told where they are.
    let notice = RwSignal::new(closed.then(|| words.clone()));
    let line = (!closed).then(|| view! { <p>{words}</p> });
    view! {
        <Notice words=notice/>
        {line}
        <p>"Nothing can be entered any more. To put an answer right, add an amendment to it under Answers."</p>
        <p><a href=Screen::Appointment(appointment).to_string()>"See the scores and the answers"</a></p>
    }
}

/// The questions of a pack that is open.
#[component]
fn Answering(content: Signal<PackTogether>, entry: Memo<TodayEntry>, again: Callback<()>) -> impl IntoView {
    let first = content.with_untracked(open_pack)?;
    let parts = first.pack.instruments().len();
    let latest = Memo::new(move |_| content.with(open_pack).unwrap_or_else(|| first.clone()));
    let together = Together::begin(latest, entry.get_untracked(), again);
    provide_context(together);
    // Whoever is asked whether to leave finds it saved when they stay, and often when they go.
    let leaving = window_event_listener(leptos::ev::beforeunload, move |_| together.save_all());
    on_cleanup(move || leaving.remove());
    let choices = MODES.map(|mode| way_words(mode).to_owned()).to_vec();
    Some(view! {
        <p>
            "Read the questions out in these words. What you select is saved at once. What you type, or reach with the \
             arrow keys, is saved when you go on or after a few seconds. The patient may be answering too: this page \
             shows it."
        </p>
        <Select name="mode" label="How are you speaking?" choices=choices chosen=together.mode/>
        <div class="bh-together">{(0..parts).map(|place| view! { <Part place=place/> }).collect_view()}</div>
        <SendPack/>
    })
}

fn open_pack(content: &PackTogether) -> Option<OpenPack> {
    match content {
        PackTogether::Open(pack) => Some(pack.clone()),
        PackTogether::NotOpen { .. } | PackTogether::Sent { .. } => None,
    }
}
