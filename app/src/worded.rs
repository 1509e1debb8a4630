//! What was asked and what was said, in the words it was asked in.

use measures::answers::{Answer, Reply};
use measures::contract::clinician::{AppointmentView, Measurement};
use measures::instrument::{Item, Named, Value};
use measures::instruments::InstrumentId;
use measures::wording::Wording;
use std::sync::Arc;

/// What is said wherever a score was made with words of our own.
pub const STAND_IN: &str = "Stand-in wording: not a published score";

/// The words of everything that one appointment shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wordings(Arc<Vec<Wording>>);

/// Some words with what a browser needs to show and to speak them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The words.
    pub text: String,
    /// Their language tag, where it is known and not English.
    pub language: Option<String>,
    /// The way they are written, where it is not that of the page.
    pub direction: Option<&'static str>,
}

impl Wordings {
    /// Those of a view.
    #[must_use]
    pub fn of(view: &AppointmentView) -> Self {
        Self(Arc::new(view.wordings.clone()))
    }

    /// All of them, each at its place in the view.
    #[must_use]
    pub fn all(&self) -> &[Wording] {
        &self.0
    }

    /// The words at a place in the view.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<&Wording> {
        self.0.get(place)
    }

    /// The words of an instrument, unless the view has it in several.
    #[must_use]
    pub fn only(&self, instrument: InstrumentId) -> Option<&Wording> {
        let mut all = self.0.iter().filter(|wording| wording.instrument() == instrument);
        all.next().filter(|_| all.next().is_none())
    }

    /// Whether something was asked in words of our own. Its scores are never compared with those of published words.
    #[must_use]
    pub fn is_stand_in(&self, measurement: &Measurement) -> bool {
        self.at(measurement.wording).is_some_and(Wording::is_stand_in)
    }
}

impl From<Vec<Wording>> for Wordings {
    fn from(wordings: Vec<Wording>) -> Self {
        Self(Arc::new(wordings))
    }
}

impl Phrase {
    /// Words of the page itself.
    #[must_use]
    pub fn ours(text: impl Into<String>) -> Self {
        Self { text: text.into(), language: None, direction: None }
    }

    /// Words of a measure in the language they are installed in.
    #[must_use]
    pub fn installed(wording: &Wording, text: impl Into<String>) -> Self {
        let foreign = !wording.language().starts_with("en");
        Self {
            text: text.into(),
            language: foreign.then(|| wording.language().to_owned()),
            direction: foreign.then(|| wording.direction()),
        }
    }
}

/// The question of an item, with the scale it is rated on.
#[must_use]
pub fn question(wording: Option<&Wording>, item: &Item) -> Phrase {
    wording.map_or_else(
        || Phrase::ours(item_name(item)),
        |wording| Phrase::installed(wording, wording.line(item)),
    )
}

/// An answer as staff read it: its points and its words, "2 More than half the days".
#[must_use]
pub fn answer(wording: Option<&Wording>, answer: &Answer) -> Phrase {
    match (answer.reply(), answer.value(), wording) {
        (Reply::Chosen(_), Some(value), Some(wording)) => {
            Phrase::installed(wording, option(wording, answer.declared(), value))
        }
        (Reply::Chosen(_), Some(value), None) => Phrase::ours(value.name()),
        // A patient may write in any language.
        (Reply::Wrote(words), ..) => Phrase { direction: Some("auto"), ..Phrase::ours(words.clone()) },
        (_, _, wording) => Phrase::ours(wording.map_or_else(String::new, |wording| wording.answer(answer))),
    }
}

/// A response option with its points, whether or not the paper scale prints them.
#[must_use]
pub fn option(wording: &Wording, item: &Item, value: Value) -> String {
    let line = wording.option_line(item, value);
    match value {
        Value::Points(points) if !wording.instrument().instrument().numbered => format!("{points} {line}"),
        _ => line,
    }
}

/// What staff call an item: "item 3", or the name of what is asked beside the items.
#[must_use]
pub fn item_name(item: &Item) -> String {
    match item.named {
        Named::Number(number) => format!("item {number}"),
        Named::Word(name) => name.replace('-', " "),
    }
}

/// The words that ship with an instrument; without their notice they stand for published ones.
#[cfg(test)]
pub(crate) fn wording(instrument: InstrumentId, notice: Option<&str>) -> Wording {
    let file: measures::wording::WordingFile = serde_json::from_str(instrument.shipped_wording()).unwrap();
    let notice = notice.map(str::to_owned);
    measures::wording::WordingFile { notice, ..file }.try_into().unwrap()
}

#[cfg(test)]
mod tests {
    use super::*;
    use measures::wording::WordingFile;

    fn phq9() -> InstrumentId {
        InstrumentId::parse("phq9").unwrap()
    }

    #[test]
    fn words_in_another_language_are_marked_and_ours_among_them_are_not() {
        let arabic = WordingFile { language: "ar".to_owned(), ..wording(phq9(), None).into() };
        let arabic: Wording = arabic.try_into().unwrap();
        let item = &phq9().instrument().items[0];
        let asked = question(Some(&arabic), item);
        assert_eq!((asked.language.as_deref(), asked.direction), (Some("ar"), Some("rtl")));
        let withheld = Answer::parse(phq9(), 1, Reply::Withheld).unwrap();
        assert_eq!(answer(Some(&arabic), &withheld).language, None);
        assert_eq!(question(Some(&wording(phq9(), None)), item).language, None);
    }

    #[test]
    fn an_answer_has_its_points_before_its_words() {
        let chosen = Answer::parse(phq9(), 1, Reply::Chosen(2)).unwrap();
        assert_eq!(answer(Some(&wording(phq9(), None)), &chosen).text, "2 More than half the days");
        let mi = InstrumentId::parse("mi").unwrap();
        let chosen = Answer::parse(mi, 28, Reply::Chosen(5)).unwrap();
        let words = answer(Some(&wording(mi, None)), &chosen).text;
        assert!(!words.starts_with(|first: char| first.is_ascii_digit()), "{words}");
    }
}
