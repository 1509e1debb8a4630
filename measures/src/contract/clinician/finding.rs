//! Finding a patient.

use super::{Access, AppointmentAt};
use crate::ids::{AppointmentId, ReferralId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Looks for patients among those whose records the caller may read: by parts of the name in any order and script, the
/// date of birth or the NHS number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindPatients {
    /// What was typed: at most [`LONGEST`](crate::seeking::LONGEST) characters.
    pub words: String,
}

/// Who was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FoundPatients {
    /// The first of them: those whose names begin as it was typed before others, then by name.
    pub found: Vec<FoundPatient>,
    /// How many there are in all.
    pub in_all: u32,
}

/// A referral of a patient who was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FoundPatient {
    /// Which.
    pub referral: ReferralId,
    /// The patient's name.
    pub patient: String,
    /// What they like to be called.
    pub known_as: Option<String>,
    /// Their date of birth.
    pub date_of_birth: Option<NaiveDate>,
    /// Their NHS number, in digits, if it is known.
    pub nhs_number: Option<String>,
    /// Whose caseload the referral is on.
    pub therapist: String,
    /// Whether it has ended.
    pub ended: bool,
    /// What the caller may do with it.
    pub access: Access,
    /// The last attended appointment.
    pub last: Option<AppointmentAt>,
    /// The next booked one.
    pub next: Option<AppointmentAt>,
    /// The appointment to open.
    pub opens: Option<AppointmentId>,
}
