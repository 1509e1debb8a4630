//! One instrument's totals over a referral, drawn and told, to step through with the keyboard.

use crate::plot::{Across, BOTTOM, HEIGHT, LEFT, Place, Plot, RIGHT, TOP, Timeline, plot};
use crate::score_words;
use crate::sessions::{Kind, Step};
use crate::times::{date, short_day_and_month};
use chrono::NaiveDateTime;
use leptos::prelude::*;
use measures::instrument::Instrument;
use measures::score::Scoring;
use measures::thresholds::InUse;

/// With more steps than this, points are small enough to stay apart.
const MANY: usize = 20;
/// Where the ends of the axis are named.
const NEXT_TO_AXIS: &str = "7.5%";

/// A line of totals with the line of caseness and the band that no reliable change leaves. The arrow keys, Home and End
/// go from session to session; all charts of a page show the same one.
#[component]
pub fn ScoreChart(
    /// The measure, and the thresholds in use for it.
    in_use: InUse,
    /// How its totals are made.
    scoring: &'static Scoring,
    /// Its sessions, oldest first; at least one.
    steps: Vec<Step>,
    /// The time that all charts share.
    timeline: Timeline,
    /// The session that is looked at; the last, while there is none.
    looked_at: RwSignal<Option<NaiveDateTime>>,
    /// What to say politely when a key has moved to another.
    say: RwSignal<String>,
) -> impl IntoView {
    let instrument = in_use.instrument.instrument();
    let heading = format!("{}-chart", instrument.id);
    let drawing = drawing(&in_use, scoring, &steps, timeline);
    let steps = StoredValue::new(steps);
    let place = move || steps.with_value(|steps| place_of(steps, looked_at.get()));
    let of_place = move |read: fn(&Step) -> String| {
        let step = move || steps.with_value(|steps| place().and_then(|place| steps.get(place)).map(read));
        move || step().unwrap_or_else(|| not_asked(looked_at.get()))
    };
    let press = move |event: leptos::ev::KeyboardEvent| {
        let Some(to) =
            steps.with_value(|steps| moved(&event.key(), steps, looked_at.get_untracked()).cloned())
        else {
            return;
        };
        event.prevent_default();
        looked_at.set(Some(to.at));
        say.set(format!("{}. {}", instrument.name, to.words));
    };
    let cursor = move || looked_at.get().map(|at| cursor(timeline.across(at)));
    let last = steps.with_value(Vec::len).saturating_sub(1);
    view! {
        <div class="bh-chart-card">
            <h3 id=heading.clone()>{instrument.name}</h3>
            <p class="bh-total__words">{lines_are(&in_use)}</p>
            <div
                class="bh-chart"
                role="slider"
                tabindex="0"
                aria-labelledby=heading
                aria-describedby="chart-keys"
                aria-valuemin="0"
                aria-valuemax=last.to_string()
                aria-valuenow=move || place().unwrap_or(last).to_string()
                aria-valuetext=of_place(|step| date(step.at.date()))
                on:keydown=press
            >
                <svg class="bh-chart__drawing" height=HEIGHT aria-hidden="true">{drawing} {cursor}</svg>
            </div>
            <p class="bh-chart__now">{of_place(|step| step.words.clone())}</p>
        </div>
    }
}

fn not_asked(looked_at: Option<NaiveDateTime>) -> String {
    looked_at.map_or_else(String::new, |at| format!("{}: not asked.", date(at.date())))
}

/// The step of the session that is looked at: the last while none is, none where this measure has none then.
fn place_of(steps: &[Step], looked_at: Option<NaiveDateTime>) -> Option<usize> {
    match looked_at {
        None => steps.len().checked_sub(1),
        Some(at) => steps.iter().position(|step| step.at == at),
    }
}

/// Where a key leads; none where it does not.
fn moved<'a>(key: &str, steps: &'a [Step], looked_at: Option<NaiveDateTime>) -> Option<&'a Step> {
    let last = steps.last()?;
    let at = looked_at.unwrap_or(last.at);
    let to = match key {
        "ArrowLeft" | "ArrowDown" => steps.iter().rfind(|step| step.at < at),
        "ArrowRight" | "ArrowUp" => steps.iter().find(|step| step.at > at),
        "Home" => steps.first(),
        "End" => Some(last),
        _ => return None,
    };
    to.or_else(|| steps.iter().find(|step| step.at == at))
}

