//! How the service dealt with its alerts, day by day.

use crate::alert_words::{share_words, span_words};
use crate::times::weekday_and_date;
use leptos::prelude::*;
use measures::alert_queue::Day;

/// A table of the last days on which alerts were raised. Nobody is named in it.
#[component]
pub fn AlertReport(
    /// The days, latest first.
    days: Vec<Day>,
) -> impl IntoView {
    let count = days.len();
    let days: Vec<_> = days.into_iter().filter(|day| day.raised > 0).collect();
    let content = if days.is_empty() {
        view! { <p>{format!("No alert was raised in the last {count} days.")}</p> }.into_any()
    } else {
        table(&days)
    };
    view! {
        <h2 id="alert-report">{format!("The last {count} days")}</h2>
        <p>
            "Counted by the day on which an alert was raised. In time is before it goes to the lead. The time to "
            "acknowledge goes by the clock, nights and weekends included; half took less."
        </p>
        {content}
    }
}

const COLUMNS: [&str; 6] =
    ["Day", "Raised", "Acknowledged in time", "Waiting", "Patient reached", "Time to acknowledge"];

fn table(days: &[Day]) -> AnyView {
    let column = |name: &'static str| {
        view! { <th class="nhsuk-table__header" role="columnheader" scope="col">{name}</th> }
    };
    let row = |day: &Day| {
        let took = day.median_minutes.map_or_else(|| "–".to_owned(), span_words);
        let cells = [
            day.raised.to_string(),
            share_words(day.in_time, day.raised),
            day.waiting.to_string(),
            share_words(day.reached, day.raised),
            took,
        ];
        let cell = |(words, name): (String, &'static str)| {
            view! { <td class="nhsuk-table__cell" role="cell" data-label=name>{words}</td> }
        };
        let names = COLUMNS.into_iter().skip(1);
        view! {
            <tr role="row">
                <th class="nhsuk-table__header" role="rowheader" scope="row">{weekday_and_date(day.date)}</th>
                {cells.into_iter().zip(names).map(cell).collect_view()}
            </tr>
        }
    };
    view! {
        <table class="nhsuk-table bh-today" role="table" aria-labelledby="alert-report">
            <thead role="rowgroup">
                <tr role="row">{COLUMNS.map(column).collect_view()}</tr>
            </thead>
            <tbody role="rowgroup">{days.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
