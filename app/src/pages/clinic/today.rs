//! The day's list.

use super::{reading::read, session::Desk};
use crate::appointment_words::mode_words;
use crate::components::each::Each;
use crate::components::loaded::Loaded;
use crate::components::page_heading::PageHeading;
use crate::components::progress_tag::ProgressTag;
use crate::live::Live;
use crate::route::clinic::Screen;
use crate::times::{clock, date_and_clock, weekday_and_date};
use leptos::prelude::*;
use measures::contract::clinician::{ReadToday, Today, TodayEntry, WaitingAlert};

/// Today's appointments, and alerts of patients who have none today.
#[component]
pub fn TodayPage() -> impl IntoView {
    let reading = read(expect_context::<Desk>(), expect_context::<Live>(), ReadToday {});
    view! { <Loaded reading=reading view=list/> }
}

fn list(today: Signal<Today>) -> impl IntoView {
    let appointments = Memo::new(move |_| today.with(|today| today.appointments.clone()));
    let others = Memo::new(move |_| today.with(|today| today.other_alerts.clone()));
    let any = move || appointments.with(|all| !all.is_empty());
    view! {
        <PageHeading title="Today">{move || weekday_and_date(today.with(|today| today.date))}</PageHeading>
        <Show when=any fallback=|| view! { <p>"You have no appointments today."</p> }>
            <table class="nhsuk-table bh-today" role="table">
                <caption class="nhsuk-table__caption nhsuk-u-visually-hidden">"Your appointments today"</caption>
                <thead role="rowgroup">
                    <tr role="row">{["Time", "Patient", "Appointment", "Questions"].map(column).collect_view()}</tr>
                </thead>
                <tbody role="rowgroup">
                    <Each of=appointments key=|entry: &TodayEntry| entry.appointment view=row/>
                </tbody>
            </table>
        </Show>
        <Show when=move || others.with(|all| !all.is_empty())>
            <h2>"Other alerts to acknowledge"</h2>
            <ul class="nhsuk-list">
                <Each of=others key=|alert: &WaitingAlert| (alert.patient.clone(), alert.raised) view=waiting/>
            </ul>
        </Show>
    }
}

fn column(name: &'static str) -> impl IntoView {
    view! { <th class="nhsuk-table__header" role="columnheader" scope="col">{name}</th> }
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
            <td class="nhsuk-table__cell" role="cell">{move || view! { <ProgressTag entry=entry.get()/> }}</td>
        </tr>
    }
}

fn waiting(alert: Signal<WaitingAlert>) -> impl IntoView {
    let name = move || {
        let WaitingAlert { patient, appointment, .. } = alert.get();
        match appointment {
            Some(id) => view! { <a href=Screen::Appointment(id).to_string()>{patient}</a> }.into_any(),
            None => view! { <span>{patient} " (no appointment booked)"</span> }.into_any(),
        }
    };
    view! { <li>{name} {move || format!(", raised {}", date_and_clock(alert.with(|alert| alert.raised)))}</li> }
}
