//! Who entered what a patient said, and how.

use super::Result;
use super::columns::{Columns, word};
use measures::contract::clinician::{EnteredBy, How, Mode};
use measures::ids::StaffId;
use sqlx::any::AnyRow;

/// By whose hand something came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hand {
    how: How,
    staff: Option<StaffId>,
}

impl Hand {
    /// The patient's, on a device that is not known.
    pub const THEMSELVES: Self = Self { how: How::Themselves, staff: None };

    /// The patient's, on the device on which the invitation was first opened or on another, where that is known.
    #[must_use]
    pub fn on(first_device: Option<bool>) -> Self {
        let how = match first_device {
            None => How::Themselves,
            Some(true) => How::FirstDevice,
            Some(false) => How::OtherDevice,
        };
        Self { how, staff: None }
    }

    /// A member of staff's, who spoke with the patient in this way.
    #[must_use]
    pub fn of_staff(staff: StaffId, mode: Mode) -> Self {
        Self { how: mode.into(), staff: Some(staff) }
    }

    /// As it is kept: the word, and the name of the record of staff.
    pub(super) fn columns(self) -> Result<(String, Option<String>)> {
        Ok((word(self.how)?, self.staff.map(|staff| staff.to_string())))
    }
}

/// Who entered a row, from its columns `how` and `entered_name`.
pub(super) fn entered_by(row: &AnyRow) -> Result<EnteredBy> {
    Ok(EnteredBy { how: row.word("how")?, staff: row.maybe("entered_name", AnyRow::text)? })
}
