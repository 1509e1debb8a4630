//! What was left on the form's screens, in order, until the server has it.

use super::Draft;
use super::going::alerts;
use crate::api::{Failure, send};
use crate::moment::Moment;
use measures::answers::Answer;
use measures::contract::referral::{BeginReferral, DraftOpened, SaveMeasureAnswer, SaveScreen, ScreenSaved};
use measures::ids::SendingKey;
use measures::referral::{Form, Statement, Text, screen, shows_help};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// What waits to be saved.
#[derive(Debug, Clone, Default)]
pub(super) struct Outbox {
    highest: u32,
    /// How many letters there have been.
    letters: u32,
    waiting: VecDeque<Letter>,
    /// What the server refuses for good, so that what waits behind it goes on.
    refused: Vec<Letter>,
}

/// One thing that waits to be saved: what was said on a screen, or an answer to a measure. One shape for both, because
/// a reader of each kind would have to be downloaded.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Letter {
    /// Told apart from all others of this outbox, whatever number they are sent under.
    #[serde(skip)]
    pub(super) id: u32,
    given: Moment,
    #[serde(skip)]
    sequence: u32,
    /// What begins the form, which is never sealed: before it there is no key.
    #[serde(skip)]
    begins: Option<(SendingKey, String)>,
    /// The screen's id; none for an answer to a measure.
    screen: Option<Text>,
    said: Vec<Statement>,
    answer: Option<Answer>,
}

/// What the server said to it.
pub(super) enum Taken {
    /// The form has begun.
    Begun(Box<DraftOpened>),
    /// It is in the record.
    Saved(ScreenSaved),
}

impl Letter {
    /// Hands it to the server, and says how long it has waited.
    pub(super) async fn send(&self, draft: Draft) -> Result<Taken, Failure> {
        let (sequence, waited_seconds) = (self.sequence, self.given.seconds_ago());
        if let Some((key, website)) = self.begins.clone() {
            let (screen, said) = (self.screen.clone().unwrap_or_default(), self.said.clone());
            let opened = send(&BeginReferral { key, screen, said, website, waited_seconds }).await?;
            return Ok(Taken::Begun(Box::new(opened)));
        }
        match (self.screen(), self.answer.clone()) {
            (Some(call), _) => draft.ask(&call).await,
            (None, Some(answer)) => draft.ask(&SaveMeasureAnswer { answer, sequence, waited_seconds }).await,
            (None, None) => Err(Failure::Outdated),
        }
        .map(Taken::Saved)
    }

    /// Whether the team must be told of it: it raises an alert.
    fn is_for_the_team(&self) -> bool {
        let screen = self.screen.as_deref().and_then(screen);
        let alerts = |screen| alerts(screen) && shows_help(screen, &Form::of(self.said.iter().cloned()));
        screen.is_some_and(alerts) || self.answer.as_ref().is_some_and(Answer::alerts)
    }

    /// The screen, as it is saved.
    pub(super) fn screen(&self) -> Option<SaveScreen> {
        let screen = self.screen.clone().filter(|_| self.begins.is_none())?;
        let (sequence, waited_seconds) = (self.sequence, self.given.seconds_ago());
        Some(SaveScreen { screen, said: self.said.clone(), sequence, waited_seconds })
    }
}

impl Outbox {
    /// Puts what begins a form at the end.
    pub(super) fn begin(
        &mut self,
        key: SendingKey,
        website: String,
        screen: &'static str,
        said: Vec<Statement>,
    ) {
        self.put(Some((key, website)), Some(screen.into()), said, None);
    }

    /// Puts a screen at the end, as it was left.
    pub(super) fn screen(&mut self, screen: &'static str, said: Vec<Statement>) {
        self.put(None, Some(screen.into()), said, None);
    }

    /// Puts an answer to a measure at the end.
    pub(super) fn answer(&mut self, answer: Answer) {
        self.put(None, None, Vec::new(), Some(answer));
    }

    /// The first that waits.
    pub(super) fn first(&self) -> Option<Letter> {
        self.waiting.front().cloned()
    }

    /// Everything that waits.
    pub(super) fn letters(&self) -> Vec<Letter> {
        self.waiting.iter().cloned().collect()
    }

    /// Whether nothing waits.
    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// This one need not wait any longer.
    pub(super) fn is_done(&mut self, id: u32) {
        self.waiting.retain(|letter| letter.id != id);
    }

    /// The server refuses this one for good. False if nothing could be saved without it: what begins the form.
    pub(super) fn set_aside(&mut self, id: u32) -> bool {
        let refused = self.waiting.iter().find(|letter| letter.id == id && letter.begins.is_none());
        let Some(letter) = refused.cloned() else { return false };
        self.refused.push(letter);
        self.is_done(id);
        true
    }

    /// Whether the team must be told of something that waits or was refused.
    pub(super) fn is_untold(&self) -> bool {
        self.waiting.iter().chain(&self.refused).any(Letter::is_for_the_team)
    }

    /// The screen of the first that was refused, if any was: none of its own for an answer to a measure.
    pub(super) fn refused(&self) -> Option<Option<Text>> {
        self.refused.first().map(|letter| letter.screen.clone())
    }

    /// A screen is left again. Whether it had been refused: then it is to be saved, even if it says the same.
    pub(super) fn is_left_again(&mut self, screen: &str) -> bool {
        let before = self.refused.len();
        self.refused.retain(|letter| letter.screen.as_deref() != Some(screen));
        self.refused.len() < before
    }

    /// Takes what waited before the page was loaded again, ahead of what was left since.
    pub(super) fn restore(&mut self, letters: Vec<Letter>) {
        for letter in letters.into_iter().rev() {
            let id = self.next_id();
            self.waiting.push_front(Letter { id, ..letter });
        }
        self.number_anew();
    }

    /// What the letters say of the form, in order.
    pub(super) fn said(&self) -> impl Iterator<Item = Statement> + '_ {
        self.waiting.iter().flat_map(|letter| letter.said.iter().cloned())
    }

    /// What they answer of the measures, in order.
    pub(super) fn answers(&self) -> impl Iterator<Item = Answer> + '_ {
        self.waiting.iter().filter_map(|letter| letter.answer.clone())
    }

    /// The server has seen this sequence. What waits was given later, so it takes the numbers above.
    pub(super) fn seen(&mut self, sequence: u32) {
        let overtaken = self.waiting.front().is_some_and(|first| first.sequence <= sequence);
        self.highest = self.highest.max(sequence);
        if overtaken {
            self.highest = sequence;
            self.number_anew();
        }
    }

    fn next_id(&mut self) -> u32 {
        self.letters += 1;
        self.letters
    }

    fn number_anew(&mut self) {
        for letter in &mut self.waiting {
            self.highest += 1;
            letter.sequence = self.highest;
        }
    }

    fn put(
        &mut self,
        begins: Option<(SendingKey, String)>,
        screen: Option<Text>,
        said: Vec<Statement>,
        answer: Option<Answer>,
    ) {
        self.highest += 1;
        let (id, given, sequence) = (self.next_id(), Moment::now(), self.highest);
        self.waiting.push_back(Letter { id, given, sequence, begins, screen, said, answer });
    }
}

#[cfg(test)]
pub(super) mod tests;
