//! The numbers behind the charts.

use super::folded::Folded;
use crate::entered_words::amended_words;
use crate::score_words;
use crate::sessions::{attendance, missed};
use crate::times::date;
use crate::worded::Wordings;
use chrono::NaiveDateTime;
use leptos::prelude::*;
use measures::contract::clinician::{BookedTime, Measure, Measurement};

/// Every session with what became of it and the total of each measure, latest first, folded away.
#[component]
pub fn TotalsTable(
    /// The measures.
    measures: Vec<Measure>,
    /// The referral's appointments.
    appointments: Vec<BookedTime>,
    /// The words everything was asked in.
    wordings: Wordings,
) -> impl IntoView {
    let scored = |measure: &&Measure| measure.in_use.instrument.instrument().scoring.is_some();
    let measures: Vec<_> = measures.iter().filter(scored).collect();
    let sessions = every_session(&measures, &appointments);
    let row = |(at, became): (NaiveDateTime, &'static str)| {
        let cell = |measure: &&Measure| {
            let words = measure.measurements.iter().find(|past| past.at == at);
            let words = words.map_or_else(|| "–".to_owned(), |past| came_to(measure, past, &wordings));
            view! { <td class="nhsuk-table__cell">{words}</td> }
        };
        view! {
            <tr>
                <th class="nhsuk-table__header" scope="row">{date(at.date())}</th>
                <td class="nhsuk-table__cell">{became}</td>
                {measures.iter().map(cell).collect_view()}
            </tr>
        }
    };
    let rows: Vec<_> = sessions.into_iter().rev().map(row).collect();
    let column = |measure: &&Measure| {
        let instrument = measure.in_use.instrument.instrument();
        let range = score_words::range(instrument);
        view! { <th class="nhsuk-table__header" scope="col">{instrument.name} <br/> {range}</th> }
    };
    let columns = measures.iter().map(column).collect_view();
    view! {
        <Folded summary="Show the numbers" about="of every session".to_owned()>
            <div class="bh-scroll" role="region" aria-label="Totals of every session" tabindex="0">
                <table class="nhsuk-table">
                    <thead>
                        <tr>
                            <th class="nhsuk-table__header" scope="col">"Date"</th>
                            <th class="nhsuk-table__header" scope="col">"Session"</th>
                            {columns}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Folded>
    }
}

/// When something was answered or a session missed, oldest first, each time once.
fn every_session(measures: &[&Measure], appointments: &[BookedTime]) -> Vec<(NaiveDateTime, &'static str)> {
    let mut sessions: Vec<(NaiveDateTime, &'static str)> = Vec::new();
    let mut keep = |at: NaiveDateTime, became| {
        let place = sessions.partition_point(|(other, _)| *other < at);
        if sessions.get(place).is_none_or(|(other, _)| *other != at) {
            sessions.insert(place, (at, became));
        }
    };
    let answered = || measures.iter().flat_map(|measure| &measure.measurements);
    answered().for_each(|past| keep(past.at, attendance(past)));
    for missed in missed(appointments) {
        if !answered().any(|past| past.appointment.as_ref() == Some(missed)) {
            keep(missed.starts, "Did not attend");
        }
    }
    sessions
}

fn came_to(measure: &Measure, past: &Measurement, wordings: &Wordings) -> String {
    let unsent = if past.sent { "" } else { " (not sent yet)" };
    let ours = if past.this_appointment { " (this appointment)" } else { "" };
    let stand_in = if wordings.is_stand_in(past) { " (stand-in wording)" } else { "" };
    let outcome = score_words::outcome(measure.in_use.instrument, past).unwrap_or_default();
    let amended = amended_words(measure.in_use.instrument, past);
    let amended = amended.map(|words| format!(" ({words})")).unwrap_or_default();
    format!("{outcome}{amended}{unsent}{ours}{stand_in}")
}
