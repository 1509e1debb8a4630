//! The appointments of a referral as whoever keeps its diary sees them.

use super::Mode;
use crate::attachment::Booking;
use crate::attendance::Attendance;
use crate::ending::EndCode;
use crate::ids::{AlertId, AppointmentId, ReferralId};
use crate::offered::Occasion;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// The diary of the referral that an appointment of the caller's caseload belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadDiary {
    /// The appointment.
    pub appointment: AppointmentId,
}

/// A referral's appointments, with what was recorded of the one that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Diary {
    /// The referral.
    pub referral: ReferralId,
    /// Every appointment of the referral, whatever became of it, by time.
    pub appointments: Vec<DiaryEntry>,
    /// What was recorded of the appointment asked for, in order: the last one stands.
    pub recorded: Vec<Recorded>,
    /// Where every sent pack of the referral belongs, oldest first.
    pub answers: Vec<AnswersSent>,
    /// The patient's alert that waits to be acknowledged, if one does.
    pub waiting: Option<AlertId>,
    /// Every end of the referral, in order. The last one stands unless it was taken back.
    pub ends: Vec<End>,
    /// The last day on which something happened: no end may be earlier.
    pub last_day: Option<NaiveDate>,
}

/// One appointment of a diary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiaryEntry {
    /// Which.
    pub appointment: AppointmentId,
    /// When it starts.
    pub starts: NaiveDateTime,
    /// How it is to take place.
    pub mode: Mode,
    /// What it is for.
    pub occasion: Occasion,
    /// What became of it.
    pub booking: Booking,
    /// The one given up for it.
    pub moved_from: Option<AppointmentId>,
}

/// What somebody recorded of an appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recorded {
    /// What became of it.
    pub attendance: Attendance,
    /// How it took place, if it did.
    pub mode: Option<Mode>,
    /// In their words, possibly none.
    pub note: String,
    /// When it was recorded.
    pub at: NaiveDateTime,
    /// The name of whoever did.
    pub by: String,
}

/// A sent pack and where it belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswersSent {
    /// When it was sent.
    pub sent: NaiveDateTime,
    /// The appointment it belongs to; none while it waits for one.
    pub appointment: Option<AppointmentId>,
}

/// An end of a referral.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct End {
    /// Why it ended.
    pub code: EndCode,
    /// On which day.
    pub on: NaiveDate,
    /// When that was recorded.
    pub at: NaiveDateTime,
    /// The name of whoever did.
    pub by: String,
    /// How it was taken back, if it was.
    pub reopened: Option<Reopened>,
}

/// How the end of a referral was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reopened {
    /// Why, in their words.
    pub reason: String,
    /// When.
    pub at: NaiveDateTime,
    /// The name of whoever did.
    pub by: String,
}

impl Diary {
    /// The end that stands, if the referral has ended.
    #[must_use]
    pub fn ended(&self) -> Option<&End> {
        self.ends.last().filter(|end| end.reopened.is_none())
    }
}
