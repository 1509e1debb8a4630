//! Staffed hours, over weekends, bank holidays, the clocks' changes and the turn of the year.

use crate::clocks::{London, at, change};
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Timelike, Utc};
use measures::hours::{Clocks, Hours, Staffed};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Monday to Friday, nine to five.
pub fn office(closed: &[&str]) -> Hours {
    let day: Option<Staffed> = Some("09:00 to 17:00".parse().unwrap());
    let closed = closed.iter().map(|date| date.parse().unwrap()).collect();
    Hours::new([day, day, day, day, day, None, None], closed).unwrap()
}

fn minutes(minutes: i64) -> TimeDelta {
    TimeDelta::minutes(minutes)
}

#[test]
fn what_is_left_at_closing_time_is_counted_from_the_next_opening() {
    let hours = office(&["2026-12-25", "2026-12-28", "2027-01-01"]);
    for (from, staffed, due, why) in [
        ("2026-11-23 10:00", 120, "2026-11-23 12:00", "within a day"),
        ("2026-11-23 15:00", 120, "2026-11-23 17:00", "up to closing time"),
        ("2026-11-23 16:30", 120, "2026-11-24 10:30", "over night"),
        ("2026-11-27 16:30", 120, "2026-11-30 10:30", "over a weekend"),
        ("2026-11-28 23:59", 30, "2026-11-30 09:30", "at 23:59 on a Saturday"),
        ("2026-12-24 16:00", 120, "2026-12-29 10:00", "over Christmas"),
        ("2026-12-31 16:00", 120, "2027-01-04 10:00", "over the turn of the year"),
        ("2026-03-27 16:00", 120, "2026-03-30 10:00", "over the night that the clocks go forward"),
        ("2026-10-23 16:00", 120, "2026-10-26 10:00", "over the night that the clocks go back"),
    ] {
        assert_eq!(hours.after(at(from), minutes(staffed), &London), at(due), "{why}");
    }
}

#[test]
fn received_out_of_hours_is_told_to_the_minute() {
    let hours = office(&["2026-12-25"]);
    for (time, staffed) in [
        ("2026-11-23 08:59", false),
        ("2026-11-23 09:00", true),
        ("2026-11-23 16:59", true),
        ("2026-11-23 17:00", false),
        ("2026-11-28 12:00", false),
        ("2026-12-25 12:00", false),
        ("2026-03-30 09:00", true),
        ("2026-03-30 08:59", false),
    ] {
        assert_eq!(hours.is_staffed(at(time), &London), staffed, "{time}");
    }
}

#[test]
fn a_night_that_an_hour_is_skipped_in_or_repeated_lasts_as_long_as_it_did() {
    let day: Option<Staffed> = Some("00:00 to 24:00".parse().unwrap());
    let always = Hours::new([day; 7], BTreeSet::new()).unwrap();
    for night in ["2026-03-28 22:00", "2026-10-24 22:00"] {
        assert_eq!(always.after(at(night), minutes(600), &London), at(night) + minutes(600), "{night}");
    }
}

/// From one quarter of an hour of the day to another, none of them within the hour that clocks skip or repeat.
type Span = Option<(u16, u16)>;

fn span() -> impl Strategy<Value = Span> {
    let clear = |quarter: u16| !(5..8).contains(&quarter);
    let span = (0..96_u16, 0..96_u16).prop_filter_map("no such hours", move |(one, other)| {
        let (from, to) = (one.min(other), one.max(other) + 1);
        (clear(from) && clear(to)).then_some((from, to))
    });
    prop::option::of(span)
}

fn hours_of(week: [Span; 7], closed: BTreeSet<NaiveDate>) -> Hours {
    let quarter = |quarter: u16| format!("{:02}:{:02}", quarter / 4, quarter % 4 * 15);
    let staffed = |(from, to)| format!("{} to {}", quarter(from), quarter(to)).parse::<Staffed>().unwrap();
    Hours::new(week.map(|span| span.map(staffed)), closed).unwrap()
}

/// A quarter of an hour near a weekend, a clock change or a year's end.
fn moment() -> impl Strategy<Value = DateTime<Utc>> {
    let special = (2026..2031_i32, 0..3_u32).prop_map(|(year, which)| match which {
        0 => change(year, 3),
        1 => change(year, 10),
        _ => NaiveDate::from_ymd_opt(year, 12, 31).unwrap().and_hms_opt(23, 45, 0).unwrap().and_utc(),
    });
    (special, -400..400_i64).prop_map(|(special, quarters)| special + minutes(15 * quarters))
}

fn any_week() -> impl Strategy<Value = ([Span; 7], Vec<i64>)> {
    (proptest::array::uniform7(span()), proptest::collection::vec(-5..9_i64, 0..5))
        .prop_filter("somebody is there", |(week, _)| week.iter().any(Option::is_some))
}

/// Whether somebody is there, by nothing but what the clocks show.
fn is_staffed(week: &[Span; 7], closed: &BTreeSet<NaiveDate>, at: DateTime<Utc>) -> bool {
    let shown = London.shown(at);
    let quarter = shown.hour() * 4 + shown.minute() / 15;
    let span = week[shown.weekday().num_days_from_monday() as usize];
    !closed.contains(&shown.date())
        && span.is_some_and(|(from, to)| (u32::from(from)..u32::from(to)).contains(&quarter))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_due_is_due_when_so_much_staffed_time_has_passed(
        (week, closed) in any_week(), from in moment(), quarters in 0..40_i64,
    ) {
        let closed: BTreeSet<_> =
            closed.iter().map(|days| (from + TimeDelta::days(*days)).date_naive()).collect();
        let hours = hours_of(week, closed.clone());
        let (mut left, mut now) = (quarters, from);
        loop {
            let staffed = is_staffed(&week, &closed, now);
            prop_assert_eq!(hours.is_staffed(now, &London), staffed, "{}", now);
            if left == 0 && (staffed || quarters > 0) {
                break;
            }
            left -= i64::from(staffed);
            now += minutes(15);
        }
        prop_assert_eq!(hours.after(from, minutes(15 * quarters), &London), now);
    }

    #[test]
    fn more_staffed_time_is_never_due_earlier_and_later_is_never_due_before(
        (week, closed) in any_week(), from in moment(), (less, more) in (0..40_i64, 0..40_i64),
    ) {
        let closed = closed.iter().map(|days| (from + TimeDelta::days(*days)).date_naive()).collect();
        let hours = hours_of(week, closed);
        let after = |from, quarters: i64| hours.after(from, minutes(15 * quarters), &London);
        prop_assert!(after(from, less) <= after(from, less + more));
        prop_assert!(after(from, less) <= after(from + minutes(15 * more), less));
        prop_assert!(hours.is_staffed(hours.next(from, &London), &London));
        if less > 0 {
            prop_assert_eq!(after(after(from, less), more.max(1)), after(from, less + more.max(1)));
        }
    }
}
