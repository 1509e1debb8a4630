//! Items that alert, told by their answers and never by a level.

use crate::answers::{Answer, Answers};
use crate::contract::clinician::Measurement;
use crate::instrument::Item;
use crate::standing::Standing;
use chrono::NaiveDateTime;

/// An item that alerts, with the last two things said to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alerting {
    /// What was said for the appointment.
    pub now: Option<Said>,
    /// What was said before that, of what can be compared.
    pub before: Option<Said>,
    /// How the two differ.
    pub attention: Attention,
}

/// One answer with its occasion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// When, as of the measurement it belongs to.
    pub at: NaiveDateTime,
    /// The words it was asked in: a place in the view's wordings, from 0.
    pub wording: usize,
    /// What was said.
    pub answer: Answer,
}

/// Why an item that alerts is spoken of. None of these is a level, and the absence of all of them says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attention {
    /// It alerts now and did not before, or was never asked.
    New,
    /// It alerted before, and has more points now.
    Worse,
    /// It alerts as before, or with fewer points.
    Again,
    /// It was withheld, which alerts like an answer and is none.
    Withheld,
    /// It alerted before and does not now.
    NotNow,
    /// It was answered before, whatever was said, and has no answer for the appointment.
    NotAnswered,
}

/// The items of one measure that alert and that there is a reason to speak of.
pub(super) fn alerting(standing: &Standing<'_>) -> Vec<Alerting> {
    let items = standing.instrument.instrument().items.iter().filter(|item| item.alerts_from.is_some());
    items.filter_map(|item| told(standing, item)).collect()
}

fn told(standing: &Standing<'_>, item: &Item) -> Option<Alerting> {
    let said = |past: &Measurement| {
        let answers = Answers::of(standing.instrument, &past.answers);
        let answer = answers.get(item.number)?.clone();
        Some(Said { at: past.at, wording: past.wording, answer })
    };
    let now = standing.now.and_then(said);
    let before = standing.before.iter().rev().find_map(|past| said(past));
    let attention = attention(answer(now.as_ref()), answer(before.as_ref()))?;
    Some(Alerting { now, before, attention })
}

fn answer(said: Option<&Said>) -> Option<&Answer> {
    said.map(|said| &said.answer)
}

fn attention(now: Option<&Answer>, before: Option<&Answer>) -> Option<Attention> {
    let alerted = before.is_some_and(Answer::alerts);
    match now {
        Some(now) if now.is_withheld() => Some(Attention::Withheld),
        Some(now) if now.alerts() => Some(rise(now, before)),
        Some(_) => alerted.then_some(Attention::NotNow),
        None => before.map(|_| Attention::NotAnswered),
    }
}

/// Against what was withheld there is nothing to compare with: it is new.
fn rise(now: &Answer, before: Option<&Answer>) -> Attention {
    match before.filter(|before| before.alerts()).and_then(Answer::points) {
        None => Attention::New,
        Some(before) if now.points() > Some(before) => Attention::Worse,
        Some(_) => Attention::Again,
    }
}
