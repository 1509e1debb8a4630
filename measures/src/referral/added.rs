//! The screen that a service added, as it travels to the form's page: only what a service can add, so that nothing has
//! to be downloaded there that reads more.

use super::asking::{Asks, Choice, ChoiceKind, Condition, List, Need, Question, Screen, Text};
use super::preparing::EXTRA;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A screen on its way.
#[derive(Serialize, Deserialize)]
struct Added {
    heading: String,
    says: Vec<String>,
    questions: Vec<AddedQuestion>,
}

/// A question on its way.
#[derive(Serialize, Deserialize)]
struct AddedQuestion {
    id: String,
    name: String,
    label: String,
    hint: Option<String>,
    kind: Kind,
    /// The most characters of a line or of words.
    at_most: u16,
    choices: Vec<AddedChoice>,
}

/// A choice on its way.
#[derive(Serialize, Deserialize)]
struct AddedChoice {
    id: String,
    words: String,
    kind: ChoiceKind,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
enum Kind {
    OneOf,
    AnyOf,
    Line,
    Words,
    Rating,
}

/// Writes the screen, if there is one.
///
/// # Errors
/// When a question is of a kind that a service cannot add.
pub(crate) fn serialize<S: Serializer>(screen: &Option<Screen>, to: S) -> Result<S::Ok, S::Error> {
    let question =
        |question: &Question| question.travels().ok_or(serde::ser::Error::custom("cannot be added"));
    let travels = |screen: &Screen| {
        let questions = screen.questions.iter().map(question).collect::<Result<_, S::Error>>()?;
        Ok(Added { heading: screen.heading.to_string(), says: strings(&screen.says), questions })
    };
    screen.as_ref().map(travels).transpose()?.serialize(to)
}

/// Reads the screen, if there is one.
///
/// # Errors
/// When it is not what [`serialize`] writes.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Screen>, D::Error> {
    let arrived = |Added { heading, says, questions }| Screen {
        id: EXTRA.into(),
        heading: Text::Owned(heading),
        says: says.into_iter().map(Text::Owned).collect(),
        questions: questions.into_iter().map(AddedQuestion::arrived).collect(),
        asked: Condition::Always,
    };
    Ok(Option::deserialize(from)?.map(arrived))
}

impl Question {
    fn travels(&self) -> Option<AddedQuestion> {
        let (kind, at_most, choices) = match &self.asks {
            Asks::OneOf(choices) => (Kind::OneOf, 0, &**choices),
            Asks::AnyOf(choices) => (Kind::AnyOf, 0, &**choices),
            Asks::Line { at_most, .. } => (Kind::Line, *at_most, [].as_slice()),
            Asks::Words { at_most } => (Kind::Words, *at_most, [].as_slice()),
            Asks::Rating => (Kind::Rating, 0, [].as_slice()),
            _ => return None,
        };
        let [id, name, label] = [&self.id, &self.name, &self.label].map(ToString::to_string);
        let hint = self.hint.as_ref().map(ToString::to_string);
        let choices = choices.iter().map(Choice::travels).collect();
        Some(AddedQuestion { id, name, label, hint, kind, at_most, choices })
    }
}

impl Choice {
    fn travels(&self) -> AddedChoice {
        AddedChoice { id: self.id.to_string(), words: self.words.to_string(), kind: self.kind }
    }
}

impl AddedQuestion {
    fn arrived(self) -> Question {
        let Self { at_most, choices, .. } = self;
        let choices = || -> List<Choice> { choices.into_iter().map(AddedChoice::arrived).collect() };
        Question {
            id: Text::Owned(self.id),
            name: Text::Owned(self.name),
            label: Text::Owned(self.label),
            hint: self.hint.map(Text::Owned),
            asks: match self.kind {
                Kind::OneOf => Asks::OneOf(choices()),
                Kind::AnyOf => Asks::AnyOf(choices()),
                Kind::Line => Asks::Line { at_most, autocomplete: "off".into() },
                Kind::Words => Asks::Words { at_most },
                Kind::Rating => Asks::Rating,
            },
            need: Need::Optional,
            asked: Condition::Always,
            field: None,
        }
    }
}

impl AddedChoice {
    fn arrived(self) -> Choice {
        let Self { id, words, kind } = self;
        Choice { id: Text::Owned(id), words: Text::Owned(words), hint: None, code: None, kind }
    }
}

fn strings(texts: &[Text]) -> Vec<String> {
    texts.iter().map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize, Deserialize)]
    struct Carried(#[serde(with = "super")] Option<Screen>);

    fn question(id: &'static str, asks: Asks) -> Question {
        Question::optional(id, "your answer", "What?", asks)
    }

    fn screen(questions: Vec<Question>) -> Screen {
        let questions = List::Owned(questions);
        Screen {
            id: EXTRA.into(),
            heading: "Getting to us".into(),
            says: List::Borrowed(&[]),
            questions,
            asked: Condition::Always,
        }
    }

    #[test]
    fn a_screen_arrives_as_it_was_added() {
        let choices = List::Owned(vec![
            Choice::new("bus", "By bus"),
            Choice::new("none", "None of these").kind(ChoiceKind::Excludes),
        ]);
        let sent = screen(vec![
            question("a", Asks::OneOf(choices.clone())).hint("Or walk."),
            question("b", Asks::AnyOf(choices)),
            question("c", Asks::Line { at_most: 200, autocomplete: "off".into() }),
            question("d", Asks::Words { at_most: 1000 }),
            question("e", Asks::Rating),
        ]);
        let text = serde_json::to_string(&Carried(Some(sent.clone()))).unwrap();
        assert_eq!(serde_json::from_str::<Carried>(&text).unwrap().0, Some(sent));
        assert_eq!(serde_json::from_str::<Carried>("null").unwrap().0, None);
    }

    #[test]
    fn what_a_service_cannot_add_does_not_travel() {
        assert!(serde_json::to_string(&Carried(Some(screen(vec![question("a", Asks::Phone)])))).is_err());
    }
}
