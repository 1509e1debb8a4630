//! Opening a record outside one's caseload, and who looks at that afterwards.

use crate::ids::{AppointmentId, OpeningId};
use crate::opening::OpeningReason;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// Opens one patient's record for a time, for anybody on staff but administrators. Whoever is meant must be known
/// exactly; nobody, and more than one, are both [`NotFound`](crate::contract::Problem::NotFound).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BreakGlass {
    /// The patient.
    pub who: ExactPatient,
    /// Why.
    pub reason: OpeningReason,
    /// In their words: 1 character to [`LONGEST_WORDS`](crate::opening::LONGEST_WORDS).
    pub words: String,
}

/// A patient, said so that nobody else is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ExactPatient {
    /// By the whole name and the date of birth. Capitals, accents and spaces make no difference.
    Name {
        /// First and last name.
        name: String,
        /// Date of birth.
        #[serde(with = "crate::civil::date")]
        date_of_birth: NaiveDate,
    },
    /// By the NHS number, in digits.
    NhsNumber(String),
}

/// A record was opened, or was open to the caller already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlassBroken {
    /// The appointment to look at: the next, or else the last. None where none was ever booked.
    pub appointment: Option<AppointmentId>,
    /// How long it stays open; none where the caller may read it without that, and nothing was noted.
    pub until: Option<NaiveDateTime>,
}

/// Who opened whose record and why: for service managers. For anybody else it is
/// [`NotFound`](crate::contract::Problem::NotFound).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadGlassOpenings {}

/// Every opening, those that nobody has reviewed first, then the latest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlassOpenings {
    /// The openings.
    pub openings: Vec<GlassOpening>,
}

/// One opening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlassOpening {
    /// Which.
    pub id: OpeningId,
    /// Who opened it.
    pub by: String,
    /// Whether that is the caller, who cannot review it.
    pub yours: bool,
    /// Whose record.
    pub patient: String,
    /// Why.
    pub reason: OpeningReason,
    /// In their words.
    pub words: String,
    /// When.
    pub at: NaiveDateTime,
    /// How long it stays open.
    pub until: NaiveDateTime,
    /// How often they read the record by it.
    pub readings: u32,
    /// Who reviewed it, and when.
    pub reviewed: Option<(String, NaiveDateTime)>,
}

/// Notes that the caller, a service manager, has looked at an opening that is not their own. The first to say so stays;
/// saying it again changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewGlassOpening {
    /// Which.
    pub id: OpeningId,
}
