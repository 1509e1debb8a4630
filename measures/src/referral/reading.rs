//! From what was typed to what is kept. The browser reads and the server checks, by the same rules.

use super::asking::{Asks, Choice, ChoiceKind, Need, Question, Screen, Text};
use super::days::{check_birthday, check_month, read_birthday, read_month};
use super::fault::Fault;
use super::form::Form;
use super::rules::Rules;
use super::said::Said;
use super::{email, phone, plain, postcode};
use crate::nhs_number;
use chrono::{Datelike, NaiveDate};

/// What stands in the fields of one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// A field of text.
    Text(String),
    /// Radios: the choice's id. For a rating, the number.
    Chosen(Option<Text>),
    /// Checkboxes: the choices' ids.
    Ticked(Vec<Text>),
    /// A day in three boxes.
    Date {
        /// The day.
        day: String,
        /// The month: a number, a name or its first three letters or more.
        month: String,
        /// The year.
        year: String,
    },
    /// A month in two boxes.
    Month {
        /// As in a date.
        month: String,
        /// The year.
        year: String,
    },
}

/// What was typed, in the spelling that is kept.
///
/// # Errors
/// What to put right. What was typed stays with the caller.
pub fn read(question: &Question, typed: &Typed, rules: &Rules, today: NaiveDate) -> Result<Said, Fault> {
    let said = match typed {
        Typed::Text(text) => read_text(&question.asks, text, rules)?,
        Typed::Chosen(None) => Said::Skipped,
        Typed::Chosen(Some(id)) => match question.asks {
            Asks::OneOf(_) => Said::Chose(id.clone()),
            _ => read_text(&question.asks, id, rules)?,
        },
        Typed::Ticked(ids) => read_ticks(question, ids),
        Typed::Date { day, month, year } => read_birthday(day, month, year, today)?,
        Typed::Month { month, year } => read_month(month, year)?,
    };
    check(question, &said, rules, today).map(|()| said)
}

/// Whether this may be kept as an answer to the question, in this spelling.
///
/// # Errors
/// What to put right; [`Fault::NotUnderstood`] for what no form of ours sends.
pub fn check(question: &Question, said: &Said, rules: &Rules, today: NaiveDate) -> Result<(), Fault> {
    match (&question.asks, said) {
        (_, Said::Skipped) if question.need == Need::Optional => Ok(()),
        (_, Said::Skipped) => Err(Fault::Missing),
        (Asks::OneOf(choices), Said::Chose(id)) => {
            choices.iter().any(|choice| choice.id == *id).then_some(()).ok_or(Fault::NotUnderstood)
        }
        (Asks::AnyOf(choices), Said::Ticked(ids)) => check_ticks(choices, ids),
        (Asks::Line { at_most, .. } | Asks::Words { at_most }, Said::Wrote(words)) => {
            let fits = words.chars().count() <= usize::from(*at_most);
            fits.then_some(()).ok_or(Fault::TooLong(*at_most)).and(check_spelling(
                &question.asks,
                words,
                rules,
            ))
        }
        (Asks::Birthday, Said::Day(day)) => check_birthday(*day, today),
        (Asks::Month, Said::Month { year, month }) => check_month(*year, *month, today),
        (Asks::Rating, Said::Rated(points)) => (*points <= 10).then_some(()).ok_or(Fault::NotUnderstood),
        (asks, Said::Wrote(words)) => check_spelling(asks, words, rules),
        _ => Err(Fault::NotUnderstood),
    }
}

/// What is wrong between the questions of a screen: no way to reach somebody, or a beginning before their birth.
#[must_use]
pub fn screen_fault(screen: &Screen, form: &Form) -> Option<(&'static str, Fault)> {
    let born = match form.tells("date_of_birth") {
        Some(Said::Day(day)) => Some((day.year(), day.month())),
        _ => None,
    };
    match &*screen.id {
        "contact" => {
            let reachable = ["mobile", "landline", "email"].iter().any(|way| form.wrote(way).is_some());
            (!reachable).then_some(("mobile", Fault::NoWayToReachYou))
        }
        "since" => match form.tells("since") {
            Some(Said::Month { year, month }) if Some((i32::from(*year), u32::from(*month))) < born => {
                Some(("since", Fault::BeforeBirth))
            }
            _ => None,
        },
        _ => None,
    }
}

/// A text in the one spelling of its kind. Empty is passed over.
fn read_text(asks: &Asks, text: &str, rules: &Rules) -> Result<Said, Fault> {
    let text = match asks {
        Asks::Words { .. } => plain::words(text),
        _ => plain::line(text),
    };
    if text.is_empty() {
        return Ok(Said::Skipped);
    }
    match asks {
        Asks::Phone => phone::read(&text).map_err(Fault::Phone),
        Asks::Email => email::read(&text).map_err(Fault::Email),
        Asks::Postcode => postcode::read(&text).map_err(Fault::Postcode),
        Asks::NhsNumber => nhs_number::read(&text, rules.test_numbers).map_err(Fault::NhsNumber),
        Asks::Practice => is_practice(&text).then_some(text).ok_or(Fault::NotUnderstood),
        Asks::Rating => return text.parse().map(Said::Rated).map_err(|_| Fault::NotUnderstood),
        Asks::Line { .. } | Asks::Words { .. } => Ok(text),
        Asks::OneOf(_) | Asks::AnyOf(_) | Asks::Birthday | Asks::Month => Err(Fault::NotUnderstood),
    }
    .map(Said::Wrote)
}

/// What is kept reads as itself.
fn check_spelling(asks: &Asks, words: &str, rules: &Rules) -> Result<(), Fault> {
    match read_text(asks, words, rules)? {
        Said::Wrote(read) if read == words => Ok(()),
        _ => Err(Fault::NotUnderstood),
    }
}

/// The code of a practice, six capitals and digits. Whether there is such a practice only the server knows.
fn is_practice(code: &str) -> bool {
    code.len() == 6 && code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

/// The ticks in the order of the question, each once.
fn read_ticks(question: &Question, ids: &[Text]) -> Said {
    let Asks::AnyOf(choices) = &question.asks else { return Said::Ticked(ids.to_vec()) };
    let known = choices.iter().map(|choice| &choice.id).filter(|id| ids.contains(id));
    let unknown = ids.iter().filter(|id| choices.iter().all(|choice| choice.id != **id));
    let ticked: Vec<_> = known.chain(unknown).cloned().collect();
    if ticked.is_empty() { Said::Skipped } else { Said::Ticked(ticked) }
}

fn check_ticks(choices: &[Choice], ids: &[Text]) -> Result<(), Fault> {
    let in_order: Vec<_> = choices.iter().filter(|choice| ids.contains(&choice.id)).collect();
    if in_order.is_empty() || !in_order.iter().map(|choice| &choice.id).eq(ids) {
        return Err(Fault::NotUnderstood);
    }
    let stands_alone = |choice: &&&Choice| matches!(choice.kind, ChoiceKind::Excludes | ChoiceKind::Declines);
    match in_order.iter().find(stands_alone) {
        Some(choice) if in_order.len() > 1 => Err(Fault::StandsAlone(choice.words.clone())),
        _ => Ok(()),
    }
}
