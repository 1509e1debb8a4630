//! The published words, held to a copy that was compared with the published text once.
//!
//! The cut-offs were found with these words in this order. New wording is a new instrument, with a new id.

use crate::shipped;
use measures::instrument::{Item, Named};
use measures::instruments::catalogue;
use measures::wording::Wording;

const PINNED: &str = include_str!("../wording.txt");

#[test]
fn the_published_words_values_and_order_are_as_pinned() {
    let declared: String = ["phq9", "gad7", "pcl5", "phobia"].map(|id| script(&shipped(id))).concat();
    for (number, (declared, pinned)) in (1..).zip(declared.lines().zip(PINNED.lines())) {
        assert_eq!(declared, pinned, "line {number} of wording.txt (declared left, pinned right)");
    }
    assert_eq!(declared, PINNED, "wording.txt has too many lines, or too few");
}

#[test]
fn published_words_whose_answers_are_judged_by_a_number_are_pinned() {
    for id in catalogue() {
        let judged = id.instrument().scoring.is_some() || id.evidence().asks_more_from.is_some();
        let published = !shipped(id.as_str()).is_stand_in();
        let pinned = PINNED.contains(&format!("# {}\n", id.as_str()));
        assert_eq!(pinned, judged && published, "{id:?}");
    }
}

/// Everything a patient reads of an instrument, one thing a line.
fn script(wording: &Wording) -> String {
    let instrument = wording.instrument().instrument();
    let instruction = wording.instruction().map_or(String::new(), |words| format!("instruction: {words}\n"));
    let stem = instrument.items.iter().find_map(|item| wording.stem(item));
    let stem = stem.map_or(String::new(), |stem| format!("stem: {stem}\n"));
    let items: String = instrument.items.iter().map(|item| lines(wording, item)).collect();
    format!("# {}\n{instruction}{stem}{items}\n", instrument.id)
}

fn lines(wording: &Wording, item: &Item) -> String {
    let named = match item.named {
        Named::Number(number) => number.to_string(),
        Named::Word(word) => word.to_owned(),
    };
    let hint = wording.hint(item).map_or(String::new(), |hint| format!("   hint: {hint}\n"));
    let line = |value: &measures::instrument::Value| {
        format!("   {} {}", value.name(), wording.option(item, *value)).trim_end().to_owned() + "\n"
    };
    let options: String = item.asks.values().iter().map(line).collect();
    format!("{named}. {}\n{hint}{options}", wording.text(item))
}
