//! Stopping messages to somebody who referred themselves, because they asked for it or what they gave is no longer safe,
//! and allowing them again. Only for staff who work the inbox; for anybody else these are
//! [`NotFound`](crate::contract::Problem::NotFound).

use crate::ids::SelfReferralId;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// Sends no text message and no email any more to the person of a form, by whichever of their forms they agreed to it.
/// What waits to be sent is given up. Of a person to whom messages are stopped already, it changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StopWriting {
    /// Which form.
    pub id: SelfReferralId,
}

/// Takes back that messages to the person of a form are stopped: they go again by the ways that they agreed to. What was
/// given up stays so. Of a person to whom messages are not stopped, it changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllowWriting {
    /// Which form.
    pub id: SelfReferralId,
}

/// That messages to somebody were stopped, or allowed again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WritingChange {
    /// Whether they are stopped now.
    pub stopped: bool,
    /// By whom.
    pub by: String,
    /// When.
    pub at: NaiveDateTime,
}
