//! Deciding about a referral that somebody made themselves. Only for staff who work the inbox.

use crate::ids::{PatientId, ReferralId, SelfReferralId, StaffId};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// What was decided about a referral.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// By whom.
    pub by: String,
    /// When.
    pub at: NaiveDateTime,
    /// Why, where it was declined.
    pub reason: Option<String>,
    /// How the person is told, where it was declined.
    pub telling: Option<Telling>,
}

/// How the person is told whose form is declined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Telling {
    /// In these words, by the first channel they agreed to: 1 character to
    /// [`MessageChannel::longest`](super::MessageChannel::longest).
    Message(String),
    /// By one of the staff, by phone or letter.
    ByStaff,
    /// Nobody is told: no person stands behind the form.
    Nobody,
}

impl Telling {
    /// The message, where there is one.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        match self {
            Self::Message(words) => Some(words),
            Self::ByStaff | Self::Nobody => None,
        }
    }
}

/// Makes a patient and a referral of a form, or joins the form to a patient on record with a new referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcceptSelfReferral {
    /// Which form.
    pub id: SelfReferralId,
    /// The patient it joins; none makes a new one.
    pub join: Option<PatientId>,
    /// Whose caseload the referral goes to.
    pub therapist: StaffId,
}

/// A referral, ready for booking an assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// Which.
    pub referral: ReferralId,
}

/// Declines a form. An alert it raised stays until somebody acknowledges it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeclineSelfReferral {
    /// Which form.
    pub id: SelfReferralId,
    /// Why, for the record: 1 to 1,000 characters.
    pub reason: String,
    /// How the person is told.
    pub telling: Telling,
}
