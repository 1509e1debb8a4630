//! How a measurement's answers came into the record: who entered each, and what was amended since it was sent.

use super::Mode;
use crate::amending::AmendmentReason;
use crate::answers::Answer;
use crate::ids::InvitationId;
use crate::score::{Score, Unfinished};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// How an answer came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// From the patient, on a device that is not known: before that was kept, or in a self-referral.
    Themselves,
    /// From the patient, on the device on which the invitation was first opened.
    FirstDevice,
    /// From the patient, on another device.
    OtherDevice,
    /// Entered by a member of staff who was on the telephone with the patient.
    Telephone,
    /// Entered by a member of staff who was in a video call with the patient.
    Video,
    /// Entered by a member of staff who was in the same room as the patient.
    InPerson,
}

/// Who entered an answer, and how.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnteredBy {
    /// How.
    pub how: How,
    /// The member of staff's name, if it was one.
    pub staff: Option<String>,
}

/// The items of one instrument that were entered in the same way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entered {
    /// By whom and how.
    pub by: EnteredBy,
    /// The numbers of the items.
    pub items: Vec<u8>,
}

/// How a measurement came into the record.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The invitation it was answered in; none while it is part of a self-referral.
    pub invitation: Option<InvitationId>,
    /// Who entered which items.
    pub entered: Vec<Entered>,
    /// What was amended after it was sent, oldest first. The measurement's answers and score are as amended.
    pub amendments: Vec<Amendment>,
    /// What was sent, where something was amended.
    pub as_sent: Option<AsSent>,
}

/// What was sent, before anything was amended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AsSent {
    /// The answers.
    pub answers: Vec<Answer>,
    /// What they added up to when they were sent; none where each answer stands alone.
    pub score: Option<Result<Score, Unfinished>>,
}

/// One amendment of one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amendment {
    /// What the answer is now.
    pub answer: Answer,
    /// Which amendment of the item it is, from 1.
    pub number: u32,
    /// Why.
    pub reason: AmendmentReason,
    /// In the words of whoever amended it; possibly empty.
    pub note: String,
    /// Who that is.
    pub by: String,
    /// When.
    pub at: NaiveDateTime,
}

/// Amends one answer of a pack that was sent, on the caller's caseload. What was sent stays. An answer that alerts raises
/// its alert in the same transaction; one that no longer does withdraws none.
///
/// Safe to repeat: the same amendment under the same number is made once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AmendAnswer {
    /// The invitation whose pack it is.
    pub invitation: InvitationId,
    /// What the answer is to be: another than it is.
    pub answer: Answer,
    /// Which amendment of the item this is, from 1: one more than the caller was shown.
    pub number: u32,
    /// Why.
    pub reason: AmendmentReason,
    /// In their words: at most [`AmendmentReason::LONGEST_NOTE`] characters, needed with
    /// [`AmendmentReason::Other`].
    pub note: String,
}

/// What became of an amendment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Amended {
    /// It is in the record.
    Made,
    /// Somebody amended the item meanwhile: look at theirs first. Nothing was recorded.
    NotSeen,
}

impl From<Mode> for How {
    fn from(mode: Mode) -> Self {
        match mode {
            Mode::Telephone => Self::Telephone,
            Mode::Video => Self::Video,
            Mode::InPerson => Self::InPerson,
        }
    }
}

impl EnteredBy {
    /// The patient, on a device that is not known.
    pub const THEMSELVES: Self = Self { how: How::Themselves, staff: None };
}

impl Record {
    /// Who entered an item, where that is known.
    #[must_use]
    pub fn entered(&self, item: u8) -> Option<&EnteredBy> {
        self.entered.iter().find(|entered| entered.items.contains(&item)).map(|entered| &entered.by)
    }

    /// The amendments of an item, oldest first.
    pub fn of_item(&self, item: u8) -> impl Iterator<Item = &Amendment> {
        self.amendments.iter().filter(move |amendment| amendment.answer.item() == item)
    }
}
