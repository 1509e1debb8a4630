//! Booking, moving and calling off, and the invitation to answer beforehand.

use super::{Mode, PackChange, Reattached};
use crate::attendance::Attendance;
use crate::ids::{AppointmentId, ReferralId};
use crate::offered::Occasion;
use crate::token::Token;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// Books an appointment of a referral on the caller's caseload, unless it has ended:
/// [`ReferralEnded`](crate::contract::Problem::ReferralEnded). Booked once, however often it is sent: the same call again has
/// the same reply, and another one under the same name is [`KeyReused`](crate::contract::Problem::KeyReused).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BookAppointment {
    /// The name of the new one, drawn by the page before the first try and kept through every other.
    pub appointment: AppointmentId,
    /// For which referral.
    pub referral: ReferralId,
    /// When it starts. Of an hour that the clocks repeat, the first.
    pub starts: NaiveDateTime,
    /// How it takes place.
    pub mode: Mode,
    /// What it is for.
    pub occasion: Occasion,
}

/// An appointment was booked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Booked {
    /// Its key.
    pub appointment: AppointmentId,
    /// The packs that belong elsewhere now, oldest first.
    pub answers: Vec<Reattached>,
}

/// Gives up a booked time for another. The old appointment is kept as moved; a new one is booked. Moved once, however often
/// it is sent, as [`BookAppointment`] books once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveAppointment {
    /// The booked one.
    pub appointment: AppointmentId,
    /// The name of the new one, drawn by the page before the first try and kept through every other.
    pub to: AppointmentId,
    /// When the new one starts.
    pub starts: NaiveDateTime,
}

/// Calls off a booked appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CancelAppointment {
    /// The booked one.
    pub appointment: AppointmentId,
    /// Who called it off.
    pub by: CancelledBy,
    /// Why: at most [`LONGEST_REASON`](super::LONGEST_REASON) characters, and not blank.
    pub reason: String,
}

/// Who called an appointment off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CancelledBy {
    /// The patient.
    Patient,
    /// The service.
    Service,
}

impl CancelledBy {
    /// What is recorded of the appointment.
    #[must_use]
    pub const fn attendance(self) -> Attendance {
        match self {
            Self::Patient => Attendance::PatientCancelled,
            Self::Service => Attendance::ServiceCancelled,
        }
    }
}

/// Makes an invitation for a booked appointment. An earlier one for it stops working.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvitePatient {
    /// The booked one.
    pub appointment: AppointmentId,
    /// The language the questions are shown in, as a language tag. An instrument without words in it is shown in the
    /// language that ships.
    pub language: String,
    /// What is added to the usual pack or left out of it, and why.
    pub change: Option<PackChange>,
}

/// An invitation was made. Its token is told this once and never again.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invited {
    /// The secret of the link.
    pub token: Token,
}
