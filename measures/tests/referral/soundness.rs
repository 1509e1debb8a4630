//! What must hold of a declared screen, said as what is wrong with it.

use measures::promises::broken_promise;
use measures::referral::{Asks, Choice, Condition, Question, Screen, Text};
use std::collections::BTreeSet;

/// What is wrong with this screen, asked after these. Nothing, where it can be asked, kept and told.
pub fn flaw(screen: &Screen, before: &[&Screen]) -> Option<String> {
    if before.iter().any(|other| other.id == screen.id) {
        return Some("another screen has its name".to_owned());
    }
    let mut asked: Vec<&Question> = before.iter().flat_map(|screen| screen.questions.iter()).collect();
    for question in screen.questions.iter() {
        if let Some(flaw) = question_flaw(question, &asked) {
            return Some(format!("question \"{}\": {flaw}", question.id));
        }
        asked.push(question);
    }
    let empty = screen.questions.is_empty().then(|| "it asks nothing".to_owned());
    let words = [&screen.heading].into_iter().chain(screen.says.iter());
    let unasked = || asks_nothing(&screen.asked, &asked);
    bad_id(&screen.id).or(empty).or_else(|| bad_words(words)).or_else(unasked)
}

fn question_flaw(question: &Question, before: &[&Question]) -> Option<String> {
    let taken = before.iter().any(|other| other.id == question.id);
    let taken = taken.then(|| "another question has its name".to_owned());
    let words = [&question.name, &question.label].into_iter().chain(&question.hint);
    let asks = || match &question.asks {
        Asks::OneOf(choices) => bad_choices(choices, 2),
        Asks::AnyOf(choices) => bad_choices(choices, 1),
        Asks::Line { at_most, .. } | Asks::Words { at_most } => {
            (!(1..=10_000).contains(at_most)).then(|| "it takes 1 to 10,000 characters".to_owned())
        }
        _ => None,
    };
    let asked = || asks_nothing(&question.asked, before);
    bad_id(&question.id).or(taken).or_else(|| bad_words(words)).or_else(asks).or_else(asked)
}

fn bad_choices(choices: &[Choice], at_least: usize) -> Option<String> {
    let names: BTreeSet<_> = choices.iter().map(|choice| &choice.id).collect();
    let few = (choices.len() < at_least).then(|| format!("it has fewer choices than {at_least}"));
    let twice = (names.len() < choices.len()).then(|| "two of its choices have one name".to_owned());
    let wrong = |choice: &Choice| {
        bad_id(&choice.id).or_else(|| bad_words([&choice.words].into_iter().chain(&choice.hint)))
    };
    few.or(twice).or_else(|| choices.iter().find_map(wrong))
}

/// Names go into addresses, records and pages as they are.
fn bad_id(id: &str) -> Option<String> {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    let fits = (1..=40).contains(&id.len()) && id.bytes().all(plain);
    (!fits).then(|| format!("\"{id}\" is no name: small letters, digits and _ only, 40 at most"))
}

fn bad_words<'a>(words: impl IntoIterator<Item = &'a Text>) -> Option<String> {
    words.into_iter().find_map(|words| match broken_promise(words) {
        _ if words.trim().is_empty() => Some("it has no words".to_owned()),
        Some(phrase) => Some(format!("nobody may read \"{phrase}\"")),
        None => None,
    })
}

/// A condition that can never hold: it must look back, at choices that are there.
fn asks_nothing(condition: &Condition, before: &[&Question]) -> Option<String> {
    let find = |id: &Text| {
        let unknown = || format!("it hangs on \"{id}\", which is not asked before it");
        before.iter().find(|question| question.id == *id).ok_or_else(unknown)
    };
    match condition {
        Condition::Always => None,
        Condition::OneOf(conditions) => {
            conditions.iter().find_map(|condition| asks_nothing(condition, before))
        }
        Condition::WhenSaid { question } => find(question).err(),
        Condition::When { question, chosen } => match find(question) {
            Err(unknown) => Some(unknown),
            Ok(question) => chosen.iter().find(|id| !has_choice(question, id)).map(|id| {
                format!("it hangs on the choice \"{id}\", which \"{}\" does not have", question.id)
            }),
        },
    }
}

fn has_choice(question: &Question, id: &str) -> bool {
    let (Asks::OneOf(choices) | Asks::AnyOf(choices)) = &question.asks else { return false };
    choices.iter().any(|choice| choice.id == id)
}
