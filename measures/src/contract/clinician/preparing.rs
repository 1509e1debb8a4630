//! Before the day's appointments: who has not answered yet, and reminding them.

use super::{MessageChannel, MessageSent, TodayEntry};
use crate::ids::AppointmentId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The caller's appointments of today that are still booked, by time, with how each patient can be reminded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadPreparation {}

/// What is to be done before the day's appointments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preparation {
    /// Which day it is at the service.
    pub date: NaiveDate,
    /// Its booked appointments.
    pub entries: Vec<PreparationEntry>,
}

/// One appointment, and how its patient can be reminded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreparationEntry {
    /// Its line of the day's list.
    pub entry: TodayEntry,
    /// By which channel they agreed to be written to; none where they agreed to none that leaves from here, or messages to
    /// them are stopped.
    pub channel: Option<MessageChannel>,
    /// The number to phone, as they gave it; none where none is known or they said that phoning is not safe.
    pub phone: Option<String>,
    /// Whether they said that it is not safe to phone or text them.
    pub unsafe_to_phone: bool,
    /// The last reminder of this appointment, and how far it has come.
    pub reminded: Option<MessageSent>,
}

/// Sends a link to answer before a booked appointment of the caller's that has not begun, by the first channel the patient agreed to. An
/// earlier link for it stops working; what was answered stays. While a reminder waits to be sent, no other is made.
///
/// Refused with [`AlreadySent`](crate::contract::Problem::AlreadySent) where all is answered,
/// [`NoChannel`](crate::contract::Problem::NoChannel) where they agreed to none or messages to them are stopped,
/// [`TooManyTries`](crate::contract::Problem::TooManyTries) after three to one patient in a day, and
/// [`TooEarly`](crate::contract::Problem::TooEarly) where they were heard of within half an hour: they are answering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendReminder {
    /// Which.
    pub appointment: AppointmentId,
}
