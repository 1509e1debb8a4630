//! The alert queue: the alerts the caller may see, from being raised to being closed. They are those of the caller's own
//! patients, those at a desk the caller holds, and those the caller has acknowledged. Any other is
//! [`NotFound`](crate::contract::Problem::NotFound).

use super::alerts::Alert;
use super::appointment::Measure;
use crate::alert_queue::{ContactOutcome, Day, Desk, Happening, Stage};
use crate::ids::{AlertId, AppointmentId, SelfReferralId};
use crate::referral::told::{Row, Section};
use crate::wording::Wording;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// The alerts that are not closed: those that wait to be acknowledged first, the one that is due first at the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadAlertQueue {}

/// The queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlertQueue {
    /// Its alerts.
    pub entries: Vec<QueueEntry>,
    /// For the lead and the manager, how the service dealt with the alerts of the last 14 days, latest first.
    pub report: Option<Vec<Day>>,
}

/// One line of the queue. Nothing in it is a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QueueEntry {
    /// The alert.
    pub alert: AlertId,
    /// The patient's name, possibly empty where a form was left before it.
    pub patient: String,
    /// When it was raised.
    pub raised: NaiveDateTime,
    /// Whether nobody was there then.
    pub out_of_hours: bool,
    /// How far it has come.
    pub stage: Stage,
    /// Where it has been put, in the order in which they look: whoever looks first is the first.
    pub desks: Vec<Desk>,
    /// Where it goes next if nobody acknowledges it, and when.
    pub next: Option<(Desk, NaiveDateTime)>,
    /// Whether everything it is about has been sent. Alerts do not wait for that.
    pub sent: bool,
    /// The patient's next appointment.
    pub appointment: Option<NextAppointment>,
    /// The name of whoever acknowledged it.
    pub acknowledged_by: Option<String>,
}

/// The next time that is booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NextAppointment {
    /// Which.
    pub appointment: AppointmentId,
    /// When it starts.
    pub starts: NaiveDateTime,
    /// Whether it is on the caller's own list: only then do they open it.
    pub yours: bool,
}

/// How many of the caller's alerts wait to be acknowledged: asked on every screen, so it names nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadAlertCount {}

/// How many wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlertCount {
    /// Those that nobody has acknowledged.
    pub waiting: u32,
}

/// Opens an alert, which notes that the caller has seen it. That is not acknowledging it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeeAlert {
    /// Which. A closed one may be read as well.
    pub alert: AlertId,
}

/// An alert, everything that was said and everything that happened to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlertView {
    /// Its line in the queue.
    pub entry: QueueEntry,
    /// The patient's date of birth, to check who is on the phone. None where a form was left before it.
    pub date_of_birth: Option<NaiveDate>,
    /// On whose caseloads the patient is, by name.
    pub therapists: Vec<String>,
    /// What was said.
    pub alert: Alert,
    /// The patient's other alerts, unacknowledged first, then latest first.
    pub others: Vec<Alert>,
    /// The instruments it is about, over the patient's whole course. Nothing in them counts as this appointment's.
    pub measures: Vec<Measure>,
    /// What the patient told of themselves in their last self-referral, if they made one.
    pub form: Option<ToldInForm>,
    /// The words of everything that was asked, each as often as its words differed.
    pub wordings: Vec<Wording>,
    /// What happened to it since it was raised, in order.
    pub life: Vec<Happened>,
}

impl AlertView {
    /// The number of the next contact: what [`RecordContact::number`] must be.
    #[must_use]
    pub fn next_contact(&self) -> u32 {
        let contact = |one: &&Happened| matches!(one.happening, Happening::Contact { .. });
        u32::try_from(self.life.iter().filter(contact).count() + 1).unwrap_or(u32::MAX)
    }
}

/// What somebody who referred themselves told about reaching them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToldInForm {
    /// The form, for a caller who may open it.
    pub open: Option<SelfReferralId>,
    /// Whether they said that it is not safe to phone or text them, whatever they said of a number itself.
    pub unsafe_to_phone: bool,
    /// Whether they agreed to no way of being reached at all.
    pub agrees_to_nothing: bool,
    /// Whether messages to them were stopped since, whatever they had agreed to.
    pub writing_stopped: bool,
    /// What was asked about reaching them, in exact words, and what was said.
    pub reaching: Section,
    /// Of that, what was said of the ways themselves and of what to avoid, without where they live.
    pub ways: Vec<Row>,
}

/// Something that happened to an alert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Happened {
    /// What.
    pub happening: Happening,
    /// When.
    pub at: NaiveDateTime,
    /// The name of whoever did it. None where it happened by itself.
    pub by: Option<String>,
}

/// Records that somebody tried to speak to the patient, after the alert was acknowledged. The same contact sent twice is
/// one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordContact {
    /// Which.
    pub alert: AlertId,
    /// The first contact is 1. If it has been recorded in other words or by somebody else, or the alert is closed, it
    /// is [`AlertHasGrown`](crate::contract::Problem::AlertHasGrown).
    pub number: u32,
    /// What came of it.
    pub outcome: ContactOutcome,
    /// At most 2,000 characters, possibly none.
    pub note: String,
}

/// Finishes an alert that was acknowledged. It cannot be opened again: what is said later raises another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseAlert {
    /// Which.
    pub alert: AlertId,
    /// At most 2,000 characters; needed where no contact was recorded and the acknowledgement does not say that the
    /// patient was spoken to.
    pub reason: String,
}

/// Whether alerts that nobody acknowledges are passed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadWatch {}

/// How the watch over the queue stands. Anything but `watched` and no empty desk is an alarm on every screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Watch {
    /// Whether it has gone round within the last three minutes.
    pub watched: bool,
    /// When it last went round.
    pub last: Option<NaiveDateTime>,
    /// Desks that nobody holds: what goes there reaches nobody.
    pub empty_desks: Vec<Desk>,
}
