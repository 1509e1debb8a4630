//! What was said, in the codes of the data set: derived whenever it is read, from what was said.

use super::asking::{Field, Question, Text};
use super::finding::screens;
use super::form::Form;
use super::said::Said;
use super::telling::chosen;
use crate::civil::write_date;
use std::borrow::Cow::Owned;

/// One value for one field of the data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coded {
    /// The question it comes from.
    pub question: &'static str,
    /// Where it goes. A field that comes up twice has two rows.
    pub field: &'static Field,
    /// The code, or the value where the field has no codes.
    pub value: Text,
}

/// Everything a form says that the data set has a place for, in the order of the form. A question that was asked and
/// not answered, or never reached, has the code for "not asked", where there is one; "prefer not to say" has its own.
/// What staff code themselves is not among it.
#[must_use]
pub fn coded(form: &Form) -> Vec<Coded> {
    let asked = screens().flat_map(|screen| form.questions(screen));
    let with_field = asked.filter_map(|question| question.field.as_ref().map(|field| (question, field)));
    let code = |(question, field): (&'static Question, &'static Field)| {
        let values = match form.tells(&question.id) {
            Some(said) => values(question, said),
            None => field.not_asked.iter().cloned().collect(),
        };
        values.into_iter().map(move |value| Coded { question: &question.id, field, value })
    };
    with_field.flat_map(code).collect()
}

/// Words that people wrote are no codes: those of a field with choices are for staff.
fn values(question: &'static Question, said: &Said) -> Vec<Text> {
    match said {
        Said::Chose(_) | Said::Ticked(_) => {
            chosen(question, said).into_iter().filter_map(|choice| choice.code.clone()).collect()
        }
        Said::Wrote(words) if question.asks.has_one_spelling() => vec![Owned(words.clone())],
        Said::Day(day) => vec![Owned(write_date(*day))],
        Said::Month { year, month } => vec![Owned(format!("{year:04}-{month:02}"))],
        Said::Wrote(_) | Said::Rated(_) | Said::Skipped => vec![],
    }
}
