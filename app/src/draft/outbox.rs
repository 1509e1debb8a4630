//! What was left on the form's screens, in order, until the server has it.

use super::Draft;
use crate::api::{Failure, send};
use crate::moment::Moment;
use measures::answers::Answer;
use measures::contract::referral::{BeginReferral, DraftOpened, SaveMeasureAnswer, SaveScreen, ScreenSaved};
use measures::referral::Statement;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// What waits to be saved.
#[derive(Debug, Clone, Default)]
pub(super) struct Outbox {
    highest: u32,
    waiting: VecDeque<Letter>,
}

/// One thing that waits to be saved.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Letter {
    given: Moment,
    content: Content,
}

/// What it says.
#[derive(Debug, Clone, Serialize, Deserialize)]
enum Content {
    Begin(BeginReferral),
    Screen(SaveScreen),
    Answer(SaveMeasureAnswer),
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
        let waited_seconds = self.given.seconds_ago();
        match &self.content {
            Content::Begin(call) => send(call).await.map(|opened| Taken::Begun(Box::new(opened))),
            Content::Screen(call) => {
                draft.ask(&SaveScreen { waited_seconds, ..call.clone() }).await.map(Taken::Saved)
            }
            Content::Answer(call) => {
                draft.ask(&SaveMeasureAnswer { waited_seconds, ..call.clone() }).await.map(Taken::Saved)
            }
        }
    }

    /// The screen, as it is sent along with the whole.
    fn screen(&self) -> Option<SaveScreen> {
        match &self.content {
            Content::Screen(call) => {
                Some(SaveScreen { waited_seconds: self.given.seconds_ago(), ..call.clone() })
            }
            Content::Begin(_) | Content::Answer(_) => None,
        }
    }

    fn sequence(&mut self) -> Option<&mut u32> {
        match &mut self.content {
            Content::Begin(_) => None,
            Content::Screen(call) => Some(&mut call.sequence),
            Content::Answer(call) => Some(&mut call.sequence),
        }
    }
}

impl Outbox {
    /// Puts the beginning of a form at the end.
    pub(super) fn begin(&mut self, call: BeginReferral) {
        self.put(Content::Begin(call));
    }

    /// Puts a screen at the end, as it was left.
    pub(super) fn screen(&mut self, screen: &'static str, said: Vec<Statement>) {
        self.put(Content::Screen(SaveScreen { screen: screen.into(), said, sequence: 0, waited_seconds: 0 }));
    }

    /// Puts an answer to a measure at the end.
    pub(super) fn answer(&mut self, answer: Answer) {
        self.put(Content::Answer(SaveMeasureAnswer { answer, sequence: 0, waited_seconds: 0 }));
    }

    /// The first that waits.
    pub(super) fn first(&self) -> Option<Letter> {
        self.waiting.front().cloned()
    }

    /// Everything that waits.
    pub(super) fn letters(&self) -> Vec<Letter> {
        self.waiting.iter().cloned().collect()
    }

    /// The screens that wait.
    pub(super) fn screens(&self) -> Vec<SaveScreen> {
        self.waiting.iter().filter_map(Letter::screen).collect()
    }

    /// Whether nothing waits.
    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// The first need not wait any longer.
    pub(super) fn first_is_done(&mut self) {
        self.waiting.pop_front();
    }

    /// Nothing need wait any longer.
    pub(super) fn all_is_done(&mut self) {
        self.waiting.clear();
    }

    /// Takes what waited before the page was loaded again, ahead of what was left since.
    pub(super) fn restore(&mut self, letters: Vec<Letter>) {
        for letter in letters.into_iter().rev() {
            self.waiting.push_front(letter);
        }
        self.number_anew();
    }

    /// What the letters say of the form, in order.
    pub(super) fn said(&self) -> impl Iterator<Item = Statement> + '_ {
        self.waiting.iter().flat_map(|letter| match &letter.content {
            Content::Begin(call) => call.said.clone(),
            Content::Screen(call) => call.said.clone(),
            Content::Answer(_) => Vec::new(),
        })
    }

    /// What they answer of the measures, in order.
    pub(super) fn answers(&self) -> impl Iterator<Item = Answer> + '_ {
        self.waiting.iter().filter_map(|letter| match &letter.content {
            Content::Answer(call) => Some(call.answer.clone()),
            Content::Begin(_) | Content::Screen(_) => None,
        })
    }

    /// The server has seen this sequence. What waits was given later, so it takes the numbers above.
    pub(super) fn seen(&mut self, sequence: u32) {
        self.highest = self.highest.max(sequence);
        let first = self.waiting.iter_mut().find_map(Letter::sequence).copied();
        if first.is_some_and(|first| first <= sequence) {
            self.highest = sequence;
            self.number_anew();
        }
    }

    fn number_anew(&mut self) {
        for sequence in self.waiting.iter_mut().filter_map(Letter::sequence) {
            self.highest += 1;
            *sequence = self.highest;
        }
    }

    fn put(&mut self, content: Content) {
        let mut letter = Letter { given: Moment::now(), content };
        if let Some(sequence) = letter.sequence() {
            self.highest += 1;
            *sequence = self.highest;
        }
        self.waiting.push_back(letter);
    }
}
