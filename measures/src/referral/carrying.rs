//! What the form told already and need not be asked again.

use super::finding::place_of;
use super::form::Form;
use crate::instruments::InstrumentId;

/// Whether a form told all that an instrument asks: each of its items asks the same as a question of the form, and to each
/// of those that the form asks as things stand something was said.
#[must_use]
pub fn tells_all(form: &Form, instrument: InstrumentId) -> bool {
    instrument.instrument().items.iter().map(|item| item.told_by.and_then(place_of)).all(|place| {
        place.is_some_and(|(screen, question)| {
            !form.is_asked(screen, question) || form.tells(&question.id).is_some()
        })
    })
}
