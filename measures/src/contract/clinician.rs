//! What staff may ask after signing in. Times are local (Europe/London) unless they say otherwise.

use super::calls;
use crate::alert::{Action, KeepSafe, Reach};
use crate::answers::Answer;
use crate::attachment::Booking;
use crate::ids::{AlertId, AppointmentId, ReferralId};
use crate::instruments::InstrumentId;
use crate::pack::ProblemDescriptor;
use crate::score::{Score, Unfinished};
use crate::token::Token;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

calls! {
    ReadSession => "read-session", SignedIn;
    SignOut => "sign-out", ();
    ReadToday => "read-today", Today;
    ReadAppointment => "read-appointment", AppointmentView;
    AcknowledgeAlert => "acknowledge-alert", ();
    BookAppointment => "book-appointment", Booked;
    MoveAppointment => "move-appointment", Booked;
    CancelAppointment => "cancel-appointment", ();
    InvitePatient => "invite-patient", Invited;
}

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
}

/// Ends the caller's session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignOut {}

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
    /// The appointment to open to see it: the referral's next, or else its last.
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

/// Everything about one appointment of the caller's: what was answered for it and before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadAppointment {
    /// Which.
    pub appointment: AppointmentId,
}

/// What the session view shows. What the numbers mean is worked out from them by this crate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppointmentView {
    /// The appointment's line as on the list.
    pub entry: TodayEntry,
    /// The referral it belongs to.
    pub referral: ReferralId,
    /// The patient's date of birth, to check who is on the phone.
    pub date_of_birth: NaiveDate,
    /// What the referral is for, if a clinician has said.
    pub problem_descriptor: Option<ProblemDescriptor>,
    /// One entry for each instrument asked in this referral, in the order asked.
    pub measures: Vec<Measure>,
    /// The patient's alerts, unacknowledged first, then latest first.
    pub alerts: Vec<Alert>,
}

/// One instrument over the whole referral.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Which instrument.
    pub instrument: InstrumentId,
    /// What was answered, oldest first. The last may still be unsent.
    pub measurements: Vec<Measurement>,
}

/// One instrument answered once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measurement {
    /// When it was sent; for an unsent one, when the last answer came.
    pub at: NaiveDateTime,
    /// Whether it was sent.
    pub sent: bool,
    /// Whether it belongs to the appointment being looked at.
    pub this_appointment: bool,
    /// What was said.
    pub answers: Vec<Answer>,
    /// What it adds up to.
    pub score: Result<Score, Unfinished>,
}

/// An alert and its whole story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alert {
    /// Which.
    pub alert: AlertId,
    /// The answers that raised it and the later ones to the same item, oldest first.
    pub occasions: Vec<Occasion>,
    /// What the help page asked, the last answer first.
    pub safety: Vec<Safety>,
    /// Who acknowledged it, and what was done.
    pub acknowledged: Option<Acknowledged>,
}

/// One answer in an alert's story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Occasion {
    /// When the server received it.
    pub at: NaiveDateTime,
    /// What was said.
    pub answer: Answer,
    /// Whether its pack has been sent.
    pub sent: bool,
}

/// One answer to the help page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Safety {
    /// When the server received it.
    pub at: NaiveDateTime,
    /// "Do you feel able to keep yourself safe until then?"
    pub keep_safe: Option<KeepSafe>,
    /// "What is the best way to reach you?"
    pub reach: Option<Reach>,
}

/// Who acknowledged an alert, when, and what was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acknowledged {
    /// The person's name.
    pub by: String,
    /// When.
    pub at: NaiveDateTime,
    /// What was done.
    pub actions: Vec<Action>,
    /// In their words; the reason, where nothing was done.
    pub note: String,
}

/// Records that the caller has seen the alert and what was done. Once; it cannot be taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcknowledgeAlert {
    /// Which.
    pub alert: AlertId,
    /// How many occasions the caller was shown. If more have come since, it is refused.
    pub seen: u32,
    /// At least one.
    pub actions: Vec<Action>,
    /// At most 2,000 characters; needed with "no action".
    pub note: String,
}

/// Books an appointment of a referral on the caller's caseload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BookAppointment {
    /// For which referral.
    pub referral: ReferralId,
    /// When it starts. Of an hour that the clocks repeat, the first.
    pub starts: NaiveDateTime,
    /// How it takes place.
    pub mode: Mode,
}

/// An appointment was booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Booked {
    /// Its key.
    pub appointment: AppointmentId,
}

/// Gives up a booked time for another. The old appointment is kept as moved; a new one is booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveAppointment {
    /// The booked one.
    pub appointment: AppointmentId,
    /// When the new one starts.
    pub starts: NaiveDateTime,
}

/// Calls off a booked appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CancelAppointment {
    /// The booked one.
    pub appointment: AppointmentId,
}

/// Makes an invitation for a booked appointment. An earlier one for it stops working.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvitePatient {
    /// The booked one.
    pub appointment: AppointmentId,
}

/// An invitation was made. Its token is told this once and never again.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invited {
    /// The secret of the link.
    pub token: Token,
}
