//! Birthdays, and the months in which things began.

use super::fault::Fault;
use super::said::Said;
use super::stopping::age_on;
use crate::civil_date::{DateProblem, month_number, past_day};
use chrono::{Datelike, NaiveDate};

/// The oldest that a form believes somebody to be, in whole years.
const OLDEST: u32 = 120;

/// The first year in which anybody was born or anything began.
const FIRST_YEAR: i32 = 1900;

/// A day in three boxes. Empty is passed over.
pub(super) fn read_birthday(day: &str, month: &str, year: &str, today: NaiveDate) -> Result<Said, Fault> {
    match past_day(day, month, year, today) {
        Err(DateProblem::Missing) => Ok(Said::Skipped),
        day => day.map(Said::Day).map_err(Fault::Date),
    }
}

/// A month in two boxes. Empty is passed over.
pub(super) fn read_month(month: &str, year: &str) -> Result<Said, Fault> {
    let [month, year] = [month, year].map(str::trim);
    match (month.is_empty(), year.is_empty()) {
        (true, true) => return Ok(Said::Skipped),
        (true, _) => return Err(Fault::Date(DateProblem::NoMonth)),
        (_, true) => return Err(Fault::Date(DateProblem::NoYear)),
        _ => {}
    }
    if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Fault::Date(DateProblem::ShortYear));
    }
    let number = month_number(month).filter(|month| (1..=12).contains(month));
    let month = number.and_then(|month| u8::try_from(month).ok());
    let read = |month| Some(Said::Month { year: year.parse().ok()?, month });
    month.and_then(read).ok_or(Fault::Date(DateProblem::NotADate))
}

/// A month in which something may have begun.
pub(super) fn check_month(year: u16, month: u8, today: NaiveDate) -> Result<(), Fault> {
    let at = (i32::from(year), u32::from(month));
    match at {
        (_, month) if !(1..=12).contains(&month) => Err(Fault::NotUnderstood),
        (year, _) if year < FIRST_YEAR => Err(Fault::TooLongAgo),
        at if at > (today.year(), today.month()) => Err(Fault::Date(DateProblem::InTheFuture)),
        _ => Ok(()),
    }
}

/// A day on which somebody who is alive may have been born.
pub(super) fn check_birthday(day: NaiveDate, today: NaiveDate) -> Result<(), Fault> {
    match age_on(day, today) {
        _ if day >= today => Err(Fault::Date(DateProblem::InTheFuture)),
        Some(age) if age <= OLDEST && day.year() >= FIRST_YEAR => Ok(()),
        _ => Err(Fault::TooLongAgo),
    }
}
