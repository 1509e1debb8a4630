//! Every item of a measure with what was said the last three times up to an appointment, side by side.

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

/// The table of one measure. Wider than a phone, so it scrolls in a region of its own.
#[component]
pub fn ItemTable(
    /// The measure.
    measure: Measure,
    /// When the appointment starts that is being looked at.
    starts: NaiveDateTime,
) -> impl IntoView {
    let instrument = measure.instrument.instrument();
    let heading = format!("{}-items", instrument.id);
    let standing = Standing::at(&measure, starts);
    let shown = standing.last(COLUMNS);
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
    let since = compared.then(|| view! { <th class="nhsuk-table__header" scope="col">"Change"</th> });
    let rows: Vec<_> = (1..)
        .zip(instrument.items)
        .map(|(number, item)| row(number, item, &shown, &said, compared))
        .collect();
    view! {
        <h3 id=heading.clone()>{format!("{} by item", instrument.name)}</h3>
        {nothing.then(|| view! { <p>"Nothing answered for this appointment."</p> })}
        <div class="bh-scroll" role="region" aria-labelledby=heading tabindex="0">
            <table class="nhsuk-table bh-items">
                <thead>
                    <tr>
                        <th class="nhsuk-table__header" scope="col">"Item"</th>
                        {shown.iter().map(column).collect_view()}
                        {since}
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
    let cells: Vec<_> = shown.iter().zip(said).map(cell).collect();
    let answers: Vec<_> = said.iter().map(|answers| answers.get(number)).collect();
    view! {
        <tr>
            <th class="nhsuk-table__header" scope="row">{format!("{number}. {}", item.text)}</th>
            {cells}
            {compared.then(|| difference(&answers))}
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
    let [.., before, now] = answers else { return None };
    let value = |answer: &Option<Answer>| Some(Total::whole(i32::from(answer.as_ref()?.value()?)));
    let words =
        value(before).zip(value(now)).map(|(before, now)| (difference_words(before, now), before != now));
    let (words, changed) = words.unwrap_or_else(|| ("–".to_owned(), false));
    let class = if changed { "nhsuk-table__cell bh-items__changed" } else { "nhsuk-table__cell" };
    Some(view! { <td class=class>{words}</td> })
}
