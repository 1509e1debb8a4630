//! The numbers behind a chart.

use super::folded::Folded;
use crate::score_words;
use crate::times::date;
use crate::worded::Wordings;
use leptos::prelude::*;
use measures::contract::clinician::{Measure, Measurement};

/// Every time a measure was answered with its total, latest first, folded away.
#[component]
pub fn TotalsTable(
    /// The measure.
    measure: Measure,
    /// The words it was asked in.
    wordings: Wordings,
) -> impl IntoView {
    let id = measure.in_use.instrument;
    let row = |measurement: &Measurement| {
        let unsent = if measurement.sent { "" } else { " (not sent yet)" };
        let ours = if measurement.this_appointment { " (this appointment)" } else { "" };
        let stand_in = if wordings.is_stand_in(measurement) { " (stand-in wording)" } else { "" };
        view! {
            <tr>
                <th class="nhsuk-table__header" scope="row">{date(measurement.at.date())}</th>
                <td class="nhsuk-table__cell">
                    {score_words::outcome(id, measurement)}{unsent}{ours}{stand_in}
                </td>
            </tr>
        }
    };
    let rows: Vec<_> = measure.measurements.iter().rev().map(row).collect();
    let instrument = id.instrument();
    view! {
        <Folded summary="Show the numbers" about=format!("of {}", instrument.name)>
            <table class="nhsuk-table">
                <thead>
                    <tr>
                        <th class="nhsuk-table__header" scope="col">"Date"</th>
                        <th class="nhsuk-table__header" scope="col">
                            {format!("Total, {}", score_words::range(instrument))}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </Folded>
    }
}
