//! Whether words are complete, and say nothing that is not theirs to say. Phones check too, so it is written with
//! plain searches: sets would be a good part of what a phone downloads.

use super::{ItemWording, WordingFile};
use crate::instrument::{Instrument, Item};
use crate::instruments::InstrumentId;
use std::collections::BTreeMap;
use std::fmt;

/// Why words were refused: the name they go wrong at, and a sentence for whoever wrote them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The key in the file at which it goes wrong; for what is missing, the key that should hold it.
    pub at: String,
    /// What is wrong.
    pub says: String,
}

/// The longest text of a wording file, in characters.
const LONGEST: usize = 2_000;

/// Whether words hold everything that the words which ship hold: what is said before the items, and the options of
/// an item that has its own.
///
/// # Errors
/// When something of it is missing.
pub(super) fn check_against(file: &WordingFile, shipped: &WordingFile) -> Result<(), Fault> {
    for (at, words, needed) in
        [("instruction", &file.instruction, &shipped.instruction), ("stem", &file.stem, &shipped.stem)]
    {
        if needed.is_some() && words.is_none() {
            return Err(fault(at, "its words are missing"));
        }
    }
    let own = |(id, words): &(&String, &ItemWording)| {
        !words.options.is_empty() && file.items.get(*id).is_some_and(|item| item.options.is_empty())
    };
    match shipped.items.iter().find(own) {
        Some((id, _)) => Err(fault(id, "the item has options of its own, and their words are missing")),
        None => Ok(()),
    }
}

/// The instrument whose words these are.
///
/// # Errors
/// When the instrument is unknown, a word is missing or blank, an item, an option or a scale is unknown, or the language
/// is not a language tag.
pub(super) fn check(file: &WordingFile) -> Result<InstrumentId, Fault> {
    let id = InstrumentId::parse(&file.instrument)
        .map_err(|_| fault(&file.instrument, "no instrument has this id"))?;
    let instrument = id.instrument();
    is_language_tag(&file.language)
        .then_some(())
        .ok_or_else(|| fault("language", "this is not a language tag such as en-GB or ar"))?;
    is_name(&file.wording_version).then_some(()).ok_or_else(|| {
        fault("wording_version", "use letters, digits, dots and hyphens only, at most 60 of them")
    })?;
    written("licence", &file.licence)?;
    for (at, words) in [("instruction", &file.instruction), ("stem", &file.stem), ("notice", &file.notice)] {
        words.as_deref().map_or(Ok(()), |words| written(at, words))?;
    }
    check_scales(instrument, file)?;
    check_shared_options(instrument, file)?;
    check_items(instrument, file)?;
    Ok(id)
}

fn check_scales(instrument: &Instrument, file: &WordingFile) -> Result<(), Fault> {
    let is_known = |scale: &String| instrument.items.iter().any(|item| item.scale == Some(scale.as_str()));
    if let Some(unknown) = file.scales.keys().find(|scale| !is_known(scale)) {
        return Err(fault(unknown, "the instrument has no such scale"));
    }
    instrument.items.iter().filter_map(|item| item.scale).try_for_each(|scale| match file.scales.get(scale) {
        Some(words) => written(scale, words),
        None => Err(fault("scales", &format!("the words of the scale “{scale}” are missing"))),
    })
}

fn check_items(instrument: &Instrument, file: &WordingFile) -> Result<(), Fault> {
    let is_known = |id: &String| instrument.items.iter().any(|item| instrument.item_id(item) == *id);
    if let Some(unknown) = file.items.keys().find(|id| !is_known(id)) {
        return Err(fault(unknown, "the instrument has no such item"));
    }
    for item in instrument.items {
        let id = instrument.item_id(item);
        let words = file
            .items
            .get(&id)
            .ok_or_else(|| fault("items", &format!("the words of the item “{id}” are missing")))?;
        check_item(instrument, item, words, &file.options)?;
    }
    Ok(())
}

/// An item has its own options complete, or none and the shared ones complete. Of a scale that is printed with its
/// numbers an option may have no words.
fn check_item(
    instrument: &Instrument,
    item: &Item,
    words: &ItemWording,
    shared: &BTreeMap<String, String>,
) -> Result<(), Fault> {
    let id = &instrument.item_id(item);
    written(id, &words.text)?;
    for words in [&words.hint, &words.section, &words.section_intro] {
        words.as_deref().map_or(Ok(()), |words| written(id, words))?;
    }
    if let Some(unknown) = words.options.keys().find(|name| !has_option(item, name)) {
        return Err(fault(id, &format!("the item has no option “{unknown}”")));
    }
    let options = if words.options.is_empty() { shared } else { &words.options };
    for value in item.asks.values() {
        let name = value.name();
        match options.get(&name) {
            None => return Err(fault(id, &format!("the words of the option “{name}” are missing"))),
            Some(words) if words.is_empty() && instrument.numbered && value.points().is_some() => {}
            Some(words) => written(id, words)?,
        }
    }
    Ok(())
}

fn check_shared_options(instrument: &Instrument, file: &WordingFile) -> Result<(), Fault> {
    let is_known = |name: &String| instrument.items.iter().any(|item| has_option(item, name));
    if let Some(unknown) = file.options.keys().find(|name| !is_known(name)) {
        return Err(fault("options", &format!("no item has an option “{unknown}”")));
    }
    let blank = |(_, words): &(&String, &String)| !instrument.numbered && words.trim().is_empty();
    match file.options.iter().find(blank) {
        Some((name, _)) => Err(fault("options", &format!("the words of the option “{name}” are missing"))),
        None => Ok(()),
    }
}

fn has_option(item: &Item, name: &str) -> bool {
    item.asks.values().iter().any(|value| value.name() == name)
}

/// Words that are there, and of a length that a screen can hold.
fn written(at: &str, words: &str) -> Result<(), Fault> {
    if words.trim().is_empty() {
        return Err(fault(at, "its words are missing"));
    }
    if words.chars().count() > LONGEST || words.contains('\0') {
        return Err(fault(at, &format!("its words must be text of at most {LONGEST} characters")));
    }
    Ok(())
}

/// The form of a tag of BCP 47: parts of letters and digits, the first of two or three small letters.
fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let plain = |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
    (2..=3).contains(&first.len()) && first.chars().all(|c| c.is_ascii_lowercase()) && parts.all(plain)
}

fn is_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    (1..=60).contains(&name.len()) && name.chars().all(plain)
}

fn fault(at: &str, says: &str) -> Fault {
    Fault { at: at.to_owned(), says: says.to_owned() }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}”: {}", self.at, self.says)
    }
}
