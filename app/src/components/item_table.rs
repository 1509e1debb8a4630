//! Every item of a measure with what was said the last three times up to an appointment, side by side, latest first.

use crate::score_words::{answer_words, difference_words};
use crate::standing::Standing;
use crate::times::date;
use chrono::NaiveDateTime;
use leptos::prelude::*;
use measures::answers::{Answer, Answers};
use measures::contract::clinician::{Measure, Measurement};
use measures::instrument::Item;
use measures::score::Total;

const COLUMNS: usize = 3;

/// The table of one measure. Wider than a phone, so it scrolls in a region of its own, and what is new comes first.
#[component]
pub fn ItemTable(
    /// The measure.
    measure: Measure,
    /// When the appointment starts that is being looked at.
    starts: NaiveDateTime,
) -> impl IntoView {
    let instrument = measure.instrument.instrument();
    let heading = format!("{}-items", instrument.id);
    let hint = format!("{heading}-hint");
    let standing = Standing::at(&measure, starts);
    let mut shown = standing.last(COLUMNS);
    shown.reverse();
    let said: Vec<_> = shown.iter().map(|past| Answers::of(measure.instrument, &past.answers)).collect();
    let column = |past: &&Measurement| {
        let ours = past.this_appointment.then(|| view! { <br/> "This appointment" });
        let unsent = (!past.sent).then(|| view! { <br/> "Not sent yet" });
        view! {
            <th class=cell_class("nhsuk-table__header", past) scope="col">{date(past.at.date())} {ours} {unsent}</th>
        }
    };
    // Two earlier occasions compared would read as how it is now.
    let compared = standing.now.is_some() && shown.len() > 1;
    let nothing = standing.now.is_none();
    let change = compared.then(|| view! { <th class="nhsuk-table__header" scope="col">"Change"</th> });
    let mut columns = shown.iter().map(column);
    let latest = columns.next();
    let rows: Vec<_> = (1..)
        .zip(instrument.items)
        .map(|(number, item)| row(number, item, &shown, &said, compared))
        .collect();
    view! {
        <h3 id=heading.clone()>{format!("{} by item", instrument.name)}</h3>
        {nothing.then(|| view! { <p>"Nothing answered for this appointment."</p> })}
        <p class="bh-scroll-hint" id=hint.clone()>"Scroll the table sideways to see all of it."</p>
        <div class="bh-scroll" role="region" aria-labelledby=heading aria-describedby=hint tabindex="0">
            <table class="nhsuk-table bh-items">
                <thead>
                    <tr>
                        <th class="nhsuk-table__header" scope="col">"Item"</th>
                        {latest}
                        {change}
                        {columns.collect_view()}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(
    number: u8,
    item: &Item,
    shown: &[&Measurement],
    said: &[Answers],
    compared: bool,
) -> impl IntoView + use<> {
    let cell = |(past, answers): (&&Measurement, &Answers)| {
        view! { <td class=cell_class("nhsuk-table__cell", past)>{cell_words(answers, number)}</td> }
    };
    let mut cells = shown.iter().zip(said).map(cell);
    let latest = cells.next();
    let answers: Vec<_> = said.iter().map(|answers| answers.get(number)).collect();
    view! {
        <tr>
            <th class="nhsuk-table__header" scope="row">{format!("{number}. {}", item.text)}</th>
            {latest}
            {compared.then(|| difference(&answers))}
            {cells.collect_view()}
        </tr>
    }
}

fn cell_class(kind: &str, past: &Measurement) -> String {
    let now = if past.this_appointment { " bh-items__now" } else { "" };
    format!("{kind}{now}")
}

fn cell_words(answers: &Answers, number: u8) -> String {
    match answers.get(number) {
        Some(answer) => answer_words(answer),
        None if answers.is_asked(number) => "Not answered".to_owned(),
        None => "Not asked".to_owned(),
    }
}

/// From the time before to the last time; "–" where one of the two has no value.
fn difference(answers: &[Option<Answer>]) -> Option<impl IntoView + use<>> {
    let [now, before, ..] = answers else { return None };
    let value = |answer: &Option<Answer>| Some(Total::whole(i32::from(answer.as_ref()?.value()?)));
    let words =
        value(before).zip(value(now)).map(|(before, now)| (difference_words(before, now), before != now));
    let (words, changed) = words.unwrap_or_else(|| ("–".to_owned(), false));
    let class = if changed { "nhsuk-table__cell bh-items__changed" } else { "nhsuk-table__cell" };
    Some(view! { <td class=class>{words}</td> })
}
