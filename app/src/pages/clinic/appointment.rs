//! One appointment, as it is opened when the session begins.

use super::alerts::{AcknowledgedAlerts, OpenAlerts};
use super::{reading::read, session::Desk};
use crate::appointment_words::{mode_words, timing_words};
use crate::components::each::Each;
use crate::components::item_table::ItemTable;
use crate::components::loaded::Loaded;
use crate::components::measure_card::MeasureCard;
use crate::components::page_heading::PageHeading;
use crate::components::progress_tag::ProgressTag;
use crate::live::Live;
use crate::missing::missing_lines;
use crate::route::clinic::Screen;
use crate::standing::Standing;
use crate::times::{clock, date, weekday_and_date};
use leptos::prelude::*;
use measures::contract::clinician::{AppointmentView, Measure, ReadAppointment, TodayEntry};
use measures::ids::AppointmentId;

/// Everything about one appointment: alerts first, then what is missing, the totals and every item.
#[component]
pub fn AppointmentPage(
    /// Which.
    appointment: AppointmentId,
) -> impl IntoView {
    let call = ReadAppointment { appointment };
    let reading = read(expect_context::<Desk>(), expect_context::<Live>(), call);
    let again = reading.again;
    view! {
        <a class="nhsuk-back-link" href=Screen::Today.to_string()>"Back to today"</a>
        <Loaded reading=reading view=move |content| view! { <Opened content=content again=again/> }/>
    }
}

#[component]
fn Opened(content: Signal<AppointmentView>, again: Callback<()>) -> impl IntoView {
    let entry = Memo::new(move |_| content.with(|view| view.entry.clone()));
    let starts = Memo::new(move |_| entry.with(|entry| entry.starts));
    let alerts = Memo::new(move |_| content.with(|view| view.alerts.clone()));
    let measures = Memo::new(move |_| content.with(|view| view.measures.clone()));
    let answered = Memo::new(move |_| {
        let answered = |measure: &&Measure| !Standing::at(measure, starts.get()).last(1).is_empty();
        measures.with(|measures| measures.iter().filter(answered).cloned().collect::<Vec<_>>())
    });
    let card = move |measure: Signal<Measure>| move || view! { <MeasureCard measure=measure.get() starts=starts.get()/> };
    let items = move |measure: Signal<Measure>| move || view! { <ItemTable measure=measure.get() starts=starts.get()/> };
    let title = move || format!("Appointment {}", clock(entry.with(|entry| entry.starts)));
    let missing = Memo::new(move |_| content.with(|view| missing_lines(&view.measures, view.entry.progress)));
    view! {
        <span class="nhsuk-caption-m">{move || entry.with(caption)}</span>
        <PageHeading title=Signal::derive(title)>{move || entry.with(|entry| entry.patient.clone())}</PageHeading>
        {move || content.with(facts)}
        <OpenAlerts alerts=alerts measures=measures again=again/>
        {move || missing.with(|lines| still_missing(lines))}
        <h2>"Totals"</h2>
        <div class="bh-measures"><Each of=measures key=|measure: &Measure| measure.instrument view=card/></div>
        <Show when=move || answered.with(|answered| !answered.is_empty())>
            <h2>"Answers"</h2>
            <Each of=answered key=|measure: &Measure| measure.instrument view=items/>
        </Show>
        <AcknowledgedAlerts alerts=alerts/>
    }
}

fn caption(entry: &TodayEntry) -> String {
    format!("{}, {}. {}", weekday_and_date(entry.starts.date()), clock(entry.starts), mode_words(entry))
}

fn facts(view: &AppointmentView) -> impl IntoView + use<> {
    let problem = view.problem_descriptor.map_or("Not set", |descriptor| descriptor.words());
    let timing = timing_words(view.entry.progress, view.entry.starts);
    view! {
        <p>
            {format!("Born {}. Problem descriptor: {problem}.", date(view.date_of_birth))}
        </p>
        <p><ProgressTag entry=view.entry.clone()/> " " {timing}</p>
    }
}

fn still_missing(lines: &[String]) -> Option<impl IntoView + use<>> {
    let line = |line: &String| view! { <li>{line.clone()}</li> };
    (!lines.is_empty()).then(|| {
        view! {
            <h2>"What is missing"</h2>
            <ul class="nhsuk-list nhsuk-list--bullet">{lines.iter().map(line).collect_view()}</ul>
        }
    })
}
