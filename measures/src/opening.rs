//! Opening one patient's record outside one's caseload, for a reason and for a time.

use serde::{Deserialize, Serialize};

/// Why a record is opened by somebody on whose caseload the patient is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpeningReason {
    /// Somebody may be in danger now.
    Emergency,
    /// The therapist is away.
    Cover,
    /// Duty work.
    Duty,
    /// A complaint, an incident or a request for the record.
    Complaint,
    /// Something else, said in words.
    Other,
}

impl OpeningReason {
    /// Every one of them.
    pub const ALL: [Self; 5] = [Self::Emergency, Self::Cover, Self::Duty, Self::Complaint, Self::Other];

    /// How staff read it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Emergency => "Somebody may be in danger now",
            Self::Cover => "I stand in for their therapist",
            Self::Duty => "I am the duty worker",
            Self::Complaint => "A complaint, an incident or a request for the record",
            Self::Other => "Something else",
        }
    }
}

/// The most characters that a reason may have in words.
pub const LONGEST_WORDS: usize = 500;
