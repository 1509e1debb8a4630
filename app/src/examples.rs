//! What tests of more than one room read.

use crate::worded::wording;
use chrono::{NaiveDate, NaiveDateTime};
use measures::attachment::Booking;
use measures::contract::clinician::{Access, AppointmentView, Measure, Mode, PackProgress, TodayEntry};
use measures::ids::{AppointmentId, ReferralId};
use measures::instruments::InstrumentId;
use measures::offered::Occasion;
use measures::outcome::Course;

/// The instrument of this name.
pub fn id(id: &str) -> InstrumentId {
    InstrumentId::parse(id).unwrap()
}

/// Nine in the morning of a day of March 2026.
pub fn at(day: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 3, day).and_then(|day| day.and_hms_opt(9, 0, 0)).unwrap()
}

/// A treatment session of the own caseload on the 23rd, with nothing about it but these measures in these words: of each
/// the instrument, and whose words they are if they are not those that ship.
pub fn view(measures: Vec<Measure>, words: [(&str, Option<&str>); 2]) -> AppointmentView {
    AppointmentView {
        entry: TodayEntry {
            appointment: AppointmentId::from_bits(1),
            starts: at(23),
            patient: "Jo Bloggs".to_owned(),
            mode: Mode::Telephone,
            booking: Booking::Booked,
            progress: PackProgress::NotStarted,
            alert: false,
        },
        referral: ReferralId::from_bits(1),
        access: Access::Own,
        intensity: None,
        date_of_birth: at(1).date(),
        problem_descriptor: None,
        paired: None,
        course: Course { ended: false, attended_treatment_contacts: 1 },
        occasion: Occasion::Treatment,
        appointments: Vec::new(),
        measures,
        wordings: words.map(|(instrument, whose)| wording(id(instrument), whose)).to_vec(),
        alerts: Vec::new(),
        in_sight: Vec::new(),
        self_referral: None,
        form: None,
        asked: None,
    }
}
