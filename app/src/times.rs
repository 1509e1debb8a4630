//! Days and times as people read them. What comes from the server is local time already.

use chrono::{Datelike, Month, NaiveDate, NaiveDateTime, Timelike, Weekday};

/// "10:30"
#[must_use]
pub fn clock(at: NaiveDateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// "Tuesday 3 March 2026"
#[must_use]
pub fn weekday_and_date(day: NaiveDate) -> String {
    format!("{} {}", weekday(day.weekday()), date(day))
}

/// "3 March 2026"
#[must_use]
pub fn date(day: NaiveDate) -> String {
    format!("{} {}", day_and_month(day), day.year())
}

/// "3 March"
#[must_use]
pub fn day_and_month(day: NaiveDate) -> String {
    format!("{} {}", day.day(), month(day))
}

/// "3 Mar"
#[must_use]
pub fn short_day_and_month(day: NaiveDate) -> String {
    format!("{} {:.3}", day.day(), month(day))
}

/// "3 March 2026 at 10:30"
#[must_use]
pub fn date_and_clock(at: NaiveDateTime) -> String {
    format!("{} at {}", date(at.date()), clock(at))
}

/// "Tuesday 3 March at 10:30", of a time that is near.
#[must_use]
pub fn weekday_and_clock(at: NaiveDateTime) -> String {
    format!("{} {} at {}", weekday(at.weekday()), day_and_month(at.date()), clock(at))
}

/// "Tuesday 3 March 2026 at 10:30"
#[must_use]
pub fn day_and_clock(at: NaiveDateTime) -> String {
    format!("{} at {}", weekday_and_date(at.date()), clock(at))
}

fn month(day: NaiveDate) -> &'static str {
    u8::try_from(day.month())
        .ok()
        .and_then(|number| Month::try_from(number).ok())
        .map_or("", |month| month.name())
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}
