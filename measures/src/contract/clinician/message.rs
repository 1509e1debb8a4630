//! Messages to somebody who referred themselves.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// A message to the person. Its words are not shown: a link in them opens the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MessageSent {
    /// When it was asked for.
    pub at: NaiveDateTime,
    /// How it travels.
    pub channel: MessageChannel,
    /// How far it has come.
    pub delivery: Delivery,
}

/// How a message travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageChannel {
    /// By text message to the mobile number given.
    Text,
    /// By email to the address given.
    Email,
}

impl MessageChannel {
    /// The most characters that staff may write: three parts of a text message, or what is read of an email.
    #[must_use]
    pub const fn longest(self) -> u16 {
        match self {
            Self::Text => 459,
            Self::Email => 1_000,
        }
    }
}

/// How far a message has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// It waits for its turn, or for the next try.
    Queued,
    /// The gateway has taken it.
    Sent,
    /// The gateway did not take it for a whole day, or it was called back before it left: the person was not told.
    Failed,
}
