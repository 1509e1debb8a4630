//! What was given on this phone, in the order it was given, until the server has it.

use super::Visit;
use crate::api::Failure;
use measures::answers::Answer;
use measures::contract::patient::{SaveAnswer, SaveSafety, Saved};
use std::collections::VecDeque;

/// What waits to be saved, and what was saved from here.
#[derive(Debug, Clone, Default)]
pub(super) struct Outbox {
    highest: u32,
    waiting: VecDeque<Letter>,
    saved: Vec<SaveAnswer>,
}

/// One thing that waits to be saved.
#[derive(Debug, Clone)]
pub(super) enum Letter {
    Answer(SaveAnswer),
    Safety(SaveSafety),
}

impl Letter {
    /// Hands it to the server.
    pub(super) async fn send(&self, visit: Visit) -> Result<Saved, Failure> {
        match self {
            Self::Answer(call) => visit.ask(call).await,
            Self::Safety(call) => visit.ask(call).await,
        }
    }

    fn sequence(&mut self) -> &mut u32 {
        match self {
            Self::Answer(call) => &mut call.sequence,
            Self::Safety(call) => &mut call.sequence,
        }
    }
}

impl Outbox {
    /// Puts an answer at the end.
    pub(super) fn answer(&mut self, answer: Answer) {
        self.put(Letter::Answer(SaveAnswer { answer, sequence: 0 }));
    }

    /// Puts what the help page asked at the end.
    pub(super) fn safety(&mut self, safety: SaveSafety) {
        self.put(Letter::Safety(safety));
    }

    /// The first that waits.
    pub(super) fn first(&self) -> Option<Letter> {
        self.waiting.front().cloned()
    }

    /// Whether nothing waits.
    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// The first is in the record.
    pub(super) fn first_is_saved(&mut self, reply: Saved) {
        if let Some(Letter::Answer(call)) = self.waiting.pop_front() {
            let other = |before: &SaveAnswer| {
                (before.answer.instrument(), before.answer.item())
                    != (call.answer.instrument(), call.answer.item())
            };
            self.saved.retain(other);
            self.saved.push(call);
        }
        self.seen(reply.sequence);
    }

    /// The first is in the record, of a pack that takes no more.
    pub(super) fn first_is_kept(&mut self) {
        self.waiting.pop_front();
    }

    /// The server has seen this sequence. What waits was given later, so it takes the numbers above.
    pub(super) fn seen(&mut self, sequence: u32) {
        let overtaken = self.waiting.front_mut().is_some_and(|first| *first.sequence() <= sequence);
        self.highest = self.highest.max(sequence);
        if overtaken {
            self.highest = sequence;
            for letter in &mut self.waiting {
                self.highest += 1;
                *letter.sequence() = self.highest;
            }
        }
    }

    /// The answers that wait, in order.
    pub(super) fn waiting_answers(&self) -> impl Iterator<Item = Answer> + '_ {
        self.waiting.iter().filter_map(|letter| match letter {
            Letter::Answer(call) => Some(call.answer),
            Letter::Safety(_) => None,
        })
    }

    /// The last answer to each item that was given on this phone and is in the record, with its sequence.
    pub(super) fn saved(&self) -> Vec<SaveAnswer> {
        self.saved.clone()
    }

    fn put(&mut self, mut letter: Letter) {
        self.highest += 1;
        *letter.sequence() = self.highest;
        self.waiting.push_back(letter);
    }
}
