//! The day's list.

use crate::attachment::Booking;
use crate::ids::AppointmentId;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// The caller's appointments of today, unacknowledged alerts first, then by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadToday {}

/// One day's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Today {
    /// Which day it is at the service.
    pub date: NaiveDate,
    /// Its appointments that stand.
    pub appointments: Vec<TodayEntry>,
    /// Patients of the caller with an unacknowledged alert and no appointment today.
    pub other_alerts: Vec<WaitingAlert>,
}

/// One line of the day's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TodayEntry {
    /// The appointment.
    pub appointment: AppointmentId,
    /// When it starts.
    pub starts: NaiveDateTime,
    /// The patient's name.
    pub patient: String,
    /// How it takes place.
    pub mode: Mode,
    /// What became of it.
    pub booking: Booking,
    /// How far the patient has come with the pack asked for it.
    pub progress: PackProgress,
    /// Whether an alert of this patient waits to be acknowledged.
    pub alert: bool,
}

/// An alert that waits, of a patient who is not on today's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaitingAlert {
    /// The patient's name.
    pub patient: String,
    /// When it was raised.
    pub raised: NaiveDateTime,
    /// The appointment to open to see it: the patient's next, or else the last; one that was given up only where
    /// there is no other.
    pub appointment: Option<AppointmentId>,
}

/// How an appointment takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// By telephone.
    Telephone,
    /// By video.
    Video,
    /// In the same room.
    InPerson,
}

/// How far a patient has come with a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case", deny_unknown_fields)]
pub enum PackProgress {
    /// No pack was asked for.
    NotInvited,
    /// Asked, nothing answered.
    NotStarted,
    /// Some questions answered.
    Answering {
        /// How many questions have an answer.
        answered: u16,
        /// How many are asked.
        of: u16,
    },
    /// Sent.
    Completed {
        /// When.
        at: NaiveDateTime,
    },
}
