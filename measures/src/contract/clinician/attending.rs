//! Recording what became of an appointment, and where answers belong afterwards.

use super::Mode;
use crate::attendance::Attendance;
use crate::ids::AppointmentId;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// The longest reason and the longest note about an appointment or the end of a referral, in characters.
pub const LONGEST_REASON: usize = 500;

/// Records what became of an appointment of the caller's caseload, or corrects what was recorded: both are kept, and the
/// last one stands. While the referral has ended it is
/// [`ReferralEnded`](crate::contract::Problem::ReferralEnded).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordAttendance {
    /// The appointment: booked, or one of which something was recorded. One that was moved has become another.
    pub appointment: AppointmentId,
    /// How often something was recorded before, as the caller was shown: if it is more by now, it is
    /// [`AlreadyDecided`](crate::contract::Problem::AlreadyDecided).
    pub seen: u32,
    /// What became of it.
    pub attendance: Attendance,
    /// How it took place: if it did, and only then.
    #[serde(deserialize_with = "Option::deserialize")]
    pub mode: Option<Mode>,
    /// In their words, at most [`LONGEST_REASON`] characters; needed for a correction.
    pub note: String,
}

/// What changed when appointments did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rearranged {
    /// The packs that belong elsewhere now, oldest first.
    pub answers: Vec<Reattached>,
    /// Whether an alert of the patient waits to be acknowledged.
    pub alert_waits: bool,
}

/// A sent pack that belongs elsewhere now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reattached {
    /// When it was sent.
    pub sent: NaiveDateTime,
    /// When the appointment starts that it belongs to; none while it waits for one.
    pub to: Option<NaiveDateTime>,
}
