//! One measure as it stands: the last total and what it means, or honestly that there is none.

use super::score_chart::ScoreChart;
use crate::missing::this_appointment;
use crate::score_words;
use crate::times::{date, date_and_clock, day_and_month};
use leptos::prelude::*;
use measures::answers::Answers;
use measures::change::band;
use measures::contract::clinician::{Measure, Measurement};
use measures::instrument::Instrument;
use measures::score::Score;

/// The card of one measure, with its chart and the numbers behind it.
#[component]
pub fn MeasureCard(
    /// The measure.
    measure: Measure,
) -> impl IntoView {
    let instrument = measure.instrument.instrument();
    let heading = format!("{}-card", instrument.id);
    let latest = measure.measurements.last().map(|latest| standing(&measure, latest));
    view! {
        <section class="bh-measure" aria-labelledby=heading.clone()>
            <h3 id=heading.clone()>{instrument.name}</h3>
            {latest.is_none().then(|| view! { <p class="bh-total">"Never answered"</p> })}
            {latest}
            {instrument.rights.notice.map(|notice| view! { <p class="bh-total__words">{notice}</p> })}
        </section>
    }
}

fn standing(measure: &Measure, latest: &Measurement) -> impl IntoView + use<> {
    let instrument = measure.instrument.instrument();
    let Measure { measurements, .. } = measure;
    let total = match &latest.score {
        Ok(score) => view! {
            <p class="bh-total">
                <span class="bh-total__number">{score.total.to_string()}</span>
                {format!(" of {}", instrument.scoring.highest)}
            </p>
        }
        .into_any(),
        Err(unfinished) => {
            view! { <p class="bh-total">{score_words::unfinished_words(unfinished)}</p> }.into_any()
        }
    };
    let line = |words| view! { <li>{words}</li> };
    let lines: Vec<_> = lines(measure, latest).into_iter().map(line).collect();
    view! {
        {total}
        <ul class="nhsuk-list bh-total__words">{lines}</ul>
        <ScoreChart instrument=instrument measurements=measurements.clone()/>
        {numbers(instrument, measurements)}
    }
}

/// What is to be said about the last occasion, a sentence to a line.
fn lines(measure: &Measure, latest: &Measurement) -> Vec<String> {
    let mut lines = match &latest.score {
        Ok(score) => meaning(measure, latest, score),
        Err(_) => last_total(measure).into_iter().collect(),
    };
    lines.extend(score_words::change_lines(measure.instrument.instrument(), &measure.measurements));
    lines.push(when(latest));
    if this_appointment(measure).is_none() {
        lines.push("Nothing answered for this appointment.".to_owned());
    }
    lines
}

fn when(latest: &Measurement) -> String {
    match latest.sent {
        true => format!("Sent {}.", date_and_clock(latest.at)),
        false => format!("Not sent yet. Last answer {}.", date_and_clock(latest.at)),
    }
}

fn meaning(measure: &Measure, latest: &Measurement, score: &Score) -> Vec<String> {
    let instrument = measure.instrument.instrument();
    let answers = Answers::of(measure.instrument, &latest.answers);
    let band = band(instrument, score.total).map(|band| band.words.to_owned());
    let part = |(subscale, total): (&measures::instrument::Subscale, &Option<_>)| match total {
        Some(total) => format!("{}: {total}", subscale.name),
        None => format!("{}: no total", subscale.name),
    };
    band.into_iter()
        .chain(score_words::caseness_words(instrument, score.total))
        .chain(score_words::substitution_lines(score, &answers))
        .chain(instrument.subscales.iter().zip(&score.subscales).map(part))
        .collect()
}

fn last_total(measure: &Measure) -> Option<String> {
    let with_total = |past: &Measurement| Some((past.at, score_words::total(past)?));
    let (at, total) = measure.measurements.iter().rev().find_map(with_total)?;
    Some(format!("The last total was {total}, on {}.", day_and_month(at.date())))
}

fn numbers(instrument: &Instrument, measurements: &[Measurement]) -> impl IntoView + use<> {
    let row = |measurement: &Measurement| {
        let unsent = if measurement.sent { "" } else { " (not sent yet)" };
        view! {
            <tr>
                <th class="nhsuk-table__header" scope="row">{date(measurement.at.date())}</th>
                <td class="nhsuk-table__cell">{score_words::outcome(measurement)}{unsent}</td>
            </tr>
        }
    };
    let rows: Vec<_> = measurements.iter().rev().map(row).collect();
    view! {
        <details class="nhsuk-details">
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">"Show the numbers"</span>
                <span class="nhsuk-u-visually-hidden">{format!(" of {}", instrument.name)}</span>
            </summary>
            <div class="nhsuk-details__text">
                <table class="nhsuk-table">
                    <thead>
                        <tr>
                            <th class="nhsuk-table__header" scope="col">"Date"</th>
                            <th class="nhsuk-table__header" scope="col">{format!("Total, of {}", instrument.scoring.highest)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}
