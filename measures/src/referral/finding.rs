//! Every screen and question of both stages, by its name. What a service added is not among them.

use super::applying::APPLYING;
use super::asking::{Question, Screen};
use super::preparing::PREPARING;
use super::said::Statement;

/// The screen with this name.
#[must_use]
pub fn screen(id: &str) -> Option<&'static Screen> {
    screens().find(|screen| screen.id == id)
}

/// The question with this name.
#[must_use]
pub fn question(id: &str) -> Option<&'static Question> {
    place_of(id).map(|(_, question)| question)
}

/// Every screen of both stages, in order.
pub fn screens() -> impl Iterator<Item = &'static Screen> {
    APPLYING.iter().chain(PREPARING.iter().flat_map(|task| task.screens))
}

/// What of these is still gone on with once a form was sent: what was said before the assessment, and to what the
/// service added, and who the form is for, by which the questions there speak to them. No word of the first part.
#[must_use]
pub fn later(said: Vec<Statement>) -> Vec<Statement> {
    let of_first = |question: &str| {
        APPLYING.iter().flat_map(|screen| screen.questions.iter()).any(|one| one.id == question)
    };
    let mut said = said;
    said.retain(|one| one.question == "who_for" || !of_first(&one.question));
    said
}

/// A question and the screen it is on.
pub(super) fn place_of(id: &str) -> Option<(&'static Screen, &'static Question)> {
    let on = |screen: &'static Screen| screen.questions.iter().map(move |question| (screen, question));
    screens().flat_map(on).find(|(_, question)| question.id == id)
}
