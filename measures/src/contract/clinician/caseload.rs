//! The referrals of a caseload, and those a supervisor looks at.

use crate::caseload::{Reason, Trend};
use crate::ids::{AppointmentId, ReferralId};
use crate::intensity::Intensity;
use crate::problem::ProblemDescriptor;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// What a caller may do with a record that they may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// It is on their own caseload.
    Own,
    /// They supervise the therapist: they read.
    Supervised,
    /// They opened it with a reason: they read, for a time.
    Opened,
}

/// The referrals on the caller's caseload, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadCaseload {}

/// A caseload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caseload {
    /// Its referrals.
    pub entries: Vec<CaseloadEntry>,
}

/// An appointment and its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppointmentAt {
    /// Which.
    pub appointment: AppointmentId,
    /// When it starts.
    pub starts: NaiveDateTime,
}

/// One referral in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseloadEntry {
    /// Which.
    pub referral: ReferralId,
    /// The patient's name.
    pub patient: String,
    /// The patient's date of birth.
    pub date_of_birth: Option<NaiveDate>,
    /// What it is for, if a clinician has said.
    pub problem: Option<ProblemDescriptor>,
    /// How intensive the treatment is, if the therapist has said.
    pub intensity: Option<Intensity>,
    /// How many treatment contacts were attended.
    pub contacts: u32,
    /// The last attended appointment.
    pub last: Option<AppointmentAt>,
    /// The next booked one.
    pub next: Option<AppointmentAt>,
    /// The appointment to open: the next, or else the last; one that was given up only where no other stands.
    pub opens: Option<AppointmentId>,
    /// How the depression measure has moved.
    pub depression: Trend,
    /// How the anxiety measure has moved: the one paired with the problem where that has both ends.
    pub anxiety: Trend,
    /// Whether an alert of the patient waits to be acknowledged.
    pub alert: bool,
}

/// Says how intensive the treatment of a referral on the caller's caseload is.
///
/// Refused with [`ReferralEnded`](crate::contract::Problem::ReferralEnded) where it has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetIntensity {
    /// The referral.
    pub referral: ReferralId,
    /// How intensive; none where that is not known. A call that leaves it out is not understood.
    #[serde(deserialize_with = "Option::deserialize")]
    pub intensity: Option<Intensity>,
}

/// The referrals of those whom the caller supervises, those with a reason to look first. Empty for whoever supervises
/// nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadSupervision {}

/// What a supervisor looks at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Supervision {
    /// The names of the therapists, in order.
    pub therapists: Vec<String>,
    /// Their referrals, in the order of the reasons, then by name.
    pub entries: Vec<SupervisionEntry>,
}

/// One referral and why to look at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupervisionEntry {
    /// Whose caseload it is on.
    pub therapist: String,
    /// Why to look at it; possibly no reason at all.
    pub reasons: Vec<Reason>,
    /// The referral.
    pub entry: CaseloadEntry,
}
