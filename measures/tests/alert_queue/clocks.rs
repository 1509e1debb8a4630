//! Clocks as they go in London, for tests: an hour ahead from the last Sunday of March to that of October.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc, Weekday};
use measures::hours::Clocks;

pub struct London;

/// One in the morning, in UTC, of the last Sunday of a month of 31 days.
pub fn change(year: i32, month: u32) -> DateTime<Utc> {
    let last = NaiveDate::from_ymd_opt(year, month, 31).unwrap();
    let back = u64::from(last.weekday().days_since(Weekday::Sun));
    (last - Days::new(back)).and_hms_opt(1, 0, 0).unwrap().and_utc()
}

impl Clocks for London {
    fn shown(&self, at: DateTime<Utc>) -> NaiveDateTime {
        let summer = change(at.year(), 3) <= at && at < change(at.year(), 10);
        at.naive_utc() + TimeDelta::hours(i64::from(summer))
    }

    fn when(&self, shown: NaiveDateTime) -> DateTime<Utc> {
        let winter = shown.and_utc();
        let candidates = [winter - TimeDelta::hours(1), winter];
        candidates.into_iter().find(|at| self.shown(*at) == shown).unwrap_or(change(shown.year(), 3))
    }
}

/// A time that London's clocks show.
pub fn at(shown: &str) -> DateTime<Utc> {
    London.when(NaiveDateTime::parse_from_str(shown, "%Y-%m-%d %H:%M").unwrap())
}
