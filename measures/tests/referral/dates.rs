//! Birthdays, beginnings, and how old somebody is.

use crate::{but, chose, day, form, question, rules, today, whole};
use chrono::NaiveDate;
use measures::civil_date::DateProblem::{InTheFuture, NoMonth, NoYear, NotADate, ShortYear};
use measures::referral::{Fault, Said, Stop, Typed, age_on, check, read, screen, screen_fault, stop};

fn born(day: &str, month: &str, year: &str) -> Result<Said, Fault> {
    let typed = Typed::Date { day: day.to_owned(), month: month.to_owned(), year: year.to_owned() };
    read(question("date_of_birth"), &typed, &rules(), today())
}

fn since(month: &str, year: &str) -> Result<Said, Fault> {
    let typed = Typed::Month { month: month.to_owned(), year: year.to_owned() };
    read(question("since"), &typed, &rules(), today())
}

#[test]
fn a_birthday_is_a_real_day_of_the_past_that_somebody_alive_can_have() {
    for ((d, m, y), kept) in [
        (("31", "3", "1980"), day(1980, 3, 31)),
        (("29", "feb", "2004"), day(2004, 2, 29)),
        (("14", "3", "2026"), day(2026, 3, 14)),
        (("16", "3", "1905"), day(1905, 3, 16)),
    ] {
        assert_eq!(born(d, m, y), Ok(Said::Day(kept)));
    }
    for ((d, m, y), fault, why) in [
        (("", "", ""), Fault::Missing, "nothing typed"),
        (("31", "", "1980"), Fault::Date(NoMonth), "no month"),
        (("31", "4", "1980"), Fault::Date(NotADate), "April has 30 days"),
        (("29", "2", "2005"), Fault::Date(NotADate), "no leap year"),
        (("29", "2", "1900"), Fault::Date(NotADate), "no leap year either"),
        (("1", "1", "80"), Fault::Date(ShortYear), "two digits"),
        (("15", "3", "2026"), Fault::Date(InTheFuture), "today"),
        (("16", "3", "2026"), Fault::Date(InTheFuture), "tomorrow"),
        (("15", "3", "1905"), Fault::TooLongAgo, "121 today"),
        (("31", "12", "1899"), Fault::TooLongAgo, "before 1900"),
    ] {
        assert_eq!(born(d, m, y), Err(fault), "{why}");
    }
}

#[test]
fn what_is_wrong_with_a_date_says_what_to_do() {
    let birth = question("date_of_birth");
    for (fault, says) in [
        (Fault::Missing, "Enter your date of birth"),
        (Fault::Date(NoMonth), "Your date of birth must include a month"),
        (Fault::Date(NotADate), "Your date of birth must be a real date"),
        (Fault::Date(InTheFuture), "Your date of birth must be in the past"),
        (Fault::Date(ShortYear), "Year must include 4 numbers"),
        (Fault::TooLongAgo, "Check the year. It is too long ago"),
    ] {
        assert_eq!(fault.words(birth), says);
    }
}

#[test]
fn a_birthday_on_29_february_falls_on_1_march_in_other_years() {
    let leapling = day(2008, 2, 29);
    for (on, age) in [
        (day(2008, 2, 29), Some(0)),
        (day(2026, 2, 28), Some(17)),
        (day(2026, 3, 1), Some(18)),
        (day(2028, 2, 28), Some(19)),
        (day(2028, 2, 29), Some(20)),
        (day(2008, 2, 28), None),
    ] {
        assert_eq!(age_on(leapling, on), age, "{on}");
    }
}

#[test]
fn who_is_younger_than_the_service_takes_people_is_told_on_the_day() {
    for (min_age, born, too_young, why) in [
        (16, day(2011, 3, 15), true, "15"),
        (16, day(2010, 3, 16), true, "16 tomorrow"),
        (16, day(2010, 3, 15), false, "16 today"),
        (17, day(2009, 3, 15), false, "17 today"),
        (18, day(2009, 3, 15), true, "17 today"),
        (18, day(2008, 3, 16), true, "18 tomorrow"),
        (18, day(2008, 3, 15), false, "18 today"),
        (18, day(1905, 3, 16), false, "120"),
        (25, day(2001, 3, 16), true, "25 tomorrow"),
    ] {
        let rules = measures::referral::Rules { min_age, ..rules() };
        let form = but(whole(), "date_of_birth", Said::Day(born));
        let expected = too_young.then_some(Stop::TooYoung);
        assert_eq!(stop(&form, &rules, None, today()), expected, "{why}, from {min_age}");
    }
}

#[test]
fn a_beginning_is_a_month_from_birth_to_now() {
    for ((m, y), kept) in [
        (("3", "2026"), Said::Month { year: 2026, month: 3 }),
        (("sept", "2019"), Said::Month { year: 2019, month: 9 }),
        ((" ", ""), Said::Skipped),
    ] {
        assert_eq!(since(m, y), Ok(kept));
    }
    for ((m, y), fault, why) in [
        (("", "2025"), Fault::Date(NoMonth), "no month"),
        (("3", ""), Fault::Date(NoYear), "no year"),
        (("13", "2025"), Fault::Date(NotADate), "no such month"),
        (("0", "2025"), Fault::Date(NotADate), "no such month"),
        (("3", "25"), Fault::Date(ShortYear), "two digits"),
        (("3", "٢٠٢٥"), Fault::Date(ShortYear), "digits of another script"),
        (("4", "2026"), Fault::Date(InTheFuture), "next month"),
        (("12", "1899"), Fault::TooLongAgo, "nobody was born"),
    ] {
        assert_eq!(since(m, y), Err(fault), "{why}");
    }
    let says = Fault::Date(NotADate).words(question("since"));
    assert_eq!(says, "When it started must be a real month");
    let asked = |year, month| {
        let said =
            form([("date_of_birth", Said::Day(day(1985, 9, 4))), ("since", Said::Month { year, month })]);
        screen_fault(screen("since").expect("a screen"), &said)
    };
    assert_eq!(asked(1985, 9), None, "the month of birth");
    assert_eq!(asked(1985, 8), Some(("since", Fault::BeforeBirth)));
    assert_eq!(
        Fault::BeforeBirth.words(question("since")),
        "When it started must be after your date of birth"
    );
}

#[test]
fn a_day_or_month_that_no_browser_reads_is_not_kept() {
    let no_month = |month| check(question("since"), &Said::Month { year: 2020, month }, &rules(), today());
    assert_eq!((no_month(0), no_month(13)), (Err(Fault::NotUnderstood), Err(Fault::NotUnderstood)));
    for said in [Said::Day(NaiveDate::MIN), Said::Day(NaiveDate::MAX), chose("me"), Said::Rated(3)] {
        assert!(check(question("date_of_birth"), &said, &rules(), today()).is_err(), "{said:?}");
    }
}
