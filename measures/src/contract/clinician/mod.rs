//! What staff may ask after signing in. Times are local (Europe/London) unless they say otherwise.

/// An alert's story, and acknowledging it.
mod alerts;
/// One appointment: what was answered for it and before.
mod appointment;
/// What is asked before an appointment, and what could be.
mod asking;
/// Booking, moving and calling off, and the invitation to answer beforehand.
mod booking;
/// How far people come with the form.
mod counts;
/// Referrals that people made themselves.
mod inbox;
/// The measures of the service.
mod ledger;
/// What went out to somebody who referred themselves.
mod message;
/// Who a self-referral is about.
mod person;
/// The alert queue.
mod queue;
/// How answers came into the record, and amending them.
mod record;
/// The day's list.
mod today;
/// Answering a pack together.
mod together;

use super::calls;
use super::patient::{Saved, Sent};
use serde::{Deserialize, Serialize};

pub use alerts::{AcknowledgeAlert, Acknowledged, Alert, Disclosure, Occasion, Safety};
pub use appointment::{AppointmentView, BookedTime, Measure, Measurement, ReadAppointment};
pub use asking::{Asked, CanAsk, InvitationView, PackChange, ReadInvitation, SetProblemDescriptor};
pub use booking::{BookAppointment, Booked, CancelAppointment, InvitePatient, Invited, MoveAppointment};
pub use counts::{Reached, ReadReferralCounts, ReferralCounts};
pub use inbox::{
    AcceptSelfReferral, Accepted, Decision, DeclineSelfReferral, Flag, Inbox, InboxEntry, InboxState,
    KnownPatient, ReadInbox, ReadSelfReferral, SelfReferralView, TakenOn, Therapist,
};
pub use ledger::{Ledger, LedgerEntry, ReadMeasures, RefusedFile, WordingEntry};
pub use message::{Delivery, MessageChannel, MessageSent};
pub use person::Person;
pub use queue::{
    AlertQueue, AlertView, CloseAlert, Happened, NextAppointment, QueueEntry, ReadAlertQueue, ReadWatch,
    RecordContact, SeeAlert, Watch,
};
pub use record::{AmendAnswer, Amended, Amendment, AsSent, Entered, EnteredBy, How, Record};
pub use today::{Mode, PackProgress, ReadToday, Today, TodayEntry, WaitingAlert};
pub use together::{
    Given, ItemTogether, OpenPack, OpenPackTogether, PackTogether, ReadPackTogether, SaveAnswerTogether,
    SaveSafetyTogether, SavedTogether, SendPackTogether,
};

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
    ReadPackTogether => "read-pack-together", PackTogether;
    OpenPackTogether => "open-pack-together", ();
    SaveAnswerTogether => "save-answer-together", SavedTogether;
    SaveSafetyTogether => "save-safety-together", Saved;
    SendPackTogether => "send-pack-together", Sent;
    AmendAnswer => "amend-answer", Amended;
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
}

/// Ends the caller's session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignOut {}
