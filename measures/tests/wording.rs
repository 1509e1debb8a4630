//! The words of every instrument, held to a copy that was compared with the published text once.
//!
//! The cut-offs were found with these words in this order. New wording is a new instrument, with a new id.

use measures::instrument::{Instrument, Item};
use measures::instruments::catalogue;

const PINNED: &str = include_str!("wording.txt");

#[test]
fn the_words_values_and_order_of_every_instrument_are_as_pinned() {
    let declared: String = catalogue().map(|id| script(id.instrument())).collect();
    for (number, (declared, pinned)) in (1..).zip(declared.lines().zip(PINNED.lines())) {
        assert_eq!(declared, pinned, "line {number} of wording.txt (declared left, pinned right)");
    }
    assert_eq!(declared, PINNED, "wording.txt has too many lines, or too few");
}

/// Everything a patient reads of an instrument, one thing a line.
fn script(instrument: &Instrument) -> String {
    let notice = instrument.rights.notice.map_or(String::new(), |notice| format!("notice: {notice}\n"));
    let items: String = (1..).zip(instrument.items).map(|(number, item)| lines(number, item)).collect();
    format!("# {}\nstem: {}\n{notice}{items}\n", instrument.id, instrument.stem)
}

fn lines(number: u8, item: &Item) -> String {
    let hint = item.hint.map_or(String::new(), |hint| format!("   hint: {hint}\n"));
    let value = |value: Option<u8>| value.map_or_else(|| "-".to_owned(), |value| value.to_string());
    let options = item.options.iter().map(|option| format!("   {} {}", value(option.value), option.words));
    let options: String = options.map(|option| option.trim_end().to_owned() + "\n").collect();
    format!("{number}. {}\n{hint}{options}", item.text)
}