/// "Caseness: 10 or more. Reliable change: 6 or more."
fn lines_are(in_use: &InUse) -> String {
    let caseness = in_use.caseness.as_ref().map(|threshold| format!("Caseness: {}.", threshold.words()));
    let change = in_use.reliable_change.as_ref();
    let change = change.map(|threshold| format!("Reliable change: {}.", threshold.words()));
    let words: Vec<_> = caseness.into_iter().chain(change).collect();
    if words.is_empty() { "This measure has no thresholds.".to_owned() } else { words.join(" ") }
}

fn drawing(in_use: &InUse, scoring: &Scoring, steps: &[Step], timeline: Timeline) -> Vec<AnyView> {
    let totals: Vec<_> = steps.iter().map(|step| (step.at, step.total)).collect();
    let Plot { places, lines, caseness, unchanged } = plot(scoring, in_use, timeline, &totals);
    let radius = if steps.len() > MANY { "3" } else { "5" };
    let instrument = in_use.instrument.instrument();
    let band = unchanged.map(|(top, bottom)| {
        let (x, y, height) = (LEFT.to_string(), top.to_string(), (bottom - top).to_string());
        view! { <rect class="bh-chart__band" x=x y=y width="91%" height=height/> }.into_any()
    });
    let end = |y: i32, total: String| label(NEXT_TO_AXIS.to_owned(), y + 4, "end", total);
    let mut drawn: Vec<AnyView> = band.into_iter().collect();
    drawn.push(rule("bh-chart__axis", (LEFT, LEFT), (TOP, BOTTOM)));
    drawn.push(rule("bh-chart__axis", (LEFT, RIGHT), (BOTTOM, BOTTOM)));
    drawn.push(end(BOTTOM, scoring.lowest.to_string()));
    drawn.push(end(TOP, scoring.highest.to_string()));
    drawn.extend(caseness.map(|y| rule("bh-chart__caseness", (LEFT, RIGHT), (y, y))));
    drawn.extend(lines.into_iter().map(|[from, to]| rule("bh-chart__line", (from.0, to.0), (from.1, to.1))));
    steps.iter().zip(places).for_each(|(step, place)| mark(&mut drawn, instrument, step, place, radius));
    drawn
}

fn rule(class: &'static str, (x1, x2): (Across, Across), (y1, y2): (i32, i32)) -> AnyView {
    let (x1, x2, y1, y2) = (x1.to_string(), x2.to_string(), y1.to_string(), y2.to_string());
    view! { <line class=class x1=x1 y1=y1 x2=x2 y2=y2/> }.into_any()
}

fn label(x: String, y: i32, anchor: &'static str, words: String) -> AnyView {
    view! { <text class="bh-chart__label" x=x y=y.to_string() text-anchor=anchor>{words}</text> }.into_any()
}

fn cursor(x: Across) -> AnyView {
    rule("bh-chart__cursor", (x, x), (TOP - 8, BOTTOM))
}

fn mark(
    drawn: &mut Vec<AnyView>,
    instrument: &'static Instrument,
    step: &Step,
    place: Place,
    radius: &'static str,
) {
    let x = || place.x.to_string();
    drawn.push(match (place.y, step.kind) {
        (Some(y), Kind::NotSent) => {
            let y = (y - 5).to_string();
            let class = "bh-chart__point bh-chart__point--open";
            view! { <rect class=class x=x() y=y width="10" height="10" transform="translate(-5)"/> }
                .into_any()
        }
        (Some(y), kind) => {
            let open = if kind == Kind::SentNotAttended { " bh-chart__point--open" } else { "" };
            let (class, y) = (format!("bh-chart__point{open}"), y.to_string());
            view! { <circle class=class cx=x() cy=y r=radius/> }.into_any()
        }
        (None, Kind::Missed) => label(x(), BOTTOM - 3, "middle", "×".to_owned()),
        (None, _) => label(x(), BOTTOM - 3, "middle", "–".to_owned()),
    });
    if place.labelled {
        let (total, star) = (place.y.zip(step.total), if step.amended { "*" } else { "" });
        drawn
            .extend(total.map(|(y, total)| {
                label(x(), y - 9, "middle", score_words::points(instrument, total) + star)
            }));
        drawn.push(label(x(), BOTTOM + 18, "middle", short_day_and_month(step.at.date())));
    }
}
