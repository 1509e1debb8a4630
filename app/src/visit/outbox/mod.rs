//! What was given on this phone, in the order it was given, until the server has it.

/// As they are kept on the phone.
mod kept;

use super::Visit;
use crate::api::Failure;
use crate::moment::Moment;
use measures::answers::Answer;
use measures::contract::Call;
use measures::contract::patient::{SaveAnswer, SaveSafety, Saved};

/// What waits to be saved, and what was saved from here.
#[derive(Debug, Clone, Default)]
pub(super) struct Outbox {
    highest: u32,
    /// The highest sequence that the server has told of.
    known: u32,
    /// The key of what was given last.
    newest: u64,
    waiting: Vec<Letter>,
    /// What the server refuses for good, so that what waits behind it goes on.
    refused: Vec<Letter>,
    saved: Vec<Letter>,
}

/// One thing that waits to be saved: an answer, or what the help page asked.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    /// Its time of day is its key: never changed, and no other's on this phone.
    given: Moment,
    /// What the outbox knew when it was given.
    known: u32,
    sequence: u32,
    /// Whether another device has answered after it.
    is_overtaken: bool,
    answer: Option<Answer>,
    safety: Option<SaveSafety>,
}

/// Of two devices that answered within this many seconds the server knows no order: an answer may have been on its way
/// for some of them. What is on this phone stands then, and on the other it is seen that it does.
const AT_ONCE_SECONDS: u32 = 60;

impl Letter {
    /// Hands it to the server, and says how long it has waited.
    pub(super) async fn send(&self, visit: Visit) -> Result<Saved, Failure> {
        let now = Moment::now();
        let safety = || {
            let (key, waited_seconds) = (self.key(), self.given.seconds_until(now));
            Some(SaveSafety { sequence: self.sequence, key, waited_seconds, ..self.safety.clone()? })
        };
        // As text, so that there is one way to send either.
        let (path, body) = match self.call(now) {
            Some(call) => (SaveAnswer::PATH, serde_json::to_string(&call)),
            None => (SaveSafety::PATH, serde_json::to_string(&safety())),
        };
        visit.ask_text(path, body.map_err(|_| Failure::Outdated)?).await
    }

    /// What tells it apart from all others: the same on every try.
    pub(super) fn key(&self) -> u64 {
        self.given.wall
    }

    /// An answer, as it is saved.
    fn call(&self, now: Moment) -> Option<SaveAnswer> {
        Some(SaveAnswer {
            answer: self.answer.clone()?,
            sequence: if self.is_overtaken { 0 } else { self.sequence },
            key: self.key(),
            waited_seconds: self.given.seconds_until(now),
        })
    }

    fn is_about(&self, answer: &Answer) -> bool {
        let item = |answer: &Answer| (answer.instrument(), answer.item());
        self.answer.as_ref().is_some_and(|own| item(own) == item(answer))
    }
}

impl Outbox {
    /// Puts an answer at the end.
    pub(super) fn answer(&mut self, answer: Answer, now: Moment) {
        self.put(Some(answer), None, now);
    }

    /// Puts what the help page asked at the end.
    pub(super) fn safety(&mut self, safety: SaveSafety, now: Moment) {
        self.put(None, Some(safety), now);
    }

    /// The first that waits.
    pub(super) fn first(&self) -> Option<Letter> {
        self.waiting.first().cloned()
    }

    /// Everything that the server does not have, to be kept on the phone; no text where that is nothing.
    pub(super) fn text(&self) -> String {
        self.letters().map(kept::written).collect()
    }

    /// Whether nothing waits, and nothing was refused.
    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty() && self.refused.is_empty()
    }

    /// Whether something is left that the server refuses for good.
    pub(super) fn has_refused(&self) -> bool {
        !self.refused.is_empty()
    }

    /// This one is in the record.
    pub(super) fn is_saved(&mut self, letter: Letter, reply: Saved) {
        self.is_done(letter.key());
        if let Some(answer) = &letter.answer {
            self.saved.retain(|before| !before.is_about(answer));
            self.saved.push(letter);
        }
        self.seen(reply.sequence);
    }

    /// This one is in the record, of a pack that takes no more.
    pub(super) fn is_done(&mut self, key: u64) {
        self.waiting.retain(|letter| letter.key() != key);
    }

    /// The server refuses this one for good: what waits behind it may be what somebody must know.
    pub(super) fn set_aside(&mut self, letter: Letter) {
        self.is_done(letter.key());
        self.refused.push(letter);
    }

    /// Takes what waited before the page was loaded again, in the order it was given.
    pub(super) fn restore(&mut self, text: &str) {
        for letter in text.lines().filter_map(kept::read) {
            let key = letter.key();
            if self.letters().any(|one| one.key() == key) {
                continue;
            }
            let place = self.waiting.iter().position(|one| one.key() > key).unwrap_or(self.waiting.len());
            self.waiting.insert(place, letter);
            self.newest = self.newest.max(key);
        }
    }

    /// The invitation was opened, with what stands in it and for each the sequence and how many seconds ago it was given:
    /// what was answered elsewhere after something here stays, and all else stands above it.
    pub(super) fn opened(&mut self, standing: &[Answer], given: &[(u32, u32)], sequence: u32, now: Moment) {
        for letter in &mut self.waiting {
            let waited = letter.given.seconds_until(now);
            letter.is_overtaken = standing.iter().zip(given).any(|(answer, (sequence, seconds_ago))| {
                letter.is_about(answer)
                    && *sequence > letter.known
                    && seconds_ago.saturating_add(AT_ONCE_SECONDS) < waited
            });
        }
        self.seen(sequence);
    }

    /// The server has seen this sequence. What waits and stands takes the numbers above.
    pub(super) fn seen(&mut self, sequence: u32) {
        self.known = self.known.max(sequence);
        self.highest = self.highest.max(sequence);
        let overtaken = |letter: &Letter| !letter.is_overtaken && letter.sequence <= sequence;
        if self.waiting.iter().any(overtaken) {
            self.highest = sequence;
            for letter in self.waiting.iter_mut().filter(|letter| !letter.is_overtaken) {
                self.highest += 1;
                letter.sequence = self.highest;
            }
        }
    }

    /// The answers that wait and will stand, in order.
    pub(super) fn waiting_answers(&self) -> impl Iterator<Item = Answer> + '_ {
        let standing = self.waiting.iter().filter(|letter| !letter.is_overtaken);
        standing.filter_map(|letter| letter.answer.clone())
    }

    /// The last answer to each item that was given on this phone and is in the record, with its sequence.
    pub(super) fn saved(&self, now: Moment) -> Vec<SaveAnswer> {
        self.saved.iter().filter_map(|letter| letter.call(now)).collect()
    }

    fn letters(&self) -> impl Iterator<Item = &Letter> {
        self.waiting.iter().chain(&self.refused)
    }

    fn put(&mut self, answer: Option<Answer>, safety: Option<SaveSafety>, now: Moment) {
        self.highest += 1;
        self.newest = now.wall.max(self.newest + 1);
        let (given, known, sequence) = (Moment { wall: self.newest, ..now }, self.known, self.highest);
        self.waiting.push(Letter { given, known, sequence, is_overtaken: false, answer, safety });
    }
}

#[cfg(test)]
mod model;
#[cfg(test)]
mod tests;
