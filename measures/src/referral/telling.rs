//! The exact words of an answer, and which of them a named person must read.

use super::asking::{Asks, Choice, ChoiceKind, Question, Screen};
use super::finding::screens;
use super::form::Form;
use super::phone;
use super::said::Said;
use crate::civil_date::{in_words, month_name};
use crate::nhs_number;

/// An answer as its question showed it. A practice is told by its code: its name is in the service's list.
#[must_use]
pub fn words_of(question: &Question, said: &Said) -> String {
    match (said, &question.asks) {
        (Said::Skipped, _) => "Not provided".to_owned(),
        (Said::Chose(_) | Said::Ticked(_), _) => {
            let words: Vec<&str> = chosen(question, said).iter().map(|choice| &*choice.words).collect();
            words.join(", ")
        }
        (Said::Wrote(number), Asks::NhsNumber) => nhs_number::shown(number),
        (Said::Wrote(number), Asks::Phone) => phone::shown(number),
        (Said::Wrote(words), _) => words.clone(),
        (Said::Day(day), _) => in_words(*day),
        (Said::Month { year, month }, _) => format!("{} {year}", month_name(u32::from(*month))),
        (Said::Rated(points), _) => format!("{points} out of 10"),
    }
}

/// Whether an answer says no more than what it opened, which is told by itself: that somebody looked for their surgery,
/// where the surgery stands right after.
#[must_use]
pub fn only_opens(question: &Question, form: &Form) -> bool {
    OPENERS.iter().any(|(opener, choice)| question.id == *opener && form.chose(opener) == Some(choice))
}

/// Questions, each with the choice that only opens the next one.
const OPENERS: [(&str, &str); 4] = [
    ("gp_known", "found"),
    ("nhs_number_known", "yes"),
    ("postcode_known", "yes"),
    ("own_words_how", "write"),
];

/// What was said on this screen that raises an alert or belongs to one, in exact words: what was asked, and what was
/// said. None where nothing on this screen does.
///
/// With what raises it come all other answers of the screen, and before them what was said elsewhere that belongs.
#[must_use]
pub fn disclosures(screen: &Screen, form: &Form) -> Option<Vec<(String, String)>> {
    if has(screen, form, &[ChoiceKind::Alerts]) {
        return Some(story(screen, form));
    }
    let alerts = screens().any(|screen| has(screen, form, &[ChoiceKind::Alerts]));
    (alerts && has(screen, form, &BELONG)).then(|| belonging(screen, form))
}

/// What was said anywhere in the form that belongs to the story of an alert, whatever raises that: an answer to a
/// measure, too.
#[must_use]
pub fn background(form: &Form) -> Vec<(String, String)> {
    screens().flat_map(|screen| belonging(screen, form)).collect()
}

/// What a screen that alerts says as things stand, alerting or no longer: what was said elsewhere that belongs to the
/// story, then every answer of the screen.
#[must_use]
pub fn story(screen: &Screen, form: &Form) -> Vec<(String, String)> {
    let elsewhere = screens().filter(|other| other.id != screen.id).flat_map(|other| belonging(other, form));
    let here = form.questions(screen).into_iter().filter_map(|question| told(question, form));
    elsewhere.chain(here).collect()
}

/// Whether the help page comes after this screen.
#[must_use]
pub fn shows_help(screen: &Screen, form: &Form) -> bool {
    has(screen, form, &[ChoiceKind::Alerts, ChoiceKind::ShowsHelp])
}

/// Whether something can be said on a screen that raises an alert.
#[must_use]
pub fn can_alert(screen: &Screen) -> bool {
    let can = |question: &Question| match &question.asks {
        Asks::OneOf(choices) | Asks::AnyOf(choices) => {
            choices.iter().any(|choice| choice.kind == ChoiceKind::Alerts)
        }
        _ => false,
    };
    screen.questions.iter().any(can)
}

/// Whether this answer to a question raises an alert, asked or no longer asked.
#[must_use]
pub fn alerts(question: &Question, said: &Said) -> bool {
    chosen(question, said).iter().any(|choice| choice.kind == ChoiceKind::Alerts)
}

/// What is part of the story of an alert that something else raised.
const BELONG: [ChoiceKind; 2] = [ChoiceKind::ShowsHelp, ChoiceKind::BelongsToAlerts];

/// Whether a choice of one of these kinds stands on the screen.
fn has(screen: &Screen, form: &Form, kinds: &[ChoiceKind]) -> bool {
    form.questions(screen).into_iter().any(|question| is_of(question, form, kinds))
}

fn is_of(question: &Question, form: &Form, kinds: &[ChoiceKind]) -> bool {
    let said = form.tells(&question.id);
    said.is_some_and(|said| chosen(question, said).iter().any(|choice| kinds.contains(&choice.kind)))
}

/// What was said on this screen that belongs to the story of an alert, whatever raises that.
#[must_use]
pub fn belonging(screen: &Screen, form: &Form) -> Vec<(String, String)> {
    let belong = form.questions(screen).into_iter().filter(|question| is_of(question, form, &BELONG));
    belong.filter_map(|question| told(question, form)).collect()
}

fn told(question: &Question, form: &Form) -> Option<(String, String)> {
    form.tells(&question.id).map(|said| (question.label.to_string(), words_of(question, said)))
}

/// The choices that were made.
pub(super) fn chosen<'a>(question: &'a Question, said: &Said) -> Vec<&'a Choice> {
    let (Asks::OneOf(choices) | Asks::AnyOf(choices)) = &question.asks else { return vec![] };
    let is_chosen = |choice: &&Choice| match said {
        Said::Chose(id) => *id == choice.id,
        Said::Ticked(ids) => ids.contains(&choice.id),
        _ => false,
    };
    choices.iter().filter(is_chosen).collect()
}
