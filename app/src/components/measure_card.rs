//! One measure as it stands at an appointment: its total and what it means, or honestly that there is none.

use super::score_chart::ScoreChart;
use crate::score_words;
use crate::standing::Standing;
use crate::times::{date, date_and_clock};
use chrono::NaiveDateTime;
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
    /// When the appointment starts that is being looked at.
    starts: NaiveDateTime,
) -> impl IntoView {
    let instrument = measure.instrument.instrument();
    let heading = format!("{}-card", instrument.id);
    let never = measure.measurements.is_empty();
    view! {
        <section class="bh-measure" aria-labelledby=heading.clone()>
            <h3 id=heading.clone()>{instrument.name}</h3>
            {never.then(|| view! { <p class="bh-total">"Never answered"</p> })}
            {(!never).then(|| standing(&measure, Standing::at(&measure, starts)))}
            {instrument.rights.notice.map(|notice| view! { <p class="bh-total__words">{notice}</p> })}
        </section>
    }
}

fn standing(measure: &Measure, standing: Standing<'_>) -> impl IntoView + use<> {
    let instrument = measure.instrument.instrument();
    let total = match standing.now.map(|now| &now.score) {
        None => view! { <p class="bh-total">"Nothing answered for this appointment"</p> }.into_any(),
        Some(Ok(score)) => view! {
            <p class="bh-total">
                <span class="bh-total__number">{score.total.to_string()}</span>
                {format!(" of {}", instrument.scoring.highest)}
            </p>
        }
        .into_any(),
        Some(Err(unfinished)) => {
            view! { <p class="bh-total">{score_words::unfinished_words(unfinished)}</p> }.into_any()
        }
    };
    let line = |words| view! { <li>{words}</li> };
    let lines: Vec<_> = lines(measure, standing).into_iter().map(line).collect();
    view! {
        {total}
        <ul class="nhsuk-list bh-total__words">{lines}</ul>
        <ScoreChart instrument=instrument measurements=measure.measurements.clone()/>
        {numbers(instrument, &measure.measurements)}
    }
}

/// What is to be said below the first line, a sentence to a line.
fn lines(measure: &Measure, standing: Standing<'_>) -> Vec<String> {
    let instrument = measure.instrument.instrument();
    let Some(now) = standing.now else { return standing.earlier_lines(instrument) };
    let mut lines = match &now.score {
        Ok(score) => meaning(measure, now, score),
        Err(_) => standing.earlier_lines(instrument),
    };
    lines.extend(score_words::change_lines(instrument, now, standing.before));
    lines.push(when(now));
    lines
}

fn when(now: &Measurement) -> String {
    match now.sent {
        true => format!("Sent {}.", date_and_clock(now.at)),
        false => format!("Not sent yet. Last answer {}.", date_and_clock(now.at)),
    }
}

fn meaning(measure: &Measure, now: &Measurement, score: &Score) -> Vec<String> {
    let instrument = measure.instrument.instrument();
    let answers = Answers::of(measure.instrument, &now.answers);
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

fn numbers(instrument: &Instrument, measurements: &[Measurement]) -> impl IntoView + use<> {
    let row = |measurement: &Measurement| {
        let unsent = if measurement.sent { "" } else { " (not sent yet)" };
        let ours = if measurement.this_appointment { " (this appointment)" } else { "" };
        view! {
            <tr>
                <th class="nhsuk-table__header" scope="row">{date(measurement.at.date())}</th>
                <td class="nhsuk-table__cell">{score_words::outcome(measurement)}{unsent}{ours}</td>
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
