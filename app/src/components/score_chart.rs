//! One instrument's totals over a referral, drawn and told.

use crate::plot::{BOTTOM, HEIGHT, LEFT, Place, Plot, RIGHT, TOP, WIDTH, plot};
use crate::score_words;
use crate::times::{day_and_month, short_day_and_month};
use crate::worded::Wordings;
use leptos::prelude::*;
use measures::contract::clinician::{Measure, Measurement};
use measures::instruments::InstrumentId;
use measures::thresholds::InUse;

/// A line of totals with the line of caseness: of those that can be compared with the latest. Who cannot see it
/// hears the same totals. Nothing where the instrument has no total.
#[component]
pub fn ScoreChart(
    /// The measure.
    measure: Measure,
    /// The words it was asked in.
    wordings: Wordings,
) -> impl IntoView {
    let id = measure.in_use.instrument;
    let shown = wordings.comparable(&measure.measurements);
    let totals: Vec<_> = shown.iter().map(|past| score_words::total(past)).collect();
    id.instrument().scoring.as_ref().map(|scoring| {
        let threshold = measure.in_use.caseness.as_ref();
        let Plot { places, lines, caseness } = plot(scoring, threshold.map(|one| one.value), &totals);
        let told = format!("{}-chart", id.as_str());
        let marks: Vec<_> = shown.iter().zip(places).map(|(at, place)| mark(id, at, place)).collect();
        let line = |points| view! { <polyline class="bh-chart__line bh-chart__line--1" points=points/> };
        view! {
            <svg class="bh-chart" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-labelledby=told.clone()>
                <desc id=told.clone()>{telling(&measure.in_use, &shown)}</desc>
                <path class="bh-chart__axis" d=format!("M{LEFT} {TOP}V{BOTTOM}H{RIGHT}")/>
                <text class="bh-chart__label" x=LEFT - 6 y=BOTTOM + 4 text-anchor="end">{scoring.lowest.to_string()}</text>
                <text class="bh-chart__label" x=LEFT - 6 y=TOP + 4 text-anchor="end">{scoring.highest.to_string()}</text>
                {caseness.zip(threshold).map(|(y, threshold)| view! {
                    <path class="bh-chart__caseness" d=format!("M{LEFT} {y}H{RIGHT}")/>
                    <text class="bh-chart__label" x=RIGHT y="12" text-anchor="end">
                        {format!("dotted line: caseness, {}", threshold.words())}
                    </text>
                })}
                {lines.into_iter().map(line).collect_view()}
                {marks}
            </svg>
        }
    })
}

fn mark(id: InstrumentId, measurement: &Measurement, place: Place) -> impl IntoView + use<> {
    let Place { x, y, labelled } = place;
    let total = score_words::total(measurement).filter(|_| labelled);
    let date = labelled.then(|| short_day_and_month(measurement.at.date()));
    let point = y.map(|y| view! { <circle class="bh-chart__point bh-chart__point--1" cx=x cy=y r="5"/> });
    let total = y.zip(total).map(|(y, total)| {
        let words = score_words::points(id.instrument(), total);
        view! { <text class="bh-chart__label" x=x y=y - 10 text-anchor="middle">{words}</text> }
    });
    let date = date.map(|date| {
        view! { <text class="bh-chart__label" x=x y=BOTTOM + 18 text-anchor="middle">{date}</text> }
    });
    view! { {point} {total} {date} }
}

/// "PHQ-9 each time: 27 January, 19. 3 March, 7 of 9 answered: between 11 and 17. Caseness is 10 or more."
fn telling(in_use: &InUse, shown: &[&Measurement]) -> String {
    let occasion = |past: &&Measurement| {
        let outcome = score_words::outcome(in_use.instrument, past).unwrap_or_default();
        format!(" {}, {outcome}.", day_and_month(past.at.date()))
    };
    let occasions: String = shown.iter().map(occasion).collect();
    let caseness = in_use.caseness.as_ref().map(|threshold| format!(" Caseness is {}.", threshold.words()));
    format!("{} each time:{occasions}{}", in_use.instrument.instrument().name, caseness.unwrap_or_default())
}
