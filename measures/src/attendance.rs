//! What became of a booked time: whether the patient came. The codes are those of the NHS Talking Therapies data set
//! v2.1, field AttendOrDNACode.

use crate::attachment::Booking;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// What became of an appointment, as staff record it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attendance {
    /// The patient came on time, or before the clinician was ready to see them. Data set: 5.
    OnTime,
    /// They came late and were seen. Data set: 6.
    Late,
    /// They came too late to be seen. Data set: 7.
    TooLate,
    /// They did not come, and nobody was told before. Data set: 3.
    DidNotAttend,
    /// The patient called it off, however late. Data set: 2.
    PatientCancelled,
    /// The service called it off. Data set: 4.
    ServiceCancelled,
}

impl Attendance {
    /// Everything that can be recorded, in the order shown.
    pub const ALL: [Self; 6] = [
        Self::OnTime,
        Self::Late,
        Self::DidNotAttend,
        Self::TooLate,
        Self::PatientCancelled,
        Self::ServiceCancelled,
    ];

    /// The data set's code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OnTime => "5",
            Self::Late => "6",
            Self::TooLate => "7",
            Self::DidNotAttend => "3",
            Self::PatientCancelled => "2",
            Self::ServiceCancelled => "4",
        }
    }

    /// What a code of the data set means; none where it is not one of them.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// What staff call it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::OnTime => "Attended, on time",
            Self::Late => "Attended, late",
            Self::TooLate => "Arrived too late to be seen",
            Self::DidNotAttend => "Did not attend",
            Self::PatientCancelled => "Cancelled by the patient",
            Self::ServiceCancelled => "Cancelled by the service",
        }
    }

    /// Whether it took place.
    #[must_use]
    pub const fn took_place(self) -> bool {
        matches!(self, Self::OnTime | Self::Late)
    }

    /// What that makes of the booked time. What was called off gives its answers on; what was missed keeps them.
    #[must_use]
    pub const fn booking(self) -> Booking {
        match self {
            Self::OnTime | Self::Late => Booking::Attended,
            Self::TooLate | Self::DidNotAttend => Booking::DidNotAttend,
            Self::PatientCancelled | Self::ServiceCancelled => Booking::Cancelled,
        }
    }

    /// Whether it can be known yet: that somebody came, once the day has come, because a call may begin early; that
    /// nobody came, once it has begun.
    #[must_use]
    pub const fn can_be_known(self, day_has_come: bool, has_begun: bool) -> bool {
        match self {
            Self::OnTime | Self::Late => day_has_come,
            Self::TooLate | Self::DidNotAttend => has_begun,
            Self::PatientCancelled | Self::ServiceCancelled => true,
        }
    }
}

/// Whether an alert that waits belongs to an appointment, which then cannot be marked as attended before somebody has
/// acknowledged it: it was raised by the end of that day. What is raised later belongs to the next.
#[must_use]
pub fn holds_back(raised: NaiveDateTime, starts: NaiveDateTime) -> bool {
    raised.date() <= starts.date()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn at(day: u32, hour: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 3, day).and_then(|day| day.and_hms_opt(hour, 0, 0)).unwrap()
    }

    #[test]
    fn each_has_the_code_of_the_data_set_and_is_found_by_it() {
        let codes: Vec<_> = Attendance::ALL.iter().map(|one| one.code()).collect();
        assert_eq!(codes, ["5", "6", "3", "7", "2", "4"]);
        for one in Attendance::ALL {
            assert_eq!(Attendance::of_code(one.code()), Some(one));
        }
        assert_eq!(Attendance::of_code("0"), None, "the future is not a code that is taken");
    }

    #[test]
    fn only_who_was_seen_has_attended() {
        for one in Attendance::ALL {
            assert_eq!(one.took_place(), one.booking() == Booking::Attended, "{one:?}");
        }
    }

    #[test]
    fn that_somebody_came_is_known_on_the_day_and_that_nobody_came_once_it_has_begun() {
        for (day_has_come, has_begun) in [(false, false), (true, false), (true, true)] {
            assert_eq!(Attendance::OnTime.can_be_known(day_has_come, has_begun), day_has_come);
            assert_eq!(Attendance::DidNotAttend.can_be_known(day_has_come, has_begun), has_begun);
            assert!(Attendance::PatientCancelled.can_be_known(day_has_come, has_begun));
        }
    }

    #[test]
    fn an_alert_of_the_same_day_or_before_holds_an_appointment_back_and_a_later_one_does_not() {
        let starts = at(3, 10);
        assert!(holds_back(at(1, 9), starts) && holds_back(at(3, 23), starts));
        assert!(!holds_back(at(4, 0), starts));
    }
}
