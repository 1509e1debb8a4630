//! An answer that was entered and is not in the record yet: what of it is on its way, and what follows it. Pure.

use crate::api::Failure;
use crate::staff_words;
use measures::contract::Problem;
use measures::contract::clinician::{SaveAnswerTogether, SavedTogether};

/// Why what is in an item's controls is not in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsaved {
    /// It is being entered.
    Touched,
    /// It is on its way.
    Underway,
    /// It could not be saved, and is tried again by itself.
    Waiting(String),
    /// It cannot be saved as it is.
    Refused(String),
}

/// What is held of one item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    /// Whether something newer is being entered.
    touched: bool,
    way: Way,
}

/// How far it has come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
enum Way {
    #[default]
    NotSent,
    Underway {
        call: SaveAnswerTogether,
        /// What was entered since, to be saved after it.
        next: Option<SaveAnswerTogether>,
    },
    Waiting {
        call: SaveAnswerTogether,
        words: String,
    },
    Refused {
        call: Option<SaveAnswerTogether>,
        words: String,
    },
}

/// What to do once a save came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum After {
    /// Nothing of it is left to save.
    Saved,
    /// This follows.
    Send(SaveAnswerTogether),
    /// It stays.
    Stays,
}

impl Held {
    /// Why it is not in the record.
    #[must_use]
    pub fn unsaved(&self) -> Unsaved {
        match &self.way {
            _ if self.touched => Unsaved::Touched,
            Way::NotSent => Unsaved::Touched,
            Way::Underway { .. } => Unsaved::Underway,
            Way::Waiting { words, .. } => Unsaved::Waiting(words.clone()),
            Way::Refused { words, .. } => Unsaved::Refused(words.clone()),
        }
    }

    /// Why it could not be saved, if it could not.
    #[must_use]
    pub fn kept_back(&self) -> Option<Unsaved> {
        let untouched = Self { touched: false, way: self.way.clone() };
        Some(untouched.unsaved()).filter(|why| matches!(why, Unsaved::Waiting(_) | Unsaved::Refused(_)))
    }

    /// The last that was given to be saved.
    #[must_use]
    pub fn call(&self) -> Option<&SaveAnswerTogether> {
        match &self.way {
            Way::NotSent => None,
            Way::Underway { call, next } => next.as_ref().or(Some(call)),
            Way::Waiting { call, .. } => Some(call),
            Way::Refused { call, .. } => call.as_ref(),
        }
    }

    /// Something is being entered.
    pub fn touch(&mut self) {
        self.touched = true;
    }

    /// What was being entered is no answer after all. Whether nothing is left.
    pub fn let_go(&mut self) -> bool {
        self.touched = false;
        self.call().is_none()
    }

    /// Gives it an answer to save. Returns what is to be sent now, if anything.
    #[must_use]
    pub fn give(&mut self, given: SaveAnswerTogether) -> Option<SaveAnswerTogether> {
        self.touched = false;
        let known = self.call() == Some(&given);
        match &mut self.way {
            Way::Underway { .. } if known => None,
            Way::Underway { next, .. } => {
                *next = Some(given);
                None
            }
            _ => Some(self.send(given)),
        }
    }

    /// What stands in the controls cannot be an answer.
    pub fn refuse(&mut self, words: String) {
        // What is on its way is not called back.
        self.touched = matches!(self.way, Way::Underway { .. });
        if !self.touched {
            self.way = Way::Refused { call: None, words };
        }
    }

    /// Tries again what only a poor line kept back. Returns what is to be sent now, if anything.
    #[must_use]
    pub fn again(&mut self) -> Option<SaveAnswerTogether> {
        let Way::Waiting { call, .. } = &self.way else { return None };
        let call = call.clone();
        Some(self.send(call))
    }

    /// What was sent came back.
    #[must_use]
    pub fn came_back(&mut self, sent: &SaveAnswerTogether, reply: &Result<SavedTogether, Failure>) -> After {
        let (call, next) = match std::mem::take(&mut self.way) {
            Way::Underway { call, next } if call == *sent => (call, next),
            other => {
                self.way = other;
                return After::Stays;
            }
        };
        if let Some(next) = next {
            // Whoever entered it had the one before on the screen, if that one has arrived.
            let seen = if reply.is_ok() { Some(call.sequence) } else { call.seen };
            return After::Send(self.send(SaveAnswerTogether { seen, ..next }));
        }
        match reply {
            Ok(_) if self.touched => After::Stays,
            Ok(_) => After::Saved,
            Err(failure) => {
                let words = staff_words::failure(failure);
                self.way = match passes(failure) {
                    true => Way::Waiting { call, words },
                    false => Way::Refused { call: Some(call), words },
                };
                After::Stays
            }
        }
    }

    fn send(&mut self, call: SaveAnswerTogether) -> SaveAnswerTogether {
        self.way = Way::Underway { call: call.clone(), next: None };
        call
    }
}

/// Whether the very same may be taken later: when the line is back, or whoever entered it has signed in again.
fn passes(failure: &Failure) -> bool {
    matches!(
        failure,
        Failure::Offline
            | Failure::Problem(Problem::SignedOut | Problem::Busy | Problem::Ours | Problem::TooManyTries)
    )
}

#[cfg(test)]
mod tests;
