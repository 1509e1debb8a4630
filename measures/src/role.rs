//! What a member of staff is here for.

use serde::{Deserialize, Serialize};

/// A role. It opens no record by itself; what it opens, each rule says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Holds a caseload.
    Therapist,
    /// Supervises therapists.
    Supervisor,
    /// Answers for the service.
    ServiceManager,
    /// Books and files.
    Administrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Therapist, Self::Supervisor, Self::ServiceManager, Self::Administrator];

    /// What records and commands call the role.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Therapist => "therapist",
            Self::Supervisor => "supervisor",
            Self::ServiceManager => "service_manager",
            Self::Administrator => "administrator",
        }
    }

    /// The words of the role.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Therapist => "Therapist",
            Self::Supervisor => "Supervisor",
            Self::ServiceManager => "Service manager",
            Self::Administrator => "Administrator",
        }
    }
}
