//! One instrument's totals over a referral, drawn and told.

use crate::plot::{BOTTOM, HEIGHT, LEFT, Place, Plot, RIGHT, TOP, WIDTH, plot};
use crate::score_words;
use crate::times::{day_and_month, short_day_and_month};
use leptos::prelude::*;
use measures::contract::clinician::Measurement;
use measures::instrument::Instrument;

/// A line of totals with the line of caseness. Who cannot see it hears the same totals.
#[component]
pub fn ScoreChart(
    /// The instrument.
    instrument: &'static Instrument,
    /// Its occasions, oldest first.
    measurements: Vec<Measurement>,
) -> impl IntoView {
    let totals: Vec<_> = measurements.iter().map(score_words::total).collect();
    let Plot { places, lines, caseness } = plot(instrument, &totals);
    let told = format!("{}-chart", instrument.id);
    let marks: Vec<_> = measurements.iter().zip(places).map(|(at, place)| mark(at, place)).collect();
    let line = |points| view! { <polyline class="bh-chart__line bh-chart__line--1" points=points/> };
    let (lowest, highest) = (instrument.scoring.lowest, instrument.scoring.highest);
    view! {
        <svg class="bh-chart" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-labelledby=told.clone()>
            <desc id=told.clone()>{telling(instrument, &measurements)}</desc>
            <path class="bh-chart__axis" d=format!("M{LEFT} {TOP}V{BOTTOM}H{RIGHT}")/>
            <text class="bh-chart__label" x=LEFT - 6 y=BOTTOM + 4 text-anchor="end">{lowest.to_string()}</text>
            <text class="bh-chart__label" x=LEFT - 6 y=TOP + 4 text-anchor="end">{highest.to_string()}</text>
            {caseness.zip(instrument.caseness.as_ref()).map(|(y, threshold)| view! {
                <path class="bh-chart__caseness" d=format!("M{LEFT} {y}H{RIGHT}")/>
                <text class="bh-chart__label" x=RIGHT y="12" text-anchor="end">
                    {format!("dotted line: caseness, {}", threshold.at_least)}
                </text>
            })}
            {lines.into_iter().map(line).collect_view()}
            {marks}
        </svg>
    }
}

fn mark(measurement: &Measurement, place: Place) -> impl IntoView + use<> {
    let Place { x, y, labelled } = place;
    let total = score_words::total(measurement).filter(|_| labelled);
    let date = labelled.then(|| short_day_and_month(measurement.at.date()));
    view! {
        {y.map(|y| view! { <circle class="bh-chart__point bh-chart__point--1" cx=x cy=y r="5"/> })}
        {y.zip(total).map(|(y, total)| view! {
            <text class="bh-chart__label" x=x y=y - 10 text-anchor="middle">{total.to_string()}</text>
        })}
        {date.map(|date| view! {
            <text class="bh-chart__label" x=x y=BOTTOM + 18 text-anchor="middle">{date}</text>
        })}
    }
}

/// "PHQ-9 each time: 27 January, 19. 3 March, 7 of 9 answered: between 11 and 17. Caseness is 10 or more."
fn telling(instrument: &Instrument, measurements: &[Measurement]) -> String {
    let occasion = |measurement: &Measurement| {
        format!(" {}, {}.", day_and_month(measurement.at.date()), score_words::outcome(measurement))
    };
    let occasions: String = measurements.iter().map(occasion).collect();
    let caseness =
        instrument.caseness.as_ref().map(|threshold| format!(" Caseness is {} or more.", threshold.at_least));
    format!("{} each time:{occasions}{}", instrument.name, caseness.unwrap_or_default())
}
