//! An appointment in words for staff: how it takes place, what became of it, how far the questions have come.

use crate::times::{clock, day_and_month};
use chrono::{NaiveDate, NaiveDateTime};
use measures::attachment::Booking;
use measures::contract::clinician::{Mode, PackProgress, TodayEntry};

/// How an appointment takes place.
#[must_use]
pub const fn way_words(mode: Mode) -> &'static str {
    match mode {
        Mode::Telephone => "Telephone",
        Mode::Video => "Video",
        Mode::InPerson => "In person",
    }
}

/// "Telephone", and what became of it once something has: "Telephone, attended".
#[must_use]
pub fn mode_words(entry: &TodayEntry) -> String {
    let mode = way_words(entry.mode);
    match entry.booking {
        Booking::Booked => mode.to_owned(),
        Booking::Attended => format!("{mode}, attended"),
        Booking::DidNotAttend => format!("{mode}, did not attend"),
        Booking::Cancelled => format!("{mode}, cancelled"),
        Booking::Moved => format!("{mode}, moved to another time"),
    }
}

/// How far the questions have come, on the day of the appointment: "4 of 9 answered", "Completed 08:42".
#[must_use]
pub fn progress_words(progress: PackProgress, day: NaiveDate) -> String {
    match progress {
        PackProgress::NotInvited => "No questions asked".to_owned(),
        PackProgress::NotStarted => "Not started".to_owned(),
        PackProgress::Answering { answered, of } => format!("{answered} of {of} answered"),
        PackProgress::Completed { at } if at.date() == day => format!("Completed {}", clock(at)),
        PackProgress::Completed { at } => format!("Completed {}, {}", day_and_month(at.date()), clock(at)),
    }
}

/// Whether completed questions came before the appointment or only later.
#[must_use]
pub fn timing_words(progress: PackProgress, starts: NaiveDateTime) -> Option<&'static str> {
    match progress {
        PackProgress::Completed { at } if at <= starts => Some("Before the appointment."),
        PackProgress::Completed { .. } => Some("After the appointment’s start time."),
        PackProgress::NotInvited | PackProgress::NotStarted | PackProgress::Answering { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: u32, hour: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 3, day).and_then(|day| day.and_hms_opt(hour, 5, 0)).unwrap()
    }

    #[test]
    fn questions_completed_on_another_day_say_which() {
        let completed = |at| progress_words(PackProgress::Completed { at }, self::at(3, 0).date());
        assert_eq!(completed(at(3, 8)), "Completed 08:05");
        assert_eq!(completed(at(2, 21)), "Completed 2 March, 21:05");
    }

    #[test]
    fn questions_completed_too_late_for_the_appointment_say_so() {
        let completed = |at| timing_words(PackProgress::Completed { at }, self::at(3, 10));
        assert_eq!(completed(at(3, 10)), Some("Before the appointment."));
        assert_eq!(completed(at(3, 11)), Some("After the appointment’s start time."));
        assert_eq!(timing_words(PackProgress::NotStarted, at(3, 10)), None);
    }
}
