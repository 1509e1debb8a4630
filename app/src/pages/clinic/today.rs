//! The day's list.

use super::{reading::read, session::Desk};
use crate::appointment_words::mode_words;
use crate::components::each::Each;
use crate::components::loaded::Loaded;
use crate::components::page_heading::PageHeading;
use crate::components::progress_tag::ProgressTag;
use crate::entered_words::fill_in_link;
use crate::live::Live;
use crate::route::clinic::Screen;
use crate::times::{clock, date_and_clock, weekday_and_date};
use leptos::prelude::*;
use measures::contract::clinician::{ReadToday, Today, TodayEntry, WaitingAlert};
use measures::ids::AppointmentId;

/// Today's appointments, and alerts of patients who have none today.
#[component]
pub fn TodayPage() -> impl IntoView {
    let reading = read(expect_context::<Desk>(), expect_context::<Live>(), ReadToday {});
    view! { <Loaded reading=reading view=list/> }
}

fn list(today: Signal<Today>) -> impl IntoView {
    let lines = Memo::new(move |_| today.with(|today| lines(&today.appointments)));
    let others = Memo::new(move |_| today.with(|today| today.other_alerts.clone()));
    let any = move || lines.with(|all| !all.is_empty());
    view! {
        <PageHeading title="Today">{move || weekday_and_date(today.with(|today| today.date))}</PageHeading>
        <Show when=any>
            <p><a href=Screen::Prepare.to_string()>"Who has not answered yet, and reminders"</a></p>
        </Show>
        <Show when=any fallback=|| view! { <p>"You have no appointments today."</p> }>
            <table class="nhsuk-table bh-today" role="table">
                <caption class="nhsuk-table__caption nhsuk-u-visually-hidden">"Your appointments today"</caption>
                <thead role="rowgroup">
                    <tr role="row">{["Time", "Patient", "Appointment", "Questions"].map(column).collect_view()}</tr>
                </thead>
                <tbody role="rowgroup">
                    <Each of=lines key=Line::key view=line/>
                </tbody>
            </table>
        </Show>
        <Show when=move || others.with(|all| !all.is_empty())>
            <h2>"Alerts of patients with no appointment today"</h2>
            <ul class="nhsuk-list">
                <Each of=others key=|alert: &WaitingAlert| (alert.patient.clone(), alert.raised) view=waiting/>
            </ul>
        </Show>
    }
}

fn column(name: &'static str) -> impl IntoView {
    view! { <th class="nhsuk-table__header" role="columnheader" scope="col">{name}</th> }
}

/// One line of the table. The groups are lines among the others, so that a row that changes its group stays the same
/// row and keeps the focus.
#[derive(Clone, PartialEq)]
enum Line {
    Group(&'static str),
    Row(TodayEntry),
}

impl Line {
    fn key(&self) -> Result<AppointmentId, &'static str> {
        match self {
            Self::Group(words) => Err(words),
            Self::Row(entry) => Ok(entry.appointment),
        }
    }
}

/// Says where the appointments with an alert end, which come first. Without an alert there is only one group.
fn lines(entries: &[TodayEntry]) -> Vec<Line> {
    let (alerts, others): (Vec<_>, Vec<_>) = entries.iter().cloned().partition(|entry| entry.alert);
    let group = |words, named: bool, entries: Vec<TodayEntry>| {
        let heading = (named && !entries.is_empty()).then_some(Line::Group(words));
        heading.into_iter().chain(entries.into_iter().map(Line::Row))
    };
    let any = !alerts.is_empty();
    group("Alerts to acknowledge", any, alerts)
        .chain(group("Other appointments today", any, others))
        .collect()
}

fn line(line: Signal<Line>) -> impl IntoView {
    match line.get_untracked() {
        Line::Group(words) => view! {
            <tr class="bh-today__group" role="row">
                <th class="nhsuk-table__header" role="rowheader" scope="rowgroup" colspan="4">{words}</th>
            </tr>
        }
        .into_any(),
        Line::Row(first) => {
            let latest = move |_: Option<&TodayEntry>| match line.get() {
                Line::Row(entry) => entry,
                Line::Group(_) => first.clone(),
            };
            row(Memo::new(latest).into()).into_any()
        }
    }
}

fn row(entry: Signal<TodayEntry>) -> impl IntoView {
    let alert = move || {
        let waits = entry.with(|entry| entry.alert);
        waits.then(
            || view! { <strong class="nhsuk-tag nhsuk-tag--yellow bh-progress-tag">"Alert to acknowledge"</strong> " " },
        )
    };
    let link = Screen::Appointment(entry.with_untracked(|entry| entry.appointment)).to_string();
    view! {
        <tr role="row">
            <th class="nhsuk-table__header bh-today__time" role="rowheader" scope="row">
                {move || clock(entry.with(|entry| entry.starts))}
            </th>
            <td class="nhsuk-table__cell bh-today__name" role="cell">
                {alert}
                <a href=link>{move || entry.with(|entry| entry.patient.clone())}</a>
            </td>
            <td class="nhsuk-table__cell" role="cell">{move || entry.with(mode_words)}</td>
            <td class="nhsuk-table__cell" role="cell">
                {move || view! { <ProgressTag entry=entry.get()/> }} {move || entry.with(fill_in)}
            </td>
        </tr>
    }
}

/// A link to fill the pack in with the patient, where that can be.
pub(super) fn fill_in(entry: &TodayEntry) -> Option<impl IntoView + use<>> {
    let words = fill_in_link(entry)?;
    let to = Screen::Together(entry.appointment).to_string();
    let about = format!(", appointment at {}", clock(entry.starts));
    Some(view! { " " <a href=to>{words} <span class="nhsuk-u-visually-hidden">{about}</span></a> })
}

fn waiting(alert: Signal<WaitingAlert>) -> impl IntoView {
    let name = move || {
        let WaitingAlert { patient, appointment, .. } = alert.get();
        match appointment {
            Some(id) => view! { <a href=Screen::Appointment(id).to_string()>{patient}</a> }.into_any(),
            None => view! { <a href=Screen::Alerts.to_string()>{patient}</a> " (no appointment booked)" }
                .into_any(),
        }
    };
    view! { <li>{name} {move || format!(", raised {}", date_and_clock(alert.with(|alert| alert.raised)))}</li> }
}
