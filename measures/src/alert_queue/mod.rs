//! The alert queue: what can happen to an alert after it was raised, who looks at it, and what happens by itself when
//! nobody does. Where an alert is says who looks first; it is never a level.

/// What happened to one alert, folded into where it stands.
mod life;
/// How alerts were dealt with, day by day.
mod report;
/// Where an alert belongs.
mod route;
/// What a service decides about the queue.
mod rules;

use crate::alert::Action;
use crate::ids::{AppointmentId, StaffId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use life::{Life, NotNow, closing_says_why};
pub use report::{Day, report};
pub use route::Facts;
pub use rules::Rules;

/// A place where alerts are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Desk {
    /// The therapists who hold a referral of the patient.
    Therapist,
    /// Whoever reads the referrals that people made themselves: what one of them tells, and patients on nobody's
    /// caseload.
    Triage,
    /// The duty workers.
    Duty,
    /// Whoever looks as well when the patient is under 18 or needs another pair of eyes.
    Reviewer,
    /// The lead, where nobody acknowledged it within the first interval.
    Lead,
    /// The service manager, where nobody acknowledged it within the second.
    Manager,
}

/// What came of trying to speak to the patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactOutcome {
    /// Spoke to the patient.
    Spoke,
    /// Another service has taken it on.
    HandedOver,
    /// Left a message.
    LeftMessage,
    /// Could not reach the patient.
    NotReached,
}

/// What can happen to an alert after it was raised.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Happening {
    /// It was put where these people look. Nothing takes it away from there.
    WentTo(Desk),
    /// Somebody opened it. That is not acknowledging it.
    Seen,
    /// The patient did not come to an appointment, or it was called off.
    Missed(AppointmentId),
    /// A named person has taken it on and says what was done.
    Acknowledged {
        /// At least one.
        actions: Vec<Action>,
        /// In their words; the reason, where nothing was done.
        note: String,
    },
    /// Somebody tried to speak to the patient.
    Contact {
        /// The first is 1. It tells a second attempt from the first one sent twice.
        number: u32,
        /// What came of it.
        outcome: ContactOutcome,
        /// In their words.
        note: String,
    },
    /// A named person has finished with it.
    Closed {
        /// In their words; needed where nothing says that somebody tried to speak to the patient.
        reason: String,
    },
}

/// Something that happened to an alert.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Event {
    /// What.
    pub happening: Happening,
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it. Nobody, where it happened by itself.
    pub by: Option<StaffId>,
}

/// How far an alert has come. It never goes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Nobody has opened it.
    Raised,
    /// Somebody has opened it, and nobody has taken it on.
    Seen,
    /// Somebody has taken it on.
    Acknowledged,
    /// And has recorded what came of speaking to the patient.
    ContactRecorded,
    /// Finished.
    Closed,
}

impl Desk {
    /// Every desk.
    pub const ALL: [Self; 6] =
        [Self::Therapist, Self::Triage, Self::Duty, Self::Reviewer, Self::Lead, Self::Manager];

    /// What records call the desk.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Therapist => "therapist",
            Self::Triage => "triage",
            Self::Duty => "duty",
            Self::Reviewer => "reviewer",
            Self::Lead => "lead",
            Self::Manager => "manager",
        }
    }

    /// The words of the desk, for whoever looks there.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Therapist => "Therapist",
            Self::Triage => "Triage",
            Self::Duty => "Duty worker",
            Self::Reviewer => "Reviewer",
            Self::Lead => "Lead",
            Self::Manager => "Service manager",
        }
    }
}

impl ContactOutcome {
    /// Every outcome, in the order shown.
    pub const ALL: [Self; 4] = [Self::Spoke, Self::HandedOver, Self::LeftMessage, Self::NotReached];

    /// The words of the outcome.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Spoke => "Spoke to the patient",
            Self::HandedOver => "Another service has taken it on",
            Self::LeftMessage => "Left a message",
            Self::NotReached => "Could not reach the patient",
        }
    }

    /// Whether somebody has the patient's story now.
    #[must_use]
    pub fn reached(self) -> bool {
        matches!(self, Self::Spoke | Self::HandedOver)
    }
}

impl Stage {
    /// The words of the stage.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Raised => "Not opened",
            Self::Seen => "Opened, not acknowledged",
            Self::Acknowledged => "Acknowledged",
            Self::ContactRecorded => "Contact recorded",
            Self::Closed => "Closed",
        }
    }
}

impl Happening {
    /// Whether it is an acknowledgement that says that somebody spoke to the patient.
    #[must_use]
    pub fn says_spoken(&self) -> bool {
        matches!(self, Self::Acknowledged { actions, .. } if actions.contains(&Action::SpokeToPatient))
    }

    /// How far an alert has come at least, to which this happened.
    #[must_use]
    pub fn stage(&self) -> Stage {
        match self {
            Self::WentTo(_) | Self::Missed(_) => Stage::Raised,
            Self::Seen => Stage::Seen,
            Self::Acknowledged { .. } => Stage::Acknowledged,
            Self::Contact { .. } => Stage::ContactRecorded,
            Self::Closed { .. } => Stage::Closed,
        }
    }
}
