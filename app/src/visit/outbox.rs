//! What was given on this phone, in the order it was given, until the server has it.

use super::Visit;
use crate::api::Failure;
use crate::moment::Moment;
use measures::answers::Answer;
use measures::contract::patient::{SaveAnswer, SaveSafety, Saved};
use std::collections::VecDeque;

/// What waits to be saved, and what was saved from here.
#[derive(Debug, Clone, Default)]
pub(super) struct Outbox {
    highest: u32,
    waiting: VecDeque<Letter>,
    saved: Vec<(Moment, SaveAnswer)>,
}

/// One thing that waits to be saved.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    given: Moment,
    content: Content,
}

#[derive(Debug, Clone)]
enum Content {
    Answer(SaveAnswer),
    Safety(SaveSafety),
}

impl Letter {
    /// Hands it to the server, and says how long it has waited.
    pub(super) async fn send(&self, visit: Visit) -> Result<Saved, Failure> {
        let waited_seconds = self.given.seconds_ago();
        match &self.content {
            Content::Answer(call) => visit.ask(&SaveAnswer { waited_seconds, ..call.clone() }).await,
            Content::Safety(call) => visit.ask(&SaveSafety { waited_seconds, ..call.clone() }).await,
        }
    }

    fn sequence(&mut self) -> &mut u32 {
        match &mut self.content {
            Content::Answer(call) => &mut call.sequence,
            Content::Safety(call) => &mut call.sequence,
        }
    }
}

impl Outbox {
    /// Puts an answer at the end.
    pub(super) fn answer(&mut self, answer: Answer) {
        self.put(Content::Answer(SaveAnswer { answer, sequence: 0, waited_seconds: 0 }));
    }

    /// Puts what the help page asked at the end.
    pub(super) fn safety(&mut self, safety: SaveSafety) {
        self.put(Content::Safety(safety));
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
        if let Some(Letter { given, content: Content::Answer(call) }) = self.waiting.pop_front() {
            let other = |(_, before): &(Moment, SaveAnswer)| {
                (before.answer.instrument(), before.answer.item())
                    != (call.answer.instrument(), call.answer.item())
            };
            self.saved.retain(other);
            self.saved.push((given, call));
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
        self.waiting.iter().filter_map(|letter| match &letter.content {
            Content::Answer(call) => Some(call.answer.clone()),
            Content::Safety(_) => None,
        })
    }

    /// The last answer to each item that was given on this phone and is in the record, with its sequence.
    pub(super) fn saved(&self) -> Vec<SaveAnswer> {
        let now = |(given, call): &(Moment, SaveAnswer)| SaveAnswer {
            waited_seconds: given.seconds_ago(),
            ..call.clone()
        };
        self.saved.iter().map(now).collect()
    }

    fn put(&mut self, content: Content) {
        self.highest += 1;
        let mut letter = Letter { given: Moment::now(), content };
        *letter.sequence() = self.highest;
        self.waiting.push_back(letter);
    }
}
