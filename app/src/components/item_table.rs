//! Every item of a measure with what was said the last three times up to an appointment, side by side, latest first.

use super::phrase::Words;
use crate::entered_words::{amended_words, amendment_words, entered_words};
use crate::score_words::difference_words;
use crate::times::date;
use crate::worded::{self, Phrase, Wordings};
use chrono::NaiveDateTime;
use leptos::prelude::*;
use measures::answers::{Answer, Answers};
use measures::contract::clinician::{EnteredBy, How, Measure, Measurement};
use measures::instrument::{Item, Named};
use measures::instruments::InstrumentId;
use measures::score::Total;
use measures::standing::Standing;
use measures::wording::Wording;

const COLUMNS: usize = 3;

/// The table of one measure. Wider than a phone, so it scrolls in a region of its own, and what is new comes first.
#[component]
pub fn ItemTable(
    /// The measure.
    measure: Measure,
    /// The words it was asked in.
    wordings: Wordings,
    /// When the appointment starts that is being looked at.
    starts: NaiveDateTime,
) -> impl IntoView {
    let id = measure.in_use.instrument;
    let instrument = id.instrument();
    let heading = format!("{}-items", instrument.id);
    let hint = format!("{heading}-hint");
    let standing = Standing::at(&measure, wordings.all(), starts);
    let mut shown = standing.last(COLUMNS);
    shown.reverse();
    let said: Vec<_> = shown.iter().map(|past| Said::of(id, past, &wordings)).collect();
    // One column alone needs no telling apart.
    let several = shown.len() > 1;
    let column = |past: &&Measurement| {
        let amended = amended_words(id, past).map(|words| view! { <br/> {words} });
        let ours = (several && past.this_appointment).then(|| view! { <br/> "This appointment" });
        let unsent = (!past.sent).then(|| view! { <br/> "Not sent yet" });
        view! {
            <th class=cell_class("nhsuk-table__header", past) scope="col">{date(past.at.date())} {ours} {unsent} {amended}</th>
        }
    };
    // Two earlier occasions compared would read as how it is now.
    let compared = standing.now.is_some() && several;
    let nothing = standing.now.is_none();
    let change = compared.then(|| view! { <th class="nhsuk-table__header" scope="col">"Change"</th> });
    let mut columns = shown.iter().map(column);
    let latest = columns.next();
    let rows: Vec<_> = instrument.items.iter().map(|item| row(item, &said, compared)).collect();
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

/// One column: what was said on one occasion, and the words it was asked in.
struct Said<'a> {
    past: &'a Measurement,
    answers: Answers,
    wording: Option<&'a Wording>,
}

impl<'a> Said<'a> {
    fn of(id: InstrumentId, past: &'a Measurement, wordings: &'a Wordings) -> Self {
        Self { past, answers: Answers::of(id, &past.answers), wording: wordings.at(past.wording) }
    }

    fn to(&self, item: &Item) -> Phrase {
        match self.answers.get(item.number) {
            Some(answer) => worded::answer(self.wording, answer),
            None if self.answers.is_asked(item) => Phrase::ours("Not answered"),
            None => Phrase::ours("Not asked"),
        }
    }

    /// Who entered it, where it is not plain, and what was amended, with what was sent.
    fn notes(&self, item: &Item) -> Vec<String> {
        let Measurement { record, this_appointment, .. } = self.past;
        let told =
            |by: &&EnteredBy| *this_appointment || !matches!(by.how, How::Themselves | How::FirstDevice);
        let entered = record.entered(item.number).filter(told).map(entered_words);
        let amendments: Vec<_> = record.of_item(item.number).map(amendment_words).collect();
        let sent = record.as_sent.as_ref().filter(|_| !amendments.is_empty()).map(|sent| {
            let said = sent.answers.iter().find(|answer| answer.item() == item.number);
            let said = said.map(|answer| worded::answer(self.wording, answer).text);
            format!("Sent as: {}", said.unwrap_or_else(|| "not answered".to_owned()))
        });
        entered.into_iter().chain(sent).chain(amendments).collect()
    }
}

fn row(item: &Item, said: &[Said<'_>], compared: bool) -> impl IntoView + use<> {
    let cell = |said: &Said<'_>| {
        let notes =
            said.notes(item).into_iter().map(|words| view! { <span class="bh-items__note">{words}</span> });
        let notes = notes.collect_view();
        view! { <td class=cell_class("nhsuk-table__cell", said.past)><Words phrase=said.to(item)/> {notes}</td> }
    };
    let number = match item.named {
        Named::Number(number) => format!("{number}. "),
        Named::Word(_) => String::new(),
    };
    // The latest words: those of earlier occasions may have differed.
    let question = worded::question(said.first().and_then(|said| said.wording), item);
    let mut cells = said.iter().map(cell);
    let latest = cells.next();
    let answers: Vec<_> = said.iter().map(|said| said.answers.get(item.number)).collect();
    view! {
        <tr>
            <th class="nhsuk-table__header" scope="row">{number} <Words phrase=question/></th>
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

/// From the time before to the last time; "–" where one of the two has no points.
fn difference(answers: &[Option<&Answer>]) -> Option<impl IntoView + use<>> {
    let [now, before, ..] = answers else { return None };
    let points = |answer: &Option<&Answer>| Some(Total::whole(i32::from(answer.as_ref()?.points()?)));
    let words = points(before)
        .zip(points(now))
        .map(|(before, now)| (difference_words(before, now, |total| total.to_string()), before != now));
    let (words, changed) = words.unwrap_or_else(|| ("–".to_owned(), false));
    let class = if changed { "nhsuk-table__cell bh-items__changed" } else { "nhsuk-table__cell" };
    Some(view! { <td class=class>{words}</td> })
}
