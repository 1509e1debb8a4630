//! What a supervisor's list looks for, and how long a record stays open that was opened with a reason.

use anyhow::{Result, ensure};
use measures::caseload::Rules;
use serde::Deserialize;

/// The supervision section as written. What it leaves out is as in the example: to be confirmed by the service.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SupervisionFile {
    no_improvement_by_session: u32,
    step_up_from_session: u32,
    missed_in_a_row: u32,
    opened_for_hours: u16,
}

impl Default for SupervisionFile {
    fn default() -> Self {
        Self {
            no_improvement_by_session: 6,
            step_up_from_session: 4,
            missed_in_a_row: 2,
            opened_for_hours: 8,
        }
    }
}

impl SupervisionFile {
    /// The rules and the hours, checked.
    ///
    /// # Errors
    /// When a number is one that nobody reaches or everybody does.
    pub(super) fn checked(self) -> Result<(Rules, u16)> {
        for (name, number, most) in [
            ("no_improvement_by_session", self.no_improvement_by_session, 50),
            ("step_up_from_session", self.step_up_from_session, 50),
            ("missed_in_a_row", self.missed_in_a_row, 20),
            ("opened_for_hours", u32::from(self.opened_for_hours), 72),
        ] {
            ensure!((1..=most).contains(&number), "`{name}` must be 1 to {most}");
        }
        let rules = Rules {
            no_improvement_by: self.no_improvement_by_session,
            step_up_from: self.step_up_from_session,
            missed_in_a_row: self.missed_in_a_row,
        };
        Ok((rules, self.opened_for_hours))
    }
}
