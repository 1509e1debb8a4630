//! One appointment: what was answered for it and before.

use super::{Access, Alert, Record, TodayEntry, ToldInForm};
use crate::answers::Answer;
use crate::attachment::Booking;
use crate::ids::{AlertId, AppointmentId, ReferralId, SelfReferralId};
use crate::instruments::InstrumentId;
use crate::intensity::Intensity;
use crate::offered::Occasion;
use crate::outcome::Course;
use crate::pack::Pack;
use crate::problem::ProblemDescriptor;
use crate::score::{Score, Total, Unfinished};
use crate::thresholds::InUse;
use crate::wording::Wording;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// Everything about one appointment that the caller may read: what was answered for it and before.
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
    /// What the caller may do with it.
    pub access: Access,
    /// How intensive the treatment is, if the therapist has said.
    pub intensity: Option<Intensity>,
    /// The patient's date of birth, to check who is on the phone.
    pub date_of_birth: NaiveDate,
    /// What the referral is for, if a clinician has said.
    pub problem_descriptor: Option<ProblemDescriptor>,
    /// The anxiety measure paired with that problem here; none where it is the one that everybody is asked.
    pub paired: Option<InstrumentId>,
    /// What is known of the referral besides its scores.
    pub course: Course,
    /// What the appointment is for.
    pub occasion: Occasion,
    /// The referral's appointments that stand, by time.
    pub appointments: Vec<BookedTime>,
    /// One entry for each instrument asked in this referral, in the order asked.
    pub measures: Vec<Measure>,
    /// The words of everything that was asked, and the alerts are about, each as often as its words differed.
    pub wordings: Vec<Wording>,
    /// The patient's alerts, unacknowledged first, then latest first.
    pub alerts: Vec<Alert>,
    /// Those of them that the caller may open and acknowledge: a therapist whose referral has ended reads an alert that
    /// another looks after by now.
    pub in_sight: Vec<AlertId>,
    /// The form that the referral was made of, where they referred themselves.
    pub self_referral: Option<SelfReferralId>,
    /// What the patient told of themselves in their last self-referral, if they made one.
    pub form: Option<ToldInForm>,
    /// What the last invitation that leads to the appointment asks, if one does.
    pub asked: Option<Pack>,
}

/// One instrument over the whole referral. Scores of stand-in words and of published ones are never compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Which instrument, and the thresholds in use for it.
    pub in_use: InUse,
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
    /// The appointment it belongs to, once it was sent; none while it waits for one. What is being answered for the
    /// appointment being looked at belongs to that.
    pub appointment: Option<BookedTime>,
    /// The words it was asked in: a place in [`AppointmentView::wordings`], from 0.
    pub wording: usize,
    /// What was said; where something was amended, as amended.
    pub answers: Vec<Answer>,
    /// What it adds up to; none where each answer stands alone.
    pub score: Option<Result<Score, Unfinished>>,
    /// How it came into the record.
    pub record: Record,
}

/// An appointment of the referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BookedTime {
    /// When it starts.
    pub starts: NaiveDateTime,
    /// What became of it.
    pub booking: Booking,
}

impl Measurement {
    /// The total, if the answers have one.
    #[must_use]
    pub fn total(&self) -> Option<Total> {
        self.score.as_ref()?.as_ref().ok().map(|score| score.total)
    }
}
