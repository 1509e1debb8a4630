//! What a service asks of people who refer themselves besides what everybody is asked.

use super::checking::check_words;
use anyhow::{Context, Result, ensure};
use measures::referral::{Asks, Choice, ChoiceKind, Condition, Need, Question, Screen, question};
use serde::Deserialize;

/// The id of the screen that a service adds. The form has none of this name.
const SCREEN: &str = "extra";
/// The longest line, and the longest words, that a question may ask for.
const LINE: u16 = 200;
const WORDS: u16 = 1000;

/// The added screen as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExtraFile {
    heading: String,
    #[serde(default)]
    says: Vec<String>,
    questions: Vec<QuestionFile>,
}

/// One added question. Always optional: what must be known, the form asks.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionFile {
    id: String,
    label: String,
    hint: Option<String>,
    asks: Kind,
    #[serde(default)]
    choices: Vec<ChoiceFile>,
}

/// What an added question may ask for.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    OneOf,
    AnyOf,
    Line,
    Words,
    Rating,
}

/// One choice. None of a service's own alerts: nobody has decided what would follow.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChoiceFile {
    id: String,
    words: String,
    #[serde(default)]
    kind: ChoiceKind,
}

impl ExtraFile {
    /// The screen, checked.
    ///
    /// # Errors
    /// When it asks nothing, two things have one id, a question is of a kind that a service cannot add, or a text is
    /// empty or promises what nobody keeps.
    pub(super) fn checked(self) -> Result<Screen> {
        check_words("heading", &self.heading)?;
        self.says.iter().try_for_each(|text| check_words("says", text))?;
        ensure!(!self.questions.is_empty(), "`questions` is empty");
        ensure!(unique(self.questions.iter().map(|question| &*question.id)), "two questions have one `id`");
        let questions = self.questions.into_iter().map(|question| {
            let id = question.id.clone();
            question.checked().with_context(|| format!("the question `{id}`"))
        });
        Ok(Screen {
            id: SCREEN.into(),
            heading: self.heading.into(),
            says: self.says.into_iter().map(Into::into).collect(),
            questions: questions.collect::<Result<_>>()?,
            asked: Condition::Always,
        })
    }
}

impl QuestionFile {
    fn checked(self) -> Result<Question> {
        check_id(&self.id)?;
        ensure!(question(&self.id).is_none(), "the form has a question of this `id`");
        check_words("label", &self.label)?;
        self.hint.iter().try_for_each(|hint| check_words("hint", hint))?;
        let chooses = matches!(self.asks, Kind::OneOf | Kind::AnyOf);
        ensure!(
            chooses == (self.choices.len() >= 2),
            "`choices` are two or more, and only of what is chosen"
        );
        ensure!(unique(self.choices.iter().map(|choice| &*choice.id)), "two choices have one `id`");
        let choices = || self.choices.iter().map(ChoiceFile::checked).collect::<Result<_>>();
        Ok(Question {
            id: self.id.clone().into(),
            // All that can be wrong with what may be skipped is its length.
            name: "your answer".into(),
            label: self.label.clone().into(),
            hint: self.hint.clone().map(Into::into),
            asks: match self.asks {
                Kind::OneOf => Asks::OneOf(choices()?),
                Kind::AnyOf => Asks::AnyOf(choices()?),
                Kind::Line => Asks::Line { at_most: LINE, autocomplete: "off".into() },
                Kind::Words => Asks::Words { at_most: WORDS },
                Kind::Rating => Asks::Rating,
            },
            need: Need::Optional,
            asked: Condition::Always,
            field: None,
        })
    }
}

impl ChoiceFile {
    fn checked(&self) -> Result<Choice> {
        check_id(&self.id)?;
        check_words("words", &self.words)?;
        ensure!(self.kind != ChoiceKind::Alerts, "a choice that a service adds cannot alert");
        Ok(Choice {
            id: self.id.clone().into(),
            words: self.words.clone().into(),
            hint: None,
            code: None,
            kind: self.kind,
        })
    }
}

/// Ids stand in records and in the page: small letters, digits and underscores.
fn check_id(id: &str) -> Result<()> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    ensure!(
        !id.is_empty() && id.len() <= 40 && id.chars().all(plain),
        "`{id}` is not an id: a few of a-z, 0-9, _"
    );
    Ok(())
}

fn unique<'a>(ids: impl Iterator<Item = &'a str>) -> bool {
    let ids: Vec<_> = ids.collect();
    !ids.iter().enumerate().any(|(index, id)| ids[..index].contains(id))
}
