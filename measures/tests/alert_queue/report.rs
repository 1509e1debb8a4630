//! How a service dealt with its alerts, day by day.

use crate::clocks::{London, at};
use crate::life::{acknowledged, rules, told_the_gp};
use chrono::NaiveDate;
use measures::alert_queue::{ContactOutcome, Day, Event, Happening, Life, report};
use measures::ids::StaffId;

fn alert(raised: &str, happened: &[(&str, Happening)]) -> Life {
    let by = Some(StaffId::from_bits(1));
    let event =
        |(time, happening): &(&str, Happening)| Event { happening: happening.clone(), at: at(time), by };
    Life::new(at(raised), happened.iter().map(event))
}

fn contact(number: u32, outcome: ContactOutcome) -> Happening {
    Happening::Contact { number, outcome, note: String::new() }
}

fn day(date: &str) -> NaiveDate {
    date.parse().unwrap()
}

#[test]
fn each_alert_counts_on_the_local_day_on_which_it_was_raised() {
    let reached = contact(2, ContactOutcome::Spoke);
    let tried = contact(1, ContactOutcome::NotReached);
    let lives = [
        // On the stroke of the second staffed hour: in time.
        alert(
            "2026-11-23 09:00",
            &[("2026-11-23 11:00", told_the_gp()), ("2026-11-23 11:10", tried.clone())],
        ),
        alert("2026-11-23 10:00", &[("2026-11-23 13:30", told_the_gp()), ("2026-11-23 14:00", reached)]),
        alert("2026-11-23 12:00", &[("2026-11-23 12:05", Happening::Seen)]),
        // Nobody is there before Monday at nine.
        alert("2026-11-21 23:59", &[("2026-11-23 10:59", told_the_gp()), ("2026-11-23 11:00", tried)]),
    ];
    let days = [day("2026-11-23"), day("2026-11-22"), day("2026-11-21")];
    let monday =
        Day { date: days[0], raised: 3, in_time: 1, waiting: 1, reached: 1, median_minutes: Some(165) };
    let sunday = Day { date: days[1], raised: 0, in_time: 0, waiting: 0, reached: 0, median_minutes: None };
    let saturday =
        Day { date: days[2], raised: 1, in_time: 1, waiting: 0, reached: 0, median_minutes: Some(35 * 60) };
    assert_eq!(report(&lives, &rules(), &London, days), [monday, sunday, saturday]);
}

#[test]
fn whom_the_acknowledgement_says_was_spoken_to_counts_as_reached() {
    let spoken = alert("2026-11-23 09:00", &[("2026-11-23 09:30", acknowledged())]);
    let told = alert("2026-11-23 09:00", &[("2026-11-23 09:30", told_the_gp())]);
    let days = report(&[spoken, told], &rules(), &London, [day("2026-11-23")]);
    assert_eq!((days[0].raised, days[0].reached), (2, 1));
}

#[test]
fn a_night_in_summer_counts_on_the_day_that_london_has() {
    let life = alert("2026-07-01 00:30", &[]);
    assert_eq!(life.raised_at().date_naive(), day("2026-06-30"), "in UTC");
    let days = [day("2026-07-01"), day("2026-06-30")];
    let raised: Vec<_> = report(&[life], &rules(), &London, days).iter().map(|day| day.raised).collect();
    assert_eq!(raised, [1, 0]);
}
