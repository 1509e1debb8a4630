//! Who did what and when. Only ever added to.

use super::columns::word;
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::ids::{PatientId, StaffId};
use serde::Serialize;

/// What is worth an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// An invitation was opened.
    OpenedInvitation,
    /// A link or a date of birth was not right, or came too often or too late.
    RefusedInvitation,
    /// A pack was sent.
    SubmittedPack,
    /// A member of staff signed in.
    SignedIn,
    /// Somebody tried to sign in and could not.
    RefusedSignIn,
    /// A member of staff signed out.
    SignedOut,
    /// A code was wrong, used before, or came too often.
    RefusedCode,
    /// Somebody who was in gave a code again.
    GaveCode,
    /// A recovery code was used.
    UsedRecoveryCode,
    /// An authenticator app was set up, and recovery codes with it.
    SetUpAuthenticator,
    /// Recovery codes were made anew.
    RenewedRecoveryCodes,
    /// A password was chosen in place of the one that was given.
    ChosePassword,
    /// A password was changed.
    ChangedPassword,
    /// Somebody tried to change a password and could not.
    RefusedPassword,
    /// A member of staff ended sessions of their own in other browsers.
    EndedSessions,
    /// A member of staff was given a new first password, and their second factor was forgotten.
    ResetStaff,
    /// An account was disabled.
    DisabledStaff,
    /// An account was enabled again.
    EnabledStaff,
    /// What a referral is for was set.
    SetProblemDescriptor,
    /// How intensive a treatment is was set.
    SetIntensity,
    /// A patient's record was read.
    ReadAppointment,
    /// A patient's record was read by somebody who had opened it with a reason.
    ReadOpenedRecord,
    /// A patient's record was opened with a reason.
    BrokeGlass,
    /// Somebody tried to open the record of nobody who is on record exactly so.
    RefusedGlass,
    /// Somebody looked at an opening of a record.
    ReviewedGlass,
    /// A patient was reminded.
    RemindedPatient,
    /// A pack was read to be answered together.
    ReadPackTogether,
    /// What a patient said was entered.
    EnteredAnswer,
    /// An answer that was sent was amended.
    AmendedAnswer,
    /// An alert was acknowledged.
    AcknowledgedAlert,
    /// A self-referral was read.
    ReadSelfReferral,
    /// A self-referral was made a patient and a referral of.
    AcceptedSelfReferral,
    /// A self-referral joined a patient on record.
    JoinedSelfReferral,
    /// A self-referral was declined.
    DeclinedSelfReferral,
    /// Messages to somebody who referred themselves were stopped.
    StoppedWriting,
    /// They were allowed again.
    AllowedWriting,
    /// An alert and its story were read.
    SawAlert,
    /// What came of trying to speak to a patient was recorded.
    RecordedContact,
    /// An alert was closed.
    ClosedAlert,
    /// An appointment was booked.
    BookedAppointment,
    /// An appointment was moved.
    MovedAppointment,
    /// An appointment was called off.
    CancelledAppointment,
    /// What became of an appointment was recorded or corrected.
    RecordedAttendance,
    /// A referral was ended.
    EndedReferral,
    /// The end of a referral was taken back.
    ReopenedReferral,
    /// An invitation was made.
    InvitedPatient,
    /// An invitation was given another link.
    RenewedInvitation,
    /// An invitation was withdrawn.
    WithdrewInvitation,
    /// Somebody began to refer themselves.
    BeganReferral,
    /// They went on with it.
    OpenedReferral,
    /// A link or a date of birth was not right, or came too often.
    RefusedReferral,
    /// They said more, or something else.
    SavedReferral,
    /// They sent it.
    SentReferral,
    /// They sent themselves its link.
    SentReferralLink,
    /// A message to them was queued.
    QueuedMessage,
    /// They left it on a device.
    LeftReferral,
    /// They threw it away: where it had alerted, all of it but that and what reaches them.
    DiscardedReferral,
    /// Nobody went on with it, and the same was done.
    ForgotReferral,
    /// Somebody was shown as a possible match of a self-referral.
    SawPossibleMatch,
    /// The day's list was read: how many appointments and patients with an alert.
    ReadToday,
    /// What is before the day's appointments was read: how many.
    ReadPreparation,
    /// A caseload was read: how many referrals.
    ReadCaseload,
    /// What supervisors look at was read: how many referrals.
    ReadSupervision,
    /// The alert queue was read: how many alerts.
    ReadAlertQueue,
    /// The inbox was read: how many forms.
    ReadInbox,
    /// The record openings were read: how many.
    ReadGlassOpenings,
    /// Patients were looked for: how many were shown.
    FoundPatients,
    /// The diary of a referral was read.
    ReadDiary,
    /// What is asked before an appointment was read.
    ReadInvitation,
    /// A member of staff asked for what is not there or not theirs: which call, and what it named.
    RefusedCall,
    /// A member of staff was added on the command line.
    AddedStaff,
    /// What a member of staff is here for was changed on the command line.
    ChangedStaff,
    /// The GP practices were loaded on the command line: how many.
    LoadedPractices,
}

