//! One measure as it stands at an appointment: its total and what it means, or honestly that there is none.

use super::answers_alone::AnswersAlone;
use super::noted_answers::NotedAnswers;
use crate::entered_words::amended_words;
use crate::score_words::{self, ON_THE_PHONE};
use crate::standing::earlier_lines;
use crate::threshold_words;
use crate::times::date_and_clock;
use crate::worded::{STAND_IN, Wordings};
use chrono::NaiveDateTime;
use leptos::prelude::*;
use measures::answers::Answers;
use measures::contract::clinician::{Measure, Measurement};
use measures::score::{Score, Unfinished};
use measures::standing::Standing;
use measures::thresholds::InUse;
use measures::wording::Wording;

/// The card of one measure.
#[component]
pub fn MeasureCard(
    /// The measure.
    measure: Measure,
    /// The words it was asked in.
    wordings: Wordings,
    /// When the appointment starts that is being looked at.
    starts: NaiveDateTime,
) -> impl IntoView {
    let instrument = measure.in_use.instrument.instrument();
    let heading = format!("{}-card", instrument.id);
    let standing = Standing::at(&measure, wordings.all(), starts);
    let never = measure.measurements.is_empty().then(|| view! { <p class="bh-total">"Never answered"</p> });
    let content = (!measure.measurements.is_empty()).then(|| content(&measure, &wordings, &standing));
    view! {
        <section class="bh-measure" aria-labelledby=heading.clone()>
            <h3 id=heading.clone()>{instrument.name}</h3>
            {never}
            {content}
        </section>
    }
}

fn content(measure: &Measure, wordings: &Wordings, standing: &Standing<'_>) -> impl IntoView + use<> {
    let wording = standing.now.and_then(|now| wordings.at(now.wording)).cloned();
    let shown = standing.now.or(standing.before.last().copied());
    let stand_in = shown.is_some_and(|shown| wordings.is_stand_in(shown));
    let stand_in = stand_in.then(|| view! { <p class="bh-total__words"><strong>{STAND_IN}</strong></p> });
    let noted =
        standing.now.map(|now| view! { <NotedAnswers measurement=now.clone() wording=wording.clone()/> });
    let line = |words| view! { <li>{words}</li> };
    let lines = lines(measure, standing).into_iter().map(line).collect_view();
    view! {
        {came_to(measure, standing.now, wording)}
        {stand_in}
        {noted}
        <ul class="nhsuk-list bh-total__words">{lines}</ul>
    }
}

/// The total, or what stands in its place.
fn came_to(measure: &Measure, now: Option<&Measurement>, wording: Option<Wording>) -> AnyView {
    let instrument = measure.in_use.instrument;
    let instead = |words: String| view! { <p class="bh-total">{words}</p> }.into_any();
    let Some(now) = now else { return instead("Nothing answered for this appointment".to_owned()) };
    if score_words::is_for_the_phone(instrument, now) {
        return instead(ON_THE_PHONE.to_owned());
    }
    match &now.score {
        None => {
            view! { <AnswersAlone instrument=instrument measurement=now.clone() wording=wording/> }.into_any()
        }
        Some(Err(unfinished)) => instead(score_words::unfinished_words(instrument.instrument(), unfinished)),
        Some(Ok(score)) => view! {
            <p class="bh-total">
                <span class="bh-total__number">{score_words::points(instrument.instrument(), score.total)}</span>
                " "
                {score_words::range(instrument.instrument())}
            </p>
        }
        .into_any(),
    }
}

/// What is to be said below the first line, a sentence to a line.
fn lines(measure: &Measure, standing: &Standing<'_>) -> Vec<String> {
    let Some(now) = standing.now else { return earlier_lines(standing) };
    let amended = amended_words(measure.in_use.instrument, now).map(|words| format!("{}.", capital(&words)));
    let mut lines: Vec<_> = amended.into_iter().collect();
    lines.extend(match &now.score {
        None => Vec::new(),
        Some(Ok(score)) => meaning(&measure.in_use, now, score),
        Some(Err(unfinished)) => unfinished_meaning(&measure.in_use, standing, unfinished),
    });
    lines.extend(score_words::change_lines(&measure.in_use, now, &standing.before));
    lines.extend(threshold_words::lines(&measure.in_use));
    lines.extend(set_apart(standing.set_apart));
    lines.push(when(now));
    lines
}

/// The words as a sentence begins with them.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn when(now: &Measurement) -> String {
    match now.sent {
        true => format!("Sent {}.", date_and_clock(now.at)),
        false => format!("Not sent yet. Last answer {}.", date_and_clock(now.at)),
    }
}

fn set_apart(occasions: usize) -> Option<String> {
    let compared = "in other wording, so they are not compared: stand-in and published scores differ.";
    match occasions {
        0 => None,
        1 => Some(format!("1 earlier set of answers was {compared}")),
        some => Some(format!("{some} earlier sets of answers were {compared}")),
    }
}

fn meaning(in_use: &InUse, now: &Measurement, score: &Score) -> Vec<String> {
    let id = in_use.instrument;
    let answers = Answers::of(id, &now.answers);
    let band = id.band(score.total).map(|band| band.words.to_owned());
    band.into_iter()
        .chain(threshold_words::caseness_words(in_use, score.total))
        .chain(score_words::substitution_lines(score, &answers))
        .chain(score_words::subscale_lines(id.instrument(), &score.subscales))
        .collect()
}

/// The parts that are judged by themselves, as far as they are known, and the last total.
fn unfinished_meaning(in_use: &InUse, standing: &Standing<'_>, unfinished: &Unfinished) -> Vec<String> {
    let known = unfinished.subscales.iter().any(Option::is_some);
    let parts =
        known.then(|| score_words::subscale_lines(in_use.instrument.instrument(), &unfinished.subscales));
    parts.into_iter().flatten().chain(earlier_lines(standing)).collect()
}
