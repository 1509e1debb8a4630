//! How far people come with the self-referral form. Only for staff who work the inbox.

use serde::{Deserialize, Serialize};

/// How many began, reached each screen and sent, over the last days. No personal data in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadReferralCounts {
    /// How many days back, today included: 1 to 366.
    pub days: u16,
}

/// How far forms came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferralCounts {
    /// Forms begun.
    pub began: u32,
    /// Every step in the order of the form.
    pub reached: Vec<Reached>,
    /// Forms sent.
    pub sent: u32,
}

/// How many forms reached a step of the first part, or left one of the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reached {
    /// The name of the screen or the task.
    pub step: String,
    /// Its heading.
    pub heading: String,
    /// Whether it comes only after the form can be sent.
    pub later: bool,
    /// How many.
    pub forms: u32,
}
