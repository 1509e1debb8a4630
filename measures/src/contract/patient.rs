//! What a patient may ask after opening an invitation.

use super::calls;
use crate::alert::{KeepSafe, Reach};
use crate::answers::Answer;
use crate::ids::SendingKey;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

calls! {
    SaveAnswer => "save-answer", Saved;
    SaveSafety => "save-safety", Saved;
    SubmitPack => "submit-pack", Sent;
    CloseSitting => "close-sitting", ();
}

/// The header in which every one of these calls carries the name of its visit. A browser's tabs share one cookie: a tab
/// whose visit another tab has ended by opening its own is told [`SignedOut`](super::Problem::SignedOut).
pub const VISIT: &str = "x-beforehand-visit";

/// Keeps one answer. Safe to repeat: of two to one item, the one with the higher sequence stands.
///
/// An answer that alerts raises its alert in the same transaction, whether or not it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaveAnswer {
    /// The answer.
    pub answer: Answer,
    /// Counts up by one with each answer given in this invitation, on whichever device. 0 for one that another device
    /// has answered after: it is kept, and changes nothing that stands.
    pub sequence: u32,
    /// Made on the phone when it was given, and the same on every try: of the same words to one item under one key
    /// only the first are kept, whatever their sequence. 0 where nothing but the sequence tells tries apart.
    pub key: u64,
    /// How long ago it was given, as time that passed on the phone: what its clock says may be wrong. Never refused:
    /// what would reach back before the invitation counts as given when the invitation was made.
    pub waited_seconds: u32,
}

/// The answer is in the record, or one with a higher sequence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Saved {
    /// The highest sequence the server has seen in this invitation. Above the caller's own, another device has
    /// answered since: the next answer takes the one above.
    pub sequence: u32,
}

/// Adds to the alert what the help page asked. Safe to repeat: the last one stands, all are kept.
///
/// If the alert has been acknowledged meanwhile, an answer other than yes raises another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaveSafety {
    /// "Do you feel able to keep yourself safe until then?", if answered.
    pub keep_safe: Option<KeepSafe>,
    /// "What is the best way to reach you?", if answered.
    pub reach: Option<Reach>,
    /// Counts up together with the answers' sequences.
    pub sequence: u32,
    /// As [`SaveAnswer::key`].
    pub key: u64,
    /// How long ago it was given, as [`SaveAnswer::waited_seconds`].
    pub waited_seconds: u32,
}

/// Sends the pack, once. Repeating it with the same key and answers gets the first reply again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubmitPack {
    /// Made on the phone before the first try.
    pub key: SendingKey,
    /// Every answer that stands on the phone, with its sequence, so that nothing unsaved is left behind.
    pub answers: Vec<SaveAnswer>,
}

/// The pack is in the record for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sent {
    /// When the server committed it, in local time.
    #[serde(with = "crate::civil::time")]
    pub at: NaiveDateTime,
    /// A short code to quote on the phone.
    pub reference: String,
    /// When the appointment it was attached to starts, in local time, if it is booked and still to come.
    #[serde(with = "crate::civil::maybe_time")]
    pub appointment: Option<NaiveDateTime>,
}

/// Ends the visit on this phone. What was saved stays saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseSitting {}
