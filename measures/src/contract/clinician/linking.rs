//! The link of an invitation after it was made: another in its place, none any more, and one that a phone can read off
//! paper.

use crate::ids::AppointmentId;
use serde::{Deserialize, Serialize};

/// Gives the invitation that leads to a booked appointment another link: the questions and what was answered stay. The
/// earlier link stops working.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RenewInvitation {
    /// The booked one.
    pub appointment: AppointmentId,
}

/// Withdraws the invitation that leads to an appointment. Its link stops working; what was answered is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawInvitation {
    /// The appointment.
    pub appointment: AppointmentId,
}

/// Draws a link as a QR code. Nothing of it is kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawLink {
    /// The link, secret and all: at most [`DrawLink::LONGEST`] bytes.
    pub link: String,
}

/// A QR code as the path of a drawing whose unit is one module. The light margin of four modules is within it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkDrawn {
    /// How many modules each side has.
    pub side: u16,
    /// The path of the dark modules.
    pub path: String,
}

impl DrawLink {
    /// How long a link may be, in bytes: what a phone still reads from a letter.
    pub const LONGEST: usize = 300;
}

/// Hides the secret, so that it cannot reach a log by accident.
impl std::fmt::Debug for DrawLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DrawLink { … }")
    }
}
