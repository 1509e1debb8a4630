//! One appointment, as it is opened when the session begins: the brief first, then everything behind it.

use super::alerts::{AcknowledgedAlerts, OpenAlerts};
use super::amending::Amending;
use super::brief::Brief;
use super::diary::DIARY;
use super::holding::Holding;
use super::left;
use super::{reading::read, session::Desk};
use crate::appointment_words::{mode_words, timing_words};
use crate::asking_words::occasion_words;
use crate::brief_words::MISSING;
use crate::components::each::Each;
use crate::components::item_table::ItemTable;
use crate::components::loaded::Loaded;
use crate::components::measure_card::MeasureCard;
use crate::components::missing_list::MissingList;
use crate::components::outcome_list::OutcomeList;
use crate::components::page_heading::PageHeading;
use crate::components::progress_tag::ProgressTag;
use crate::components::session_charts::SessionCharts;
use crate::entered_words::fill_in_link;
use crate::live::Live;
use crate::missing::gaps;
use crate::outcome_words::so_far;
use crate::route::clinic::Screen;
use crate::times::{clock, date, weekday_and_date};
use crate::worded::Wordings;
use leptos::prelude::*;
use measures::brief::{missing, outcome_so_far};
use measures::contract::clinician::{Access, AppointmentView, Measure, ReadAppointment, TodayEntry};
use measures::ids::{AppointmentId, SelfReferralId};
use measures::standing::Standing;

/// Everything about one appointment: the brief, the alerts, then what is missing, the totals and every item.
#[component]
pub fn AppointmentPage(
    /// Which.
    appointment: AppointmentId,
) -> impl IntoView {
    let (desk, live) = (expect_context::<Desk>(), expect_context::<Live>());
    let reading = read(desk, live, ReadAppointment { appointment });
    let again = reading.again;
    let (back, words) = left::back(desk);
    view! {
        <a class="nhsuk-back-link" href=back.to_string()>{words}</a>
        <Loaded reading=reading view=move |content| view! { <Opened content=content again=again/> }/>
    }
}

#[component]
fn Opened(content: Signal<AppointmentView>, again: Callback<()>) -> impl IntoView {
    let entry = Memo::new(move |_| content.with(|view| view.entry.clone()));
    let wordings = Memo::new(move |_| content.with(Wordings::of));
    let alerts = Memo::new(move |_| content.with(|view| view.alerts.clone()));
    let measures = Memo::new(move |_| content.with(|view| view.measures.clone()));
    let in_sight = Memo::new(move |_| content.with(|view| view.in_sight.clone()));
    let access = Memo::new(move |_| content.with(|view| view.access));
    let own = Memo::new(move |_| access.get() == Access::Own);
    let title = move || format!("Appointment {}", clock(entry.with(|entry| entry.starts)));
    let gaps = Memo::new(move |_| {
        let missing = content.with(|view| missing(&view.measures, view.asked.as_ref()));
        wordings.with(|wordings| gaps(&missing, wordings))
    });
    view! {
        <span class="nhsuk-caption-m">{move || entry.with(caption)}</span>
        <PageHeading title=Signal::derive(title)>{move || entry.with(|entry| entry.patient.clone())}</PageHeading>
        {move || content.with(known)}
        {move || own.get().then(|| content.with(|view| view.self_referral)).flatten().map(form_link)}
        <Show
            when=move || own.get()
            fallback=move || view! { <p class="nhsuk-inset-text">{move || access_words(access.get())}</p> }
        >
            <p class="bh-screen-only">
                <a href=format!("#{DIARY}")>"Record attendance, book, move or cancel"</a>
            </p>
        </Show>
        {move || own.get().then(|| entry.with(fill_in)).flatten()}
        <Brief content=content wordings=wordings/>
        <OpenAlerts alerts=alerts measures=measures wordings=wordings own=own in_sight=in_sight again=again/>
        <Show when=move || gaps.with(|gaps| !gaps.is_empty())>
            <h2 id=MISSING tabindex="-1">"What is missing"</h2>
            <MissingList gaps=gaps/>
        </Show>
        <Answered content=content wordings=wordings own=own again=again/>
        <Show when=move || own.get()>
            <Holding content=content again=again/>
        </Show>
        <AcknowledgedAlerts alerts=alerts wordings=wordings own=own in_sight=in_sight/>
    }
}

