//! What a pack still lacks, item by item, and why.

use crate::answers::{Answer, Answers, Reply};
use crate::contract::clinician::{Measure, Measurement};
use crate::instrument::Item;
use crate::instruments::InstrumentId;
use crate::pack::Pack;

/// What one measure of an appointment's pack lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Which measure.
    pub instrument: InstrumentId,
    /// The words it was asked in, a place in the view's wordings from 0. None where nothing of it was answered.
    pub wording: Option<usize>,
    /// The items without a value, in the order asked. Never none.
    pub items: Vec<Lacking>,
    /// Whether everything that is asked was left to talk about.
    pub left_to_talk: bool,
}

/// An asked item that has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lacking {
    /// The item.
    pub item: &'static Item,
    /// Why it has none.
    pub why: Why,
}

/// Why an item has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Nobody has answered it.
    NotAnswered,
    /// It may be skipped, and was.
    Skipped,
    /// It was not answered on purpose.
    Withheld,
}

/// What is missing of an appointment's pack, measure by measure, in the order asked. `asked` is what the last
/// invitation asks: of what it does not ask, nothing is missing unless it was begun.
#[must_use]
pub fn missing(measures: &[Measure], asked: Option<&Pack>) -> Vec<Missing> {
    let asked = asked.map_or(&[][..], Pack::instruments);
    measures.iter().filter_map(|measure| of_measure(measure, asked)).collect()
}

fn of_measure(measure: &Measure, asked: &[InstrumentId]) -> Option<Missing> {
    let instrument = measure.in_use.instrument;
    let measurement = this_appointment(measure);
    if measurement.is_none() && !asked.contains(&instrument) {
        return None;
    }
    let given = measurement.map_or(&[][..], |measurement| &measurement.answers);
    let answers = Answers::of(instrument, given);
    let items = lacking(&answers);
    (!items.is_empty()).then(|| Missing {
        instrument,
        wording: measurement.map(|measurement| measurement.wording),
        items,
        left_to_talk: is_left_to_talk(&answers),
    })
}

/// What was answered for the appointment that is being looked at.
fn this_appointment(measure: &Measure) -> Option<&Measurement> {
    measure.measurements.iter().rev().find(|measurement| measurement.this_appointment)
}

fn lacking(answers: &Answers) -> Vec<Lacking> {
    let asked = answers.items().filter(|(item, _)| answers.is_asked(item));
    asked.filter_map(|(item, answer)| Some(Lacking { item, why: why(item, answer)? })).collect()
}

fn why(item: &Item, answer: Option<&Answer>) -> Option<Why> {
    match answer.map(Answer::reply) {
        None => Some(Why::NotAnswered),
        Some(Reply::Withheld) if item.optional => Some(Why::Skipped),
        Some(Reply::Withheld) => Some(Why::Withheld),
        Some(Reply::Chosen(_) | Reply::Wrote(_) | Reply::Day(_)) => None,
    }
}

fn is_left_to_talk(answers: &Answers) -> bool {
    let mut asked = answers.items().filter(|(item, _)| answers.is_asked(item));
    asked.all(|(_, answer)| answer.is_some_and(Answer::is_withheld))
}