/// One entry.
#[derive(Debug, Clone)]
pub struct Entry {
    act: Act,
    staff: Option<StaffId>,
    patient: Option<PatientId>,
    about: Option<String>,
    shown: Option<i64>,
}

impl Entry {
    /// Something happened.
    #[must_use]
    pub fn of(act: Act) -> Self {
        Self { act, staff: None, patient: None, about: None, shown: None }
    }

    /// A member of staff did it.
    #[must_use]
    pub fn by(self, staff: impl Into<Option<StaffId>>) -> Self {
        Self { staff: staff.into(), ..self }
    }

    /// It concerned a patient.
    #[must_use]
    pub fn patient(self, patient: impl Into<Option<PatientId>>) -> Self {
        Self { patient: patient.into(), ..self }
    }

    /// It was about this record.
    #[must_use]
    pub fn about(self, record: impl ToString) -> Self {
        Self { about: Some(record.to_string()), ..self }
    }

    /// It showed so many.
    #[must_use]
    pub fn shown(self, many: usize) -> Self {
        Self { shown: i64::try_from(many).ok(), ..self }
    }
}

/// Whether there is an entry of this kind since an instant: the same act, by and of the same people, about the same,
/// however many it showed.
///
/// # Errors
/// When the database fails.
pub async fn has(db: &mut Connection, entry: &Entry, since: DateTime<Utc>) -> Result<bool> {
    let row = sqlx::query(
        "select 1 from audit
         where at >= $1 and act = $2 and staff_id = $3 and coalesce(patient_id, '') = $4
             and coalesce(about, '') = $5 limit 1",
    )
    .bind(since.timestamp_millis())
    .bind(word(entry.act)?)
    .bind(entry.staff.map(|id| id.to_string()))
    .bind(entry.patient.map(|id| id.to_string()).unwrap_or_default())
    .bind(entry.about.as_deref().unwrap_or_default())
    .fetch_optional(db)
    .await?;
    Ok(row.is_some())
}

/// Adds an entry. `id` is its key. It takes its place in the chain when its transaction commits.
///
/// # Errors
/// When the database fails.
pub async fn add(db: &mut Connection, id: &str, entry: Entry, now: DateTime<Utc>) -> Result<()> {
    sqlx::query(
        "insert into audit (id, at, act, staff_id, patient_id, about, shown) values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id)
    .bind(now.timestamp_millis())
    .bind(word(entry.act)?)
    .bind(entry.staff.map(|id| id.to_string()))
    .bind(entry.patient.map(|id| id.to_string()))
    .bind(entry.about)
    .bind(entry.shown)
    .execute(db)
    .await
    .map(drop)
}
