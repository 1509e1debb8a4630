//! Ending a referral, and taking that back.

use crate::ending::EndCode;
use crate::ids::ReferralId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Ends a referral of the caller's caseload. Its links stop working; what was answered and what alerts stays. While an
/// appointment is booked it is [`StillBooked`](crate::contract::Problem::StillBooked).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndReferral {
    /// The referral.
    pub referral: ReferralId,
    /// Why it ended.
    pub code: EndCode,
    /// On which day: not in the future, and not before the last thing that happened in it.
    pub on: NaiveDate,
}

/// Takes the end of a referral back, on the same caseload. The end is kept, with who took it back and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReopenReferral {
    /// The referral.
    pub referral: ReferralId,
    /// Why: at most [`LONGEST_REASON`](super::LONGEST_REASON) characters, and not blank.
    pub reason: String,
}
