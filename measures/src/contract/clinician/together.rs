//! Answering a pack together: a member of staff enters what the patient says, and the patient may be answering it too.

use super::{EnteredBy, Mode};
use crate::alert::{KeepSafe, Reach};
use crate::answers::Answer;
use crate::ids::{AppointmentId, InvitationId, SendingKey};
use crate::instruments::InstrumentId;
use crate::pack::Pack;
use crate::wording::Wording;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// How far the pack of an appointment on the caller's caseload has come, item by item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadPackTogether {
    /// The appointment.
    pub appointment: AppointmentId,
}

/// The pack of an appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PackTogether {
    /// Nothing is being asked.
    NotOpen {
        /// What would be asked; nothing, where it cannot be asked any more or nothing is left to ask.
        would_ask: Vec<InstrumentId>,
        /// What became of what was asked before.
        before: Before,
    },
    /// It can be answered.
    Open(OpenPack),
    /// It was sent.
    Sent {
        /// When.
        at: NaiveDateTime,
        /// The code that the patient may quote.
        reference: String,
    },
}

/// What became of what was asked for an appointment, where nothing is being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Before {
    /// Nothing was asked.
    Nothing,
    /// That was asked already, and its time ended before it was sent: what was chosen to be asked stays, and so do its
    /// answers.
    Ended,
    /// The link was withdrawn. Opening asks anew.
    Withdrawn,
}

/// A pack that can be answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenPack {
    /// Its invitation.
    pub invitation: InvitationId,
    /// What is asked.
    pub pack: Pack,
    /// The words of each instrument, in the pack's order.
    pub wordings: Vec<Wording>,
    /// What stands to each item that has an answer.
    pub items: Vec<ItemTogether>,
    /// The highest sequence seen from anybody.
    pub sequence: u32,
    /// Whether an answer of this pack has raised an alert, so that the help page's questions can be asked.
    pub alerted: bool,
}

/// What stands to one item, and what else came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemTogether {
    /// What stands.
    pub standing: Given,
    /// Another answer that came later and does not stand: whoever is asked decides between the two.
    pub later: Option<Given>,
}

/// An answer, who gave it and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// The answer.
    pub answer: Answer,
    /// Its sequence.
    pub sequence: u32,
    /// Who entered it, and how.
    pub by: EnteredBy,
    /// When the server received it.
    pub at: NaiveDateTime,
}

/// Opens the pack of an appointment to be answered together. Where none is open, one that was begun has its time again;
/// else one is made. No link to it is given out.
///
/// Refused with [`ReferralEnded`](crate::contract::Problem::ReferralEnded) where its referral has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenPackTogether {
    /// The appointment.
    pub appointment: AppointmentId,
}

/// Keeps one answer that the patient has spoken. Safe to repeat.
///
/// An answer that alerts raises its alert in the same transaction, whether or not it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaveAnswerTogether {
    /// The invitation.
    pub invitation: InvitationId,
    /// The answer.
    pub answer: Answer,
    /// How it was spoken.
    pub mode: Mode,
    /// Counts up by one with each answer given in this invitation, by whomever. Above `seen`.
    pub sequence: u32,
    /// The sequence of the answer that was shown as standing, if one was. Another that stands by now is not overwritten.
    #[serde(deserialize_with = "Option::deserialize")]
    pub seen: Option<u32>,
}

/// What became of an answer that was entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum SavedTogether {
    /// It stands, or the very same does.
    Kept {
        /// The highest sequence seen.
        sequence: u32,
    },
    /// Another stands that had not been seen. What was entered is in the record and does not stand.
    Unseen {
        /// The one that stands, and who gave it.
        standing: Given,
        /// The highest sequence seen.
        sequence: u32,
    },
}

/// Adds to the alert what the patient says to the help page's questions, read out. Safe to repeat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaveSafetyTogether {
    /// The invitation.
    pub invitation: InvitationId,
    /// How it was spoken.
    pub mode: Mode,
    /// "Do you feel able to keep yourself safe until then?", if answered.
    pub keep_safe: Option<KeepSafe>,
    /// "What is the best way to reach you?", if answered.
    pub reach: Option<Reach>,
    /// Counts up together with the answers' sequences.
    pub sequence: u32,
}

/// Sends the pack, once, as it stands. Repeating it with the same key gets the first reply again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendPackTogether {
    /// The invitation.
    pub invitation: InvitationId,
    /// Made before the first try.
    pub key: SendingKey,
}
