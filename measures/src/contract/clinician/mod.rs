//! What staff may ask after signing in. Times are local (Europe/London) unless they say otherwise.

/// An alert's story, and acknowledging it.
mod alerts;
/// One appointment: what was answered for it and before.
mod appointment;
/// What is asked before an appointment, and what could be.
mod asking;
/// Booking, moving and calling off, and the invitation to answer beforehand.
mod booking;
/// The referrals of a caseload, and those a supervisor looks at.
mod caseload;
/// How far people come with the form.
mod counts;
/// Finding a patient.
mod finding;
/// Referrals that people made themselves.
mod inbox;
/// The measures of the service.
mod ledger;
/// What went out to somebody who referred themselves.
mod message;
/// Opening a record outside one's caseload.
mod opening;
/// Who a self-referral is about.
mod person;
/// Before the day's appointments.
mod preparing;
/// The alert queue.
mod queue;
/// The day's list.
mod today;

use super::calls;
use crate::role::Role;
use serde::{Deserialize, Serialize};

pub use alerts::{AcknowledgeAlert, Acknowledged, Alert, Disclosure, Occasion, Safety};
pub use appointment::{AppointmentView, BookedTime, Measure, Measurement, ReadAppointment};
pub use asking::{Asked, CanAsk, InvitationView, PackChange, ReadInvitation, SetProblemDescriptor};
pub use booking::{BookAppointment, Booked, CancelAppointment, InvitePatient, Invited, MoveAppointment};
pub use caseload::{
    Access, Caseload, CaseloadEntry, ReadCaseload, ReadSupervision, SetIntensity, Supervision,
    SupervisionEntry,
};
pub use counts::{Reached, ReadReferralCounts, ReferralCounts};
pub use finding::{FindPatients, FoundPatient, FoundPatients};
pub use inbox::{
    AcceptSelfReferral, Accepted, Decision, DeclineSelfReferral, Flag, Inbox, InboxEntry, InboxState,
    KnownPatient, ReadInbox, ReadSelfReferral, SelfReferralView, TakenOn, Therapist,
};
pub use ledger::{Ledger, LedgerEntry, ReadMeasures, RefusedFile, WordingEntry};
pub use message::{Delivery, MessageChannel, MessageSent};
pub use opening::{
    BreakGlass, ExactPatient, GlassBroken, GlassOpening, GlassOpenings, ReadGlassOpenings, ReviewGlassOpening,
};
pub use person::Person;
pub use preparing::{Preparation, PreparationEntry, ReadPreparation, SendReminder};
pub use queue::{
    AlertQueue, AlertView, CloseAlert, Happened, NextAppointment, QueueEntry, ReadAlertQueue, ReadWatch,
    RecordContact, SeeAlert, Watch,
};
pub use today::{Mode, PackProgress, ReadToday, Today, TodayEntry, WaitingAlert};

calls! {
    ReadSession => "read-session", SignedIn;
    SignOut => "sign-out", ();
    ReadToday => "read-today", Today;
    ReadAppointment => "read-appointment", AppointmentView;
    AcknowledgeAlert => "acknowledge-alert", ();
    BookAppointment => "book-appointment", Booked;
    MoveAppointment => "move-appointment", Booked;
    CancelAppointment => "cancel-appointment", ();
    ReadInvitation => "read-invitation", InvitationView;
    InvitePatient => "invite-patient", Invited;
    SetProblemDescriptor => "set-problem-descriptor", ();
    ReadMeasures => "read-measures", Ledger;
    ReadInbox => "read-inbox", Inbox;
    ReadSelfReferral => "read-self-referral", SelfReferralView;
    AcceptSelfReferral => "accept-self-referral", Accepted;
    DeclineSelfReferral => "decline-self-referral", ();
    ReadReferralCounts => "read-referral-counts", ReferralCounts;
    ReadAlertQueue => "read-alert-queue", AlertQueue;
    SeeAlert => "see-alert", AlertView;
    RecordContact => "record-contact", ();
    CloseAlert => "close-alert", ();
    ReadWatch => "read-watch", Watch;
    ReadCaseload => "read-caseload", Caseload;
    SetIntensity => "set-intensity", ();
    ReadSupervision => "read-supervision", Supervision;
    FindPatients => "find-patients", FoundPatients;
    ReadPreparation => "read-preparation", Preparation;
    SendReminder => "send-reminder", MessageSent;
    BreakGlass => "break-glass", GlassBroken;
    ReadGlassOpenings => "read-glass-openings", GlassOpenings;
    ReviewGlassOpening => "review-glass-opening", ();
}

/// The header by which a page says, with `1`, that nobody pressed anything: it asks again because something changed.
pub const QUIET: &str = "x-beforehand-quiet";

/// Where a page listens for changes, as server-sent events.
pub const EVENTS: &str = "/api/events";

/// The event there which says that something changed on the caller's caseload, and never what.
pub const CHANGED: &str = "changed";

/// Who is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadSession {}

/// A member of staff, signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedIn {
    /// Their name as colleagues read it.
    pub name: String,
    /// Whether they work the inbox of self-referrals.
    pub works_inbox: bool,
    /// What they are here for.
    pub role: Role,
}

/// Ends the caller's session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignOut {}
