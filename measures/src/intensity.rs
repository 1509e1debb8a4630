//! How intensive a treatment is. Names: NHS Talking Therapies Manual, stepped care.

use serde::{Deserialize, Serialize};

/// How intensive a treatment is, as the therapist has said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Intensity {
    /// Step 2: guided self-help, groups.
    Low,
    /// Step 3: a course of therapy.
    High,
}

impl Intensity {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Low, Self::High];

    /// The words of it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Low => "Low intensity",
            Self::High => "High intensity",
        }
    }
}
