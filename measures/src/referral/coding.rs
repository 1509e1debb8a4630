//! What was said, in the codes of the data set: derived from what was said, and stored beside it when a form is taken on.

use super::asking::{ChoiceKind, Condition, Field, Question, Screen, Text};
use super::contact::Contact;
use super::finding::{question, screens};
use super::form::Form;
use super::said::Said;
use super::telling::chosen;
use crate::civil::write_date;
use serde::{Deserialize, Serialize};
use std::borrow::Cow::{Borrowed, Owned};

/// One value for one field of the data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coded {
    /// The question it comes from.
    pub question: &'static str,
    /// Where it goes. A field that comes up twice has two rows.
    pub field: &'static Field,
    /// The code, or the value where the field has no codes.
    pub value: Text,
    /// Why it is that one.
    pub why: Why,
}

/// Why a field has its code. What was declined and what was never asked are never the same, also where a list of codes
/// would allow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// They said so.
    Said,
    /// They preferred not to say.
    Declined,
    /// They passed over the question, or never came to it.
    NotAsked,
    /// It cannot be asked of them, because of what they said before.
    DoesNotApply,
}

/// Where the status of the NHS number goes, which nobody is asked.
static NHS_NUMBER_STATUS: Field = Field::new("IDS001", "NHSNumberStatus");
/// Where the commissioner goes, which follows from the GP practice.
static COMMISSIONER: Field = Field::new("IDS101", "OrgIDComm");
/// The question that asks for the practice.
const PRACTICE: &str = "gp_practice";

/// Everything a form says that the data set has a place for, in the order of the form. A question that was passed over or
/// never reached has the code for "not asked", where there is one; one that what they said before rules out, the code for
/// "does not apply"; "prefer not to say" has its own. What staff code themselves is not among it.
#[must_use]
pub fn coded(form: &Form) -> Vec<Coded> {
    let on = |screen: &'static Screen| screen.questions.iter().map(move |question| (screen, question));
    let questions = screens().flat_map(on);
    let code = |(screen, question): (&'static Screen, &'static Question)| {
        let field = question.field.as_ref();
        let values = field.map(|field| of_question(form, screen, question, field)).unwrap_or_default();
        let row = move |(value, why)| Some(Coded { question: &question.id, field: field?, value, why });
        values.into_iter().filter_map(row).chain(status(form, question))
    };
    questions.flat_map(code).collect()
}

/// Everything a form says that the data set has a place for, and after the practice it names, the ODS code of that
/// practice's commissioner. A form that names none has none: staff know whose patient it is.
#[must_use]
pub fn coded_with_commissioner(form: &Form, commissioner: &str) -> Vec<Coded> {
    let mut codes = coded(form);
    let practice = codes.iter().position(|code| code.question == PRACTICE && code.why == Why::Said);
    if let Some(place) = practice
        && !commissioner.is_empty()
    {
        let value = Owned(commissioner.to_owned());
        let row = Coded { question: PRACTICE, field: &COMMISSIONER, value, why: Why::Said };
        codes.insert(place + 1, row);
    }
    codes
}

fn of_question(form: &Form, screen: &Screen, question: &'static Question, field: &Field) -> Vec<(Text, Why)> {
    let one = |code: &Option<Text>, why| code.iter().map(|code| (code.clone(), why)).collect();
    if form.is_asked(screen, question) {
        let not_asked = || one(&field.not_asked, Why::NotAsked);
        return form.tells(&question.id).map_or_else(not_asked, |said| values(question, said));
    }
    // Where a field cannot say that it does not apply, another question has the say.
    match &field.does_not_apply {
        None => Vec::new(),
        code @ Some(_) if is_ruled_out(form, question) => one(code, Why::DoesNotApply),
        Some(_) => one(&field.not_asked, Why::NotAsked),
    }
}

/// Words that people wrote are no codes: those of a field with choices are for staff.
fn values(question: &'static Question, said: &Said) -> Vec<(Text, Why)> {
    let value = match said {
        Said::Chose(_) | Said::Ticked(_) => {
            let why = |kind| if kind == ChoiceKind::Declines { Why::Declined } else { Why::Said };
            let chosen = chosen(question, said).into_iter();
            return chosen.filter_map(|choice| Some((choice.code.clone()?, why(choice.kind)))).collect();
        }
        Said::Wrote(words) if question.asks.has_one_spelling() => words.clone(),
        Said::Day(day) => write_date(*day),
        Said::Month { year, month } => format!("{year:04}-{month:02}"),
        Said::Wrote(_) | Said::Rated(_) | Said::Skipped => return Vec::new(),
    };
    vec![(Owned(value), Why::Said)]
}

/// Whether the question that this one hangs on was answered, and so that this one cannot be asked of them. Whoever
/// preferred not to say may be one of those it applies to.
fn is_ruled_out(form: &Form, asked: &Question) -> bool {
    let Condition::When { question: above, .. } = &asked.asked else { return false };
    let told = question(above).zip(form.tells(above));
    told.is_some_and(|(above, said)| {
        chosen(above, said).iter().all(|choice| choice.kind != ChoiceKind::Declines)
    })
}

/// The status of the NHS number, after the number itself.
fn status(form: &Form, after: &'static Question) -> Option<Coded> {
    let value = Borrowed(Contact::of(form).nhs_number_status());
    let row = Coded { question: &after.id, field: &NHS_NUMBER_STATUS, value, why: Why::Said };
    (after.id == "nhs_number").then_some(row)
}
