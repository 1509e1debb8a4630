//! What staff may ask after signing in. Times are local (Europe/London) unless they say otherwise.

/// One's own account.
mod account;
/// An alert's story, and acknowledging it.
mod alerts;
/// One appointment: what was answered for it and before.
mod appointment;
/// What is asked before an appointment, and what could be.
mod asking;
/// What became of an appointment.
mod attending;
/// Booking, moving and calling off, and the invitation to answer beforehand.
mod booking;
/// The referrals of a caseload, and those a supervisor looks at.
mod caseload;
/// What was said, in the codes of the data set.
mod codes;
/// How far people come with the form.
mod counts;
/// Taking on a referral that somebody made themselves, or declining it.
mod deciding;
/// The appointments of a referral.
mod diary;
/// The end of a referral.
mod ending;
/// The second half of signing in.
mod entering;
/// Finding a patient.
mod finding;
/// Referrals that people made themselves.
mod inbox;
/// The measures of the service.
mod ledger;
/// The link of an invitation, once it is made.
mod linking;
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
/// How answers came into the record, and amending them.
mod record;
/// The day's list.
mod today;
/// Answering a pack together.
mod together;
/// Stopping messages, and allowing them again.
mod writing;

use super::calls;
use super::patient::{Saved, Sent};
use crate::role::Role;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

pub use account::{
    Account, ChangePassword, EndOtherSessions, EndSession, OwnSession, ReadAccount, RecoveryCodes,
    RenewRecoveryCodes,
};
pub use alerts::{AcknowledgeAlert, Acknowledged, Alert, Came, ContactMade, Disclosure, Occasion, Safety};
pub use appointment::{AppointmentView, BookedTime, Measure, Measurement, ReadAppointment};
pub use asking::{Asked, CanAsk, InvitationView, PackChange, ReadInvitation, SetProblemDescriptor};
pub use attending::{LONGEST_REASON, Rearranged, Reattached, RecordAttendance};
pub use booking::{
    BookAppointment, Booked, CancelAppointment, CancelledBy, InvitePatient, Invited, MoveAppointment,
};
pub use caseload::{
    Access, AppointmentAt, Caseload, CaseloadEntry, ReadCaseload, ReadSupervision, SetIntensity, Supervision,
    SupervisionEntry,
};
pub use codes::DataSetCode;
pub use counts::{Reached, ReadReferralCounts, ReferralCounts};
pub use deciding::{AcceptSelfReferral, Accepted, Decision, DeclineSelfReferral, Telling};
pub use diary::{AnswersSent, Diary, DiaryEntry, End, ReadDiary, Recorded, Reopened};
pub use ending::{EndReferral, ReopenReferral};
pub use entering::{
    AuthenticatorOffered, AuthenticatorSet, ChoosePassword, ConfirmAuthenticator, DemoCode, GiveCode, LetIn,
    Next, ReadDemoCode, SetUpAuthenticator,
};
pub use finding::{FindPatients, FoundPatient, FoundPatients};
pub use inbox::{
    Flag, Inbox, InboxEntry, InboxState, KnownPatient, ReadInbox, ReadSelfReferral, SelfReferralView,
    TakenOn, Therapist,
};
pub use ledger::{Ledger, LedgerEntry, ReadMeasures, RefusedFile, WordingEntry};
pub use linking::{DrawLink, LinkDrawn, RenewInvitation, WithdrawInvitation};
pub use message::{Delivery, MessageChannel, MessageSent};
pub use opening::{
    BreakGlass, ExactPatient, GlassBroken, GlassOpening, GlassOpenings, ReadGlassOpenings, ReviewGlassOpening,
};
pub use person::Person;
pub use preparing::{Preparation, PreparationEntry, ReadPreparation, SendReminder};
pub use queue::{
    AlertCount, AlertQueue, AlertView, CloseAlert, Happened, NextAppointment, QueueEntry, ReadAlertCount,
    ReadAlertQueue, ReadWatch, RecordContact, SeeAlert, ToldInForm, Watch,
};
pub use record::{AmendAnswer, Amended, Amendment, AsSent, Entered, EnteredBy, How, Record};
pub use today::{Mode, PackProgress, ReadToday, Today, TodayEntry, WaitingAlert};
pub use together::{
    Before, Given, ItemTogether, OpenPack, OpenPackTogether, PackTogether, ReadPackTogether,
    SaveAnswerTogether, SaveSafetyTogether, SavedTogether, SendPackTogether,
};
pub use writing::{AllowWriting, StopWriting, WritingChange};

calls! {
    ReadSession => "read-session", Welcome;
    SignOut => "sign-out", ();
    ReadToday => "read-today", Today;
    ReadAppointment => "read-appointment", AppointmentView;
    AcknowledgeAlert => "acknowledge-alert", ();
    BookAppointment => "book-appointment", Booked;
    MoveAppointment => "move-appointment", Booked;
    CancelAppointment => "cancel-appointment", Rearranged;
    RecordAttendance => "record-attendance", Rearranged;
    ReadDiary => "read-diary", Diary;
    EndReferral => "end-referral", ();
    ReopenReferral => "reopen-referral", ();
    ReadInvitation => "read-invitation", InvitationView;
    InvitePatient => "invite-patient", Invited;
    RenewInvitation => "renew-invitation", Invited;
    WithdrawInvitation => "withdraw-invitation", ();
    DrawLink => "draw-link", LinkDrawn;
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
    StopWriting => "stop-writing", ();
    AllowWriting => "allow-writing", ();
    ReadReferralCounts => "read-referral-counts", ReferralCounts;
    ReadAlertQueue => "read-alert-queue", AlertQueue;
    ReadAlertCount => "read-alert-count", AlertCount;
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
    ChoosePassword => "choose-password", Next;
    SetUpAuthenticator => "set-up-authenticator", AuthenticatorOffered;
    ConfirmAuthenticator => "confirm-authenticator", AuthenticatorSet;
    GiveCode => "give-code", LetIn;
    ReadDemoCode => "read-demo-code", DemoCode;
    ReadAccount => "read-account", Account;
    EndSession => "end-session", ();
    EndOtherSessions => "end-other-sessions", ();
    ChangePassword => "change-password", ();
    RenewRecoveryCodes => "renew-recovery-codes", RecoveryCodes;
}

/// The header by which a page says, with `1`, that nobody pressed anything: it asks again because something changed.
pub const QUIET: &str = "x-beforehand-quiet";

/// Where a page listens for changes, as server-sent events.
pub const EVENTS: &str = "/api/events";

/// The event there which says that something changed on the caller's caseload, and never what.
pub const CHANGED: &str = "changed";

/// The event there which says that changes are heard of, first of all and then whenever [`BEAT_SECONDS`] have passed
/// without a change.
pub const BEAT: &str = "beat";

/// How long a line on which changes are heard of is silent at most, in seconds.
pub const BEAT_SECONDS: u32 = 15;

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

/// Lets a member of staff in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Welcome {
    /// Who they are.
    pub signed_in: SignedIn,
    /// What the clocks show where the service is: the machine they sit at may show another day.
    pub now: NaiveDateTime,
}

/// Ends the caller's session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignOut {}
