//! A day of the past typed into three boxes: a civil date, with no time zone anywhere near it.

use chrono::{Datelike, Month, NaiveDate};

/// What is wrong with a typed date, worst first. The screen has the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateProblem {
    /// All three boxes are empty.
    Missing,
    /// The day is empty.
    NoDay,
    /// The month is empty.
    NoMonth,
    /// The year is empty.
    NoYear,
    /// The year is not four numbers.
    ShortYear,
    /// There is no such day.
    NotADate,
    /// It is after `today`.
    InTheFuture,
}

/// The day in three boxes, today or before. A month may be a number, a name or its first three letters or more.
///
/// # Errors
/// The first thing to put right.
pub fn past_day(day: &str, month: &str, year: &str, today: NaiveDate) -> Result<NaiveDate, DateProblem> {
    let [day, month, year] = [day, month, year].map(str::trim);
    match (day.is_empty(), month.is_empty(), year.is_empty()) {
        (true, true, true) => return Err(DateProblem::Missing),
        (true, _, _) => return Err(DateProblem::NoDay),
        (_, true, _) => return Err(DateProblem::NoMonth),
        (_, _, true) => return Err(DateProblem::NoYear),
        _ => {}
    }
    if year.chars().count() != 4 || !year.chars().all(|c| c.is_ascii_digit()) {
        return Err(DateProblem::ShortYear);
    }
    let date = || NaiveDate::from_ymd_opt(year.parse().ok()?, month_number(month)?, number(day)?);
    match date() {
        None => Err(DateProblem::NotADate),
        Some(date) if date > today => Err(DateProblem::InTheFuture),
        Some(date) => Ok(date),
    }
}

fn number(text: &str) -> Option<u32> {
    (text.len() <= 2 && text.chars().all(|c| c.is_ascii_digit())).then(|| text.parse().ok())?
}

/// A day as people read it, for example `4 September 1985`.
#[must_use]
pub fn in_words(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month_name(day.month()), day.year())
}

/// A month as people read it; nothing for a number that is none.
pub(crate) fn month_name(month: u32) -> &'static str {
    let month = u8::try_from(month).ok().and_then(|month| Month::try_from(month).ok());
    month.map_or("", |month| month.name())
}

/// The number of a typed month: a number, not always of a month, or a name.
pub(crate) fn month_number(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let typed = text.to_ascii_lowercase();
    let named = |month: &&str| typed.chars().count() >= 3 && month.starts_with(&typed);
    number(text).or_else(|| (1..).zip(MONTHS).find(|(_, month)| named(month)).map(|(number, _)| number))
}

#[cfg(test)]
mod tests {
    use super::{DateProblem, past_day};
    use DateProblem::{InTheFuture, Missing, NoDay, NoMonth, NoYear, NotADate, ShortYear};
    use chrono::NaiveDate;

    fn typed(day: &str, month: &str, year: &str) -> Result<NaiveDate, DateProblem> {
        past_day(day, month, year, NaiveDate::from_ymd_opt(2025, 6, 15).unwrap())
    }

    #[test]
    fn a_month_may_be_a_number_or_a_name_and_spaces_do_not_matter() {
        for (day, month, year) in [
            ("4", "9", "1985"),
            ("04", "09", "1985"),
            (" 4 ", "\t9", "1985 "),
            ("4", "sep", "1985"),
            ("4", "Sept", "1985"),
            ("4", "SEPTEMBER", "1985"),
        ] {
            assert_eq!(typed(day, month, year), Ok(NaiveDate::from_ymd_opt(1985, 9, 4).unwrap()), "{month}");
        }
        assert_eq!(typed("1", "jan", "2000"), Ok(NaiveDate::from_ymd_opt(2000, 1, 1).unwrap()));
    }

    #[test]
    fn a_leap_day_exists_in_leap_years_only() {
        assert_eq!(typed("29", "2", "2000"), Ok(NaiveDate::from_ymd_opt(2000, 2, 29).unwrap()));
        assert_eq!(typed("29", "February", "1900"), Err(NotADate));
        assert_eq!(typed("29", "2", "2023"), Err(NotADate));
    }

    #[test]
    fn today_is_a_past_day_and_tomorrow_is_not() {
        assert!(typed("15", "6", "2025").is_ok());
        assert_eq!(typed("16", "6", "2025"), Err(InTheFuture));
        assert_eq!(typed("1", "1", "9999"), Err(InTheFuture));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (day, month, year, problem) in [
            ("", "", "", Missing),
            (" ", "\t", "", Missing),
            ("", "9", "1985", NoDay),
            ("", "", "1985", NoDay),
            ("4", "", "1985", NoMonth),
            ("4", "9", "", NoYear),
            ("4", "9", "85", ShortYear),
            ("4", "9", "01985", ShortYear),
            ("4", "9", "19 5", ShortYear),
            ("4", "9", "+985", ShortYear),
            ("4", "9", "١٩٨٥", ShortYear),
            ("٤", "9", "1985", NotADate),
            ("4", "٩", "1985", NotADate),
            ("31", "April", "1985", NotADate),
            ("0", "9", "1985", NotADate),
            ("32", "1", "1985", NotADate),
            ("004", "9", "1985", NotADate),
            ("+4", "9", "1985", NotADate),
            ("4th", "9", "1985", NotADate),
            ("4", "13", "1985", NotADate),
            ("4", "0", "1985", NotADate),
            ("4", "ju", "1985", NotADate),
            ("4", "janu4ry", "1985", NotADate),
            ("4", "septembers", "1985", NotADate),
        ] {
            assert_eq!(typed(day, month, year), Err(problem), "{day:?} {month:?} {year:?}");
        }
    }
}
