//! The words of one item, ready to be shown.

use super::{ItemWording, Wording};
use crate::answers::{Answer, Reply};
use crate::civil_date::in_words;
use crate::instrument::{Item, Value};

/// How staff and the check page read an item that was not answered on purpose.
const WITHHELD: &str = "I’d rather not answer this here";
/// Languages written from right to left, by the first part of their tag.
const RIGHT_TO_LEFT: [&str; 11] = ["ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"];
/// Scripts written from right to left. A tag that names its script says more than its language does.
const SCRIPTS: [&str; 4] = ["Arab", "Hebr", "Thaa", "Syrc"];

impl Wording {
    /// The way it is written, for the page's `dir`.
    #[must_use]
    pub fn direction(&self) -> &'static str {
        let script = self.language().split('-').find(|part| part.len() == 4);
        let first = self.language().split('-').next().unwrap_or_default();
        let rtl = script.map_or_else(|| RIGHT_TO_LEFT.contains(&first), |script| SCRIPTS.contains(&script));
        if rtl { "rtl" } else { "ltr" }
    }

    /// What is said before the first item.
    #[must_use]
    pub fn instruction(&self) -> Option<&str> {
        self.file.instruction.as_deref()
    }

    /// The words that open the item: only scored items are opened by the stem.
    #[must_use]
    pub fn stem(&self, item: &Item) -> Option<&str> {
        self.file.stem.as_deref().filter(|_| item.scored)
    }

    /// The question.
    #[must_use]
    pub fn text(&self, item: &Item) -> &str {
        self.of(item).map_or("", |words| &words.text)
    }

    /// A small line of help under the question.
    #[must_use]
    pub fn hint(&self, item: &Item) -> Option<&str> {
        self.of(item)?.hint.as_deref()
    }

    /// The heading it stands under, and what is said there. Both stand until another heading does.
    #[must_use]
    pub fn section(&self, item: &Item) -> (Option<&str>, Option<&str>) {
        let items = self.instrument().instrument().items;
        let up_to = items.iter().take_while(|other| other.number != item.number).chain([item]);
        up_to.filter_map(|item| self.of(item)).fold((None, None), |(section, intro), words| {
            let said = words.section_intro.as_deref();
            match words.section.as_deref() {
                Some(heading) if section != Some(heading) => (Some(heading), said),
                _ => (section, said.or(intro)),
            }
        })
    }

    /// What the scale is called that an item is rated on.
    #[must_use]
    pub fn scale(&self, item: &Item) -> Option<&str> {
        self.file.scales.get(item.scale?).map(String::as_str)
    }

    /// The question with the scale it is rated on, on one line.
    #[must_use]
    pub fn line(&self, item: &Item) -> String {
        match self.scale(item) {
            Some(scale) => format!("{} – {scale}", self.text(item)),
            None => self.text(item).to_owned(),
        }
    }

    /// The words of a response option. Empty where the scale prints only a number.
    #[must_use]
    pub fn option(&self, item: &Item, value: Value) -> &str {
        let name = value.name();
        let own = self.of(item).and_then(|words| words.options.get(&name));
        own.or_else(|| self.file.options.get(&name)).map_or("", String::as_str)
    }

    /// An option as it is read alone: its words with its number, where the paper scale prints one; a bare number with
    /// the words on either side of it.
    #[must_use]
    pub fn option_line(&self, item: &Item, value: Value) -> String {
        let (Value::Points(points), numbered) = (value, self.instrument().instrument().numbered) else {
            return self.option(item, value).to_owned();
        };
        match self.option(item, value) {
            "" => self.between(item, points),
            words if numbered => format!("{points} – {words}"),
            words => words.to_owned(),
        }
    }

    /// What was said, as staff and the check page read it.
    #[must_use]
    pub fn answer(&self, answer: &Answer) -> String {
        match (answer.reply(), answer.value()) {
            (Reply::Chosen(_), Some(value)) => self.option_line(answer.declared(), value),
            (Reply::Wrote(words), _) => words.clone(),
            (Reply::Day(day), _) => in_words(*day),
            _ => WITHHELD.to_owned(),
        }
    }

    /// A number between two that have words.
    fn between(&self, item: &Item, points: u8) -> String {
        let worded = |value: &&Value| value.points().is_some() && !self.option(item, **value).is_empty();
        let values = item.asks.values();
        let below = values.iter().filter(worded).rfind(|value| value.points() < Some(points));
        let above = values.iter().filter(worded).find(|value| value.points() > Some(points));
        match (below, above) {
            (Some(below), Some(above)) => {
                let (below, above) = (self.option(item, *below), self.option(item, *above));
                format!("{points} – between ‘{below}’ and ‘{above}’")
            }
            _ => points.to_string(),
        }
    }

    fn of(&self, item: &Item) -> Option<&ItemWording> {
        self.file.items.get(&self.instrument().instrument().item_id(item))
    }
}
