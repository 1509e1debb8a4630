//! The list of the queue: what waits to be acknowledged, then what waits to be finished.

use super::super::{reading::read, session::Desk};
use crate::alert_words::{desks_words, name_words, next_words, raised_lines, stage_words};
use crate::components::alert_report::AlertReport;
use crate::components::each::Each;
use crate::components::loaded::Loaded;
use crate::components::page_heading::PageHeading;
use crate::live::Live;
use crate::route::clinic::Screen;
use crate::times::weekday_and_clock;
use leptos::prelude::*;
use measures::contract::clinician::{AlertQueue, NextAppointment, QueueEntry, ReadAlertQueue};

/// The alerts that somebody may see.
#[component]
pub fn QueuePage() -> impl IntoView {
    let reading = read(expect_context::<Desk>(), expect_context::<Live>(), ReadAlertQueue {});
    view! { <Loaded reading=reading view=groups/> }
}

fn groups(queue: Signal<AlertQueue>) -> impl IntoView {
    let (waiting, in_hand) = (group(queue, false), group(queue, true));
    view! {
        <PageHeading title="Alerts">"Alerts"</PageHeading>
        <p>
            "Answers that asked for attention. What is due first is at the top. Who looks first says nothing about the "
            "patient, and an answer that does not alert is not reassurance."
        </p>
        <Group
            title="Waiting to be acknowledged"
            none="No alert is waiting to be acknowledged."
            columns=["Patient", "Raised", "Who looks", "If nobody acknowledges it", "Next appointment"]
            entries=waiting
            row=waits
        />
        <Group
            title="Acknowledged, not closed"
            none="No acknowledged alert is waiting to be closed."
            columns=["Patient", "Raised", "Acknowledged by", "Since then", "Next appointment"]
            entries=in_hand
            row=is_in_hand
        />
        {move || queue.with(|queue| queue.report.clone()).map(|days| view! { <AlertReport days=days/> })}
    }
}

fn group(queue: Signal<AlertQueue>, acknowledged: bool) -> Memo<Vec<QueueEntry>> {
    let is_here = move |entry: &&QueueEntry| entry.acknowledged_by.is_some() == acknowledged;
    Memo::new(move |_| queue.with(|queue| queue.entries.iter().filter(is_here).cloned().collect()))
}

#[component]
fn Group(
    title: &'static str,
    none: &'static str,
    columns: [&'static str; 5],
    entries: Memo<Vec<QueueEntry>>,
    row: fn(&QueueEntry) -> [Vec<String>; 2],
) -> impl IntoView {
    let any = move || entries.with(|entries| !entries.is_empty());
    let heading = move || match entries.with(Vec::len) {
        0 => title.to_owned(),
        some => format!("{title} ({some})"),
    };
    let column = |name: &'static str| {
        view! { <th class="nhsuk-table__header" role="columnheader" scope="col">{name}</th> }
    };
    view! {
        <h2>{heading}</h2>
        <Show when=any fallback=move || view! { <p>{none}</p> }>
            <table class="nhsuk-table bh-today bh-queue" role="table">
                <caption class="nhsuk-table__caption nhsuk-u-visually-hidden">{title}</caption>
                <thead role="rowgroup">
                    <tr role="row">{columns.map(column).collect_view()}</tr>
                </thead>
                <tbody role="rowgroup">
                    <Each of=entries key=|entry: &QueueEntry| entry.alert view=move |entry| line(entry, columns, row)/>
                </tbody>
            </table>
        </Show>
    }
}

fn line(
    entry: Signal<QueueEntry>,
    [_, raised, middle, last, appointment]: [&'static str; 5],
    row: fn(&QueueEntry) -> [Vec<String>; 2],
) -> impl IntoView {
    let link = Screen::Alert(entry.with_untracked(|entry| entry.alert)).to_string();
    let cell = |name: &'static str, lines: Signal<Vec<String>>| {
        let line = |line: String| view! { <span class="bh-queue__line">{line}</span> };
        view! {
            <td class="nhsuk-table__cell" role="cell" data-label=name>
                {move || lines.get().into_iter().map(line).collect_view()}
            </td>
        }
    };
    view! {
        <tr role="row">
            <th class="nhsuk-table__header bh-today__name" role="rowheader" scope="row">
                <a href=link>{move || entry.with(name_words)}</a>
            </th>
            {cell(raised, Signal::derive(move || entry.with(raised_lines)))}
            {cell(middle, Signal::derive(move || entry.with(|entry| row(entry)[0].clone())))}
            {cell(last, Signal::derive(move || entry.with(|entry| row(entry)[1].clone())))}
            <td class="nhsuk-table__cell" role="cell" data-label=appointment>
                {move || next_appointment(entry.with(|entry| entry.appointment))}
            </td>
        </tr>
    }
}

fn waits(entry: &QueueEntry) -> [Vec<String>; 2] {
    [vec![desks_words(&entry.desks), entry.stage.words().to_owned()], vec![next_words(entry)]]
}

fn is_in_hand(entry: &QueueEntry) -> [Vec<String>; 2] {
    [entry.acknowledged_by.iter().cloned().collect(), vec![stage_words(entry.stage).to_owned()]]
}

/// When it is; a link only to an appointment that opens.
pub(super) fn next_appointment(next: Option<NextAppointment>) -> AnyView {
    match next {
        None => "None booked".into_any(),
        Some(NextAppointment { starts, yours: false, .. }) => weekday_and_clock(starts).into_any(),
        Some(NextAppointment { appointment, starts, yours: true }) => {
            let link = Screen::Appointment(appointment).to_string();
            view! { <a href=link>{weekday_and_clock(starts)}</a> }.into_any()
        }
    }
}
