//! A date of birth typed into three boxes: a civil date, with no time zone anywhere near it.

use chrono::NaiveDate;

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

/// The date of birth in three boxes. A month may be a number, a name or its first three letters or more.
///
/// # Errors
/// The first thing to put right.
pub fn date_of_birth(day: &str, month: &str, year: &str, today: NaiveDate) -> Result<NaiveDate, DateProblem> {
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

fn month_number(text: &str) -> Option<u32> {
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
    let typed = text.to_lowercase();
    let named = |month: &&str| typed.chars().count() >= 3 && month.starts_with(&typed);
    number(text).or_else(|| (1..).zip(MONTHS).find(|(_, month)| named(month)).map(|(number, _)| number))
}