/// The totals, the outcome and every answer.
#[component]
fn Answered(
    content: Signal<AppointmentView>,
    wordings: Memo<Wordings>,
    own: Memo<bool>,
    again: Callback<()>,
) -> impl IntoView {
    let starts = Memo::new(move |_| content.with(|view| view.entry.starts));
    let measures = Memo::new(move |_| content.with(|view| view.measures.clone()));
    let answered = Memo::new(move |_| {
        let answered = |measure: &&Measure| {
            wordings.with(|wordings| !Standing::at(measure, wordings.all(), starts.get()).last(1).is_empty())
        };
        measures.with(|measures| measures.iter().filter(answered).cloned().collect::<Vec<_>>())
    });
    let told = Memo::new(move |_| {
        content.with(|view| {
            wordings
                .with(|wordings| so_far(&outcome_so_far(view), view.course.ended, &view.measures, wordings))
        })
    });
    let ended = Memo::new(move |_| content.with(|view| view.course.ended));
    let appointments = Memo::new(move |_| content.with(|view| view.appointments.clone()));
    let charts = move || {
        view! { <SessionCharts measures=measures.get() appointments=appointments.get() wordings=wordings.get()/> }
    };
    let card = move |measure: Signal<Measure>| move || view! { <MeasureCard measure=measure.get() wordings=wordings.get() starts=starts.get()/> };
    let items = move |measure: Signal<Measure>| {
        view! {
            {move || view! { <ItemTable measure=measure.get() wordings=wordings.get() starts=starts.get()/> }}
            <Show when=move || own.get()>
                <Amending measure=measure wordings=wordings starts=starts again=again/>
            </Show>
        }
    };
    let id = |measure: &Measure| measure.in_use.instrument;
    view! {
        <h2>"Totals"</h2>
        <div class="bh-measures"><Each of=measures key=id view=card/></div>
        <h2>"Every session"</h2>
        {charts}
        <h2>{move || if ended.get() { "Outcome" } else { "Outcome so far" }}</h2>
        {move || view! { <OutcomeList told=told.get()/> }}
        <Show when=move || answered.with(|answered| !answered.is_empty())>
            <h2>"Answers"</h2>
            <Each of=answered key=id view=items/>
        </Show>
    }
}

/// What somebody may do with a record that is not on their own caseload.
fn access_words(access: Access) -> &'static str {
    match access {
        Access::Own => "",
        Access::Supervised => "You read this as a supervisor. Only the therapist can change it.",
        Access::Opened => {
            "You opened this record with a reason, and the service manager is told of it. You can read it for a few hours \
             and change nothing."
        }
    }
}

fn caption(entry: &TodayEntry) -> String {
    format!("{}, {}. {}", weekday_and_date(entry.starts.date()), clock(entry.starts), mode_words(entry))
}

/// The way to the patient's own words and how to reach them, where they referred themselves.
fn form_link(form: SelfReferralId) -> impl IntoView {
    view! { <p><a href=Screen::Referral(form).to_string()>"Self-referral form"</a></p> }
}

/// The way to fill the pack in with the patient, where that can be.
fn fill_in(entry: &TodayEntry) -> Option<impl IntoView + use<>> {
    let (to, words) = (Screen::Together(entry.appointment).to_string(), fill_in_link(entry)?);
    Some(view! { <p><a href=to>{words}</a></p> })
}

fn known(view: &AppointmentView) -> impl IntoView + use<> {
    let timing = timing_words(view.entry.progress, view.entry.starts);
    let occasion = occasion_words(view.occasion);
    let ended = view.course.ended.then(|| view! { <p><strong>"This referral has ended."</strong></p> });
    view! {
        <p>
            {format!("Born {}. {occasion}. ", date(view.date_of_birth))} <ProgressTag entry=view.entry.clone()/> " "
            {timing}
        </p>
        {ended}
    }
}
