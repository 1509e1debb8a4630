//! Every measure over every session, side by side on one time axis, and the numbers behind them.

use super::score_chart::ScoreChart;
use super::totals_table::TotalsTable;
use crate::sessions::{steps, timeline};
use crate::worded::Wordings;
use leptos::prelude::*;
use measures::contract::clinician::{BookedTime, Measure};

/// A chart for each measure that has totals. Nothing where nothing was answered yet.
#[component]
pub fn SessionCharts(
    /// The measures.
    measures: Vec<Measure>,
    /// The referral's appointments.
    appointments: Vec<BookedTime>,
    /// The words everything was asked in.
    wordings: Wordings,
) -> impl IntoView {
    let (looked_at, say) = (RwSignal::new(None), RwSignal::new(String::new()));
    let timeline = timeline(&measures, &appointments)?;
    let chart = |measure: &Measure| {
        let scoring = measure.in_use.instrument.instrument().scoring.as_ref()?;
        let steps = steps(measure, &wordings, &appointments);
        let answered = !measure.measurements.is_empty();
        let in_use = measure.in_use.clone();
        answered.then(|| {
            view! {
                <ScoreChart in_use=in_use scoring=scoring steps=steps timeline=timeline looked_at=looked_at say=say/>
            }
        })
    };
    let charts: Vec<_> = measures.iter().filter_map(chart).collect();
    Some(view! {
        <p id="chart-keys" class="bh-screen-only">
            "On a chart, the left and right arrow keys go from session to session; all charts show the same one."
        </p>
        <p class="bh-total__words">
            "Dotted line: caseness. Grey band: less than a reliable change from the first total. Ring: sent, not \
             attended. Square: not sent yet. Cross: not attended, nothing answered. Dash: no total. Star: amended after it was sent."
        </p>
        <p class="nhsuk-u-visually-hidden" role="status">{say}</p>
        <div class="bh-charts">{charts}</div>
        <TotalsTable measures=measures appointments=appointments wordings=wordings/>
    })
}
