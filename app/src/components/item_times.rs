//! What was said to one item the last three times it was asked, with what the measure came to each time.

use super::phrase::Words;
use crate::score_words::{change_lines, outcome, range};
use crate::times::date;
use crate::worded::{self, Wordings, item_name};
use leptos::prelude::*;
use measures::answers::{Answer, Answers};
use measures::contract::clinician::{Measure, Measurement};
use measures::standing::comparable;

/// The last so many times.
const TIMES: usize = 3;

/// A table of one item, the latest time first. The exact words are those it was asked in then.
#[component]
pub fn ItemTimes(
    /// An answer to the item.
    answer: Answer,
    /// The measure that it belongs to.
    measure: Measure,
    /// The words it was asked in.
    wordings: Wordings,
) -> impl IntoView {
    let instrument = measure.in_use.instrument;
    let item = answer.declared();
    let name = instrument.instrument().name;
    let all = comparable(&measure.measurements, wordings.all());
    let question = all.last().map(|last| worded::question(wordings.at(last.wording), item));
    let row = |past: &Measurement| {
        let said = Answers::of(instrument, &past.answers).get(item.number).map_or_else(
            || worded::Phrase::ours("Not answered"),
            |answer| worded::answer(wordings.at(past.wording), answer),
        );
        let range = past.total().map(|_| format!(" {}", range(instrument.instrument()))).unwrap_or_default();
        let total = outcome(instrument, past).map(|words| format!("{words}{range}"));
        let sent = if past.sent { "" } else { ", not sent yet" };
        view! {
            <tr>
                <th class="nhsuk-table__header" scope="row">{date(past.at.date())} {sent}</th>
                <td class="nhsuk-table__cell"><Words phrase=said/></td>
                <td class="nhsuk-table__cell">{total.unwrap_or_else(|| "No total".to_owned())}</td>
            </tr>
        }
    };
    let rows: Vec<_> = all.iter().rev().take(TIMES).map(|past| row(past)).collect();
    let change = match all.split_last() {
        Some((now, before)) => change_lines(&measure.in_use, now, before),
        None => Vec::new(),
    };
    let change = change.into_iter().map(|line| view! { <p>{format!("Total: {line}.")}</p> });
    view! {
        <h3>{format!("{name} {}: ", item_name(item))} {question.map(|phrase| view! { <Words phrase=phrase/> })}</h3>
        <table class="nhsuk-table bh-narrow">
            <thead>
                <tr>
                    <th class="nhsuk-table__header" scope="col">"Answered"</th>
                    <th class="nhsuk-table__header" scope="col">"What was said"</th>
                    <th class="nhsuk-table__header" scope="col">{format!("{name} total")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {change.collect_view()}
    }
}
