//! What was said so far, what is asked because of it, and which screen comes next.

use super::applying::APPLYING;
use super::asking::{Condition, Need, Question, Screen, Text};
use super::finding::{place_of, screens};
use super::reading::screen_fault;
use super::said::{Said, Statement};

/// What was said so far: the last word to each question.
///
/// What was said to a question that is no longer asked is kept, so that nothing is lost by going back and forth; it
/// counts for nothing while it is not asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Form(Vec<Statement>);

/// A question that must be answered, or otherwise than it is, before the form can be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Unanswered {
    /// The screen it is on.
    pub screen: &'static str,
    /// The question.
    pub question: &'static str,
}

impl Form {
    /// The form in which this was said, in this order.
    pub fn of(said: impl IntoIterator<Item = Statement>) -> Self {
        let mut form = Self::default();
        said.into_iter().for_each(|statement| form.keep(statement));
        form
    }

    /// Keeps what was said to a question, in the place of what was said before.
    pub fn keep(&mut self, statement: Statement) {
        match self.0.iter_mut().find(|before| before.question == statement.question) {
            Some(before) => *before = statement,
            None => self.0.push(statement),
        }
    }

    /// What was said to a question, asked or no longer asked.
    #[must_use]
    pub fn said(&self, question: &str) -> Option<&Said> {
        self.0.iter().find(|statement| statement.question == question).map(|statement| &statement.said)
    }

    /// What was said to a question that is asked as things stand, unless it was passed over.
    #[must_use]
    pub fn tells(&self, question: &str) -> Option<&Said> {
        let asked = || place_of(question).is_none_or(|(screen, question)| self.is_asked(screen, question));
        self.said(question).filter(|said| **said != Said::Skipped && asked())
    }

    /// The choice that was made of a question that is asked.
    #[must_use]
    pub fn chose(&self, question: &str) -> Option<&str> {
        match self.tells(question)? {
            Said::Chose(choice) => Some(choice),
            _ => None,
        }
    }

    /// The choices that were ticked of a question that is asked.
    #[must_use]
    pub fn ticked(&self, question: &str) -> &[Text] {
        match self.tells(question) {
            Some(Said::Ticked(choices)) => choices,
            _ => &[],
        }
    }

    /// The words that were written to a question that is asked.
    #[must_use]
    pub fn wrote(&self, question: &str) -> Option<&str> {
        match self.tells(question)? {
            Said::Wrote(words) => Some(words),
            _ => None,
        }
    }

    /// Whether a screen is asked as things stand.
    #[must_use]
    pub fn asks(&self, screen: &Screen) -> bool {
        self.holds(&screen.asked)
    }

    /// The questions of a screen that are asked as things stand.
    #[must_use]
    pub fn questions<'a>(&self, screen: &'a Screen) -> Vec<&'a Question> {
        screen.questions.iter().filter(|question| self.is_asked(screen, question)).collect()
    }

    /// The first screen of stage A.
    #[must_use]
    pub fn first() -> &'static Screen {
        &APPLYING[0]
    }

    /// The screen of stage A that comes after this one. None after the last: the answers are checked then.
    #[must_use]
    pub fn after(&self, screen: &str) -> Option<&'static Screen> {
        let place = APPLYING.iter().position(|one| one.id == screen)?;
        APPLYING[place + 1..].iter().find(|screen| self.asks(screen))
    }

    /// The screen of stage A that comes before this one. None before the first.
    #[must_use]
    pub fn before(&self, screen: &str) -> Option<&'static Screen> {
        let place = APPLYING.iter().position(|one| one.id == screen)?;
        APPLYING[..place].iter().rfind(|screen| self.asks(screen))
    }

    /// What must be answered before the form can be sent, in order.
    #[must_use]
    pub fn missing(&self) -> Vec<Unanswered> {
        APPLYING
            .iter()
            .filter(|screen| self.asks(screen))
            .flat_map(|screen| self.missing_on(screen))
            .collect()
    }

    /// Everything said to what is asked, in the order of the form; what a service added comes last.
    #[must_use]
    pub fn statements(&self) -> Vec<Statement> {
        let asked = screens().filter(|screen| self.asks(screen)).flat_map(|screen| self.questions(screen));
        let of = |id: &str| self.0.iter().find(|statement| statement.question == id);
        let own = asked.filter_map(|question| of(&question.id));
        let added = self.0.iter().filter(|statement| place_of(&statement.question).is_none());
        own.chain(added).cloned().collect()
    }

    fn missing_on(&self, screen: &'static Screen) -> Vec<Unanswered> {
        let open =
            |question: &&Question| question.need == Need::Essential && self.tells(&question.id).is_none();
        let unanswered = self.questions(screen).into_iter().filter(open);
        let mut ids: Vec<&str> = unanswered.map(|question| &*question.id).collect();
        // What is wrong between the questions of a screen is told where nothing else is.
        if ids.is_empty() {
            ids.extend(screen_fault(screen, self).map(|(question, _)| question));
        }
        ids.into_iter().map(|question| Unanswered { screen: &screen.id, question }).collect()
    }

    pub(super) fn is_asked(&self, screen: &Screen, question: &Question) -> bool {
        self.holds(&screen.asked) && self.holds(&question.asked)
    }

    /// What is no longer asked fulfils no condition. Conditions look back only, so this ends.
    fn holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Always => true,
            Condition::When { question, chosen } => {
                self.chose(question).is_some_and(|choice| chosen.iter().any(|one| one == choice))
                    || self.ticked(question).iter().any(|choice| chosen.contains(choice))
            }
            Condition::WhenSaid { question } => self.tells(question).is_some(),
            Condition::OneOf(conditions) => conditions.iter().any(|condition| self.holds(condition)),
        }
    }
}
