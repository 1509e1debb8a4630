//! What opens a question: the heading of its section, what is said before it, and the words of its part that are
//! repeated with each of its questions.

use super::folded::Folded;
use super::phrase::Words;
use crate::worded::Phrase;
use leptos::prelude::*;
use measures::instrument::Item;
use measures::sitting::{Place, Progress, Question, Sitting};
use measures::wording::Wording;

/// An instruction up to this long, in characters, stays with every question that has no stem: the days it speaks of
/// must not be forgotten. A longer one would push the question out of sight, and can be opened again.
const STAYS: usize = 240;

/// The id of what is said before a question.
pub const OPENING: &str = "opening";

/// What opens one question.
pub struct Opening {
    /// Shown above it.
    pub above: AnyView,
    /// Whether that says something that was not said above the question before.
    pub is_new: bool,
    /// The part's instruction, to be opened again below it.
    pub below: AnyView,
}

impl Opening {
    /// Of a question of a part in these words.
    pub fn of(words: &Wording, sitting: &Sitting, at: Question, item: &Item) -> Self {
        let number = match sitting.progress(at) {
            Some(Progress::Numbered { number, .. }) => number,
            _ => 0,
        };
        let stays = stem(words, item);
        let once = words.instruction().filter(|said| stays != Some(said));
        let section = words.section(item);
        let new_section = section != (None, None)
            && before(sitting, at).is_none_or(|before| words.section(before) != section);
        let said = [section.0, section.1, once.filter(|_| number == 1)];
        let folded = once.filter(|_| number > 1);
        Self {
            above: above(words, said.into_iter().flatten()),
            is_new: new_section || once.is_some() && number == 1,
            below: folded.map(|said| below(words, said)).into_any(),
        }
    }
}

fn above<'a>(words: &Wording, said: impl Iterator<Item = &'a str>) -> AnyView {
    let line = |said| {
        let Phrase { text, language, direction } = Phrase::installed(words, said);
        view! { <p class="bh-opening" lang=language dir=direction>{text}</p> }
    };
    let lines: Vec<_> = said.map(line).collect();
    (!lines.is_empty()).then(|| view! { <div id=OPENING>{lines}</div> }).into_any()
}

fn below(words: &Wording, said: &str) -> impl IntoView + use<> {
    let phrase = Phrase::installed(words, said);
    view! { <Folded summary="How to answer these questions"><Words phrase=phrase/></Folded> }
}

/// The words that are repeated with every question like this one.
pub fn stem<'a>(words: &'a Wording, item: &Item) -> Option<&'a str> {
    let stays = |said: &&str| item.scored && said.chars().count() <= STAYS;
    words.stem(item).or_else(|| words.instruction().filter(stays))
}

/// The question before in the same part.
fn before(sitting: &Sitting, at: Question) -> Option<&'static Item> {
    let before = sitting.before(Place::Question(at)).filter(|before| before.part == at.part)?;
    sitting.items(before).next()
}
