//! The inbox: referrals that people made themselves, until somebody decides. Only for staff who work the inbox; for
//! anybody else these are [`NotFound`](crate::contract::Problem::NotFound). One that was taken on is also read by the
//! therapist on whose caseload it is.

use super::alerts::Alert;
use super::appointment::Measure;
use super::codes::DataSetCode;
use super::deciding::Decision;
use super::message::MessageSent;
use super::person::Person;
use super::writing::WritingChange;
use crate::ids::{AppointmentId, PatientId, ReferralId, SelfReferralId, StaffId};
use crate::referral::told::Section;
use crate::wording::Wording;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// Referrals that wait, those with an unacknowledged alert first, then the oldest; and what was decided lately.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadInbox {}

/// The inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inbox {
    /// Sent, and nobody has decided yet. Also forms that were never sent, or were declined, and raised an alert that
    /// waits: nobody else would see it.
    pub waiting: Vec<InboxEntry>,
    /// Never sent, and their alert was acknowledged but not closed: until it is, or the form expires. Oldest first.
    pub told_us: Vec<InboxEntry>,
    /// Accepted, and no appointment booked yet: oldest first.
    pub to_book: Vec<InboxEntry>,
    /// Decided in the last 30 days and not waiting to be booked, latest first.
    pub decided: Vec<InboxEntry>,
}

/// One line of the inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InboxEntry {
    /// The form.
    pub id: SelfReferralId,
    /// The name they gave: "first last", or empty where a form was left before it.
    pub name: String,
    /// When it was sent; if it never was, when the person was last heard of.
    pub at: NaiveDateTime,
    /// Where it stands.
    pub state: InboxState,
    /// Whether an alert waits to be acknowledged.
    pub alert: bool,
    /// Whether somebody on record may be the same person.
    pub maybe_known: bool,
    /// Why a person looks twice, if there is a reason.
    pub flags: Vec<Flag>,
}

/// Where a form stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InboxState {
    /// Begun and not sent.
    Unsent,
    /// Sent, and nobody has decided.
    Sent,
    /// A patient and a referral were made of it.
    Accepted,
    /// It joined a patient on record.
    Joined,
    /// The service does not take it.
    Declined,
}

/// Why a person looks twice at a form. Never a reason to drop it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// A field was filled in that no person sees.
    HiddenField,
    /// It was filled in faster than anybody reads.
    VeryFast,
    /// More came from one network within an hour than one household sends.
    ManyFromOneNetwork,
    /// Its words are mostly links.
    Links,
    /// The same words came in another form.
    SameWords,
}

/// One referral, for whoever assesses it: staff who work the inbox, and the therapist on whose caseload is what it became.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadSelfReferral {
    /// Which.
    pub id: SelfReferralId,
}

/// One page about one referral.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfReferralView {
    /// The line of the inbox.
    pub entry: InboxEntry,
    /// What was quoted to the person.
    pub reference: String,
    /// Who it is about.
    pub person: Person,
    /// What was said in the first part of the form, in exact words.
    pub applying: Vec<Section>,
    /// What was told before the assessment, a section for each task; what the service itself asks comes last.
    pub preparing: Vec<Section>,
    /// The measures answered, scored, with their items. What was answered in this form counts as this appointment's.
    pub measures: Vec<Measure>,
    /// The words of those measures.
    pub wordings: Vec<Wording>,
    /// The alert that waits, if one does, and those dealt with.
    pub alerts: Vec<Alert>,
    /// What was said, in the codes of the data set, in the order of the form: from when it was taken on.
    pub codes: Vec<DataSetCode>,
    /// When nobody went on with a form that was not sent: since then only what reaches the person, and what the alert
    /// tells, is kept.
    pub let_go: Option<NaiveDateTime>,
    /// Patients on record who may be the same person.
    pub known: Vec<KnownPatient>,
    /// Who can be given the referral: the caller first, where they can, then by name. Nobody where the caller does not
    /// decide.
    pub therapists: Vec<Therapist>,
    /// Who decided, when, and what they wrote.
    pub decision: Option<Decision>,
    /// What went out to the person because of this form, oldest first.
    pub messages: Vec<MessageSent>,
    /// Whether messages to the person are stopped, and who changed that last. None where nobody ever has.
    pub writing: Option<WritingChange>,
    /// What became of it where it was accepted or joined.
    pub taken_on: Option<TakenOn>,
}

/// The referral that a form became, and how far its booking has come. Staff who work the inbox may book its
/// appointments and make the invitations to them, whoever's caseload it is on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakenOn {
    /// The referral to book an appointment for.
    pub referral: ReferralId,
    /// Whose caseload it is on.
    pub therapist: String,
    /// Whether that is the caller's: only then do they open its appointments.
    pub yours: bool,
    /// Its next appointment, once one is booked, and when that starts.
    pub booked: Option<(AppointmentId, NaiveDateTime)>,
}

/// A patient on record who may be the same person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownPatient {
    /// The patient.
    pub patient: PatientId,
    /// Their name.
    pub name: String,
    /// Their date of birth.
    pub date_of_birth: NaiveDate,
    /// Their NHS number, in digits, if it is known.
    pub nhs_number: Option<String>,
    /// Their postcode, if it is known.
    pub postcode: Option<String>,
    /// Whose caseloads they are on.
    pub therapists: Vec<String>,
    /// The form by which alone they are known, undecided or declined: they also referred themselves before.
    pub form: Option<SelfReferralId>,
    /// The day on which that was declined.
    pub declined_on: Option<NaiveDate>,
    /// Whether the NHS number is the same. Otherwise name, date of birth and postcode are, as far as they are known.
    pub same_nhs_number: bool,
}

/// A member of staff who can be given referrals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Therapist {
    /// Who.
    pub id: StaffId,
    /// Their name as colleagues read it.
    pub name: String,
}
