//! What is asked before an appointment, and what could be.

use crate::ids::{AppointmentId, ReferralId};
use crate::instruments::InstrumentId;
use crate::pack::Pack;
use crate::problem::ProblemDescriptor;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// What is asked before a booked appointment of the caller's, and what could be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadInvitation {
    /// The appointment.
    pub appointment: AppointmentId,
}

/// What is asked before an appointment, and what could be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvitationView {
    /// What a new invitation asks unless something is added or left out. Nothing, where all of it was answered in
    /// the self-referral.
    pub usual: Vec<InstrumentId>,
    /// What it would ask as well, had it not been answered in the self-referral, not long ago.
    pub carried: Vec<InstrumentId>,
    /// What the last invitation made for this appointment asks.
    pub asked: Option<Asked>,
    /// Everything this service may ask, in the order of the catalogue.
    pub can_ask: Vec<CanAsk>,
}

/// What an invitation asks. It stays so, whatever changes about the referral.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// The instruments.
    pub pack: Pack,
    /// Whether its answers have been sent.
    pub sent: bool,
    /// Until when its link works.
    pub until: NaiveDateTime,
    /// What was added or left out, and why.
    pub change: Option<PackChange>,
}

/// What a therapist added to one invitation or left out of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackChange {
    /// What was added.
    pub added: Vec<InstrumentId>,
    /// What was left out.
    pub left_out: Vec<InstrumentId>,
    /// Why, in their words: at most [`PackChange::LONGEST_REASON`] characters, and not blank.
    pub reason: String,
}

impl PackChange {
    /// How many characters a reason may have.
    pub const LONGEST_REASON: usize = 500;
}

/// An instrument that may be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CanAsk {
    /// Which.
    pub instrument: InstrumentId,
    /// The languages it has words in, as language tags.
    pub languages: Vec<String>,
    /// Whether its words are of our own, in place of the published ones.
    pub stand_in: bool,
}

/// Says what a referral is for. It decides what the next invitation asks; one that was made stays as it is.
///
/// Refused with [`ReferralEnded`](crate::contract::Problem::ReferralEnded) where it has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetProblemDescriptor {
    /// The referral.
    pub referral: ReferralId,
    /// What it is for; none where that is not known. A call that leaves it out is not understood.
    #[serde(deserialize_with = "Option::deserialize")]
    pub problem_descriptor: Option<ProblemDescriptor>,
}
