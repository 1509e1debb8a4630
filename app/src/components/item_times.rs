//! What was said to one item the last three times it was asked, with what the measure came to each time.

use super::phrase::Words;
use crate::score_words::{change_lines, outcome, range};
use crate::times::date;
use crate::worded::{self, Phrase, Wordings, item_name};
use leptos::prelude::*;
use measures::answers::{Answer, Answers};
use measures::contract::clinician::{Measure, Measurement};
use measures::instrument::Item;
use measures::instruments::InstrumentId;
use measures::standing::comparable;

/// The last so many times.
const TIMES: usize = 3;
const COLUMNS: [&str; 3] = ["Answered", "What was said", "Total"];

/// A table of one item, the latest time first, under the exact words it was asked in then; below it how the total changed.
#[component]
pub fn ItemTimes(
    /// An answer to the item.
    answer: Answer,
    /// The measure that it belongs to.
    measure: Measure,
    /// The words it was asked in.
    wordings: Wordings,
) -> impl IntoView {
    let (instrument, item) = (measure.in_use.instrument, answer.declared());
    let all = comparable(&measure.measurements, wordings.all());
    let Some((now, before)) = all.split_last() else { return ().into_any() };
    let question = worded::question(wordings.at(now.wording), item);
    let rows: Vec<_> =
        all.iter().rev().take(TIMES).map(|past| row(past, instrument, item, &wordings)).collect();
    let change = change_lines(&measure.in_use, now, before);
    let change = change.into_iter().map(|line| view! { <p>{format!("Total: {line}.")}</p> });
    let column = |name: &'static str| {
        view! { <th class="nhsuk-table__header" role="columnheader" scope="col">{name}</th> }
    };
    view! {
        <h3>{format!("{} {}: ", instrument.instrument().name, item_name(item))} <Words phrase=question/></h3>
        <table class="nhsuk-table bh-today bh-narrow" role="table">
            <thead role="rowgroup">
                <tr role="row">{COLUMNS.map(column).collect_view()}</tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
        {change.collect_view()}
    }
    .into_any()
}

fn row(past: &Measurement, instrument: InstrumentId, item: &Item, wordings: &Wordings) -> AnyView {
    let answers = Answers::of(instrument, &past.answers);
    let said = answers.get(item.number);
    let said = said.map(|said| worded::answer(wordings.at(past.wording), said));
    let said = said.unwrap_or_else(|| Phrase::ours("Not answered"));
    let range = past.total().map(|_| format!(" {}", range(instrument.instrument()))).unwrap_or_default();
    let total = outcome(instrument, past).map(|words| format!("{words}{range}"));
    let sent = if past.sent { "" } else { ", not sent yet" };
    let when = format!("{}{sent}", date(past.at.date()));
    let [_, said_name, total_name] = COLUMNS;
    view! {
        <tr role="row">
            <th class="nhsuk-table__header" role="rowheader" scope="row">{when}</th>
            <td class="nhsuk-table__cell" role="cell" data-label=said_name><Words phrase=said/></td>
            <td class="nhsuk-table__cell" role="cell" data-label=total_name>
                {total.unwrap_or_else(|| "None".to_owned())}
            </td>
        </tr>
    }
    .into_any()
}
