//! What time it is, and what that is in London. The only place that knows about zones.

use chrono::{
    DateTime, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Timelike, Utc,
};
use chrono_tz::Europe::London;
use measures::hours::Clocks;
use std::time::Duration;
use tokio::sync::watch;

/// A clock that runs, or one that tests move by hand. The second is how far a running one is ahead of the machine's.
#[derive(Clone, Debug)]
pub struct Clock(Option<watch::Sender<i64>>, TimeDelta);

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn system() -> Self {
        Self(None, TimeDelta::zero())
    }

    /// A clock that shows this now and runs on from there. Only for the demo: a service's is [`Clock::system`].
    pub(crate) fn running_from(now: DateTime<Utc>) -> Self {
        Self(None, now - Utc::now())
    }

    /// A clock that stands until it is moved.
    #[must_use]
    pub fn stopped_at(now: DateTime<Utc>) -> Self {
        Self(Some(watch::Sender::new(now.timestamp_millis())), TimeDelta::zero())
    }

    /// Now, to the millisecond, as it is stored.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        let now = || (Utc::now() + self.1).timestamp_millis();
        let millis = self.0.as_ref().map_or_else(now, |stopped| *stopped.borrow());
        DateTime::from_timestamp_millis(millis).unwrap_or_default()
    }

    /// Waits until so much time has passed on it.
    pub async fn wait(&self, span: Duration) {
        let Some(stopped) = &self.0 else { return tokio::time::sleep(span).await };
        let due = *stopped.borrow() + i64::try_from(span.as_millis()).unwrap_or(i64::MAX);
        // It cannot be given up meanwhile, because it is held here.
        let _ = stopped.subscribe().wait_for(|now| *now >= due).await;
    }

    /// Moves a stopped clock. A running one goes on as it was.
    pub fn set(&self, now: DateTime<Utc>) {
        if let Some(stopped) = &self.0 {
            stopped.send_replace(now.timestamp_millis());
        }
    }

    /// Moves a stopped clock on.
    pub fn advance(&self, by: TimeDelta) {
        self.set(self.now() + by);
    }
}

/// What the clocks in London show at an instant.
#[must_use]
pub fn local(instant: DateTime<Utc>) -> NaiveDateTime {
    instant.with_timezone(&London).naive_local()
}

/// When the clocks in London show this time. Of an hour they repeat, the first; none for an hour they skip.
#[must_use]
pub fn instant(local: NaiveDateTime) -> Option<DateTime<Utc>> {
    match London.from_local_datetime(&local) {
        LocalResult::Single(instant) => Some(instant.to_utc()),
        LocalResult::Ambiguous(first, _) => Some(first.to_utc()),
        LocalResult::None => None,
    }
}

/// London's clocks, for rules that know no zone.
#[derive(Debug, Clone, Copy)]
pub struct LondonClocks;

impl Clocks for LondonClocks {
    fn shown(&self, at: DateTime<Utc>) -> NaiveDateTime {
        local(at)
    }

    fn when(&self, shown: NaiveDateTime) -> DateTime<Utc> {
        // Clocks skip an hour: what they never show comes when they show what is an hour later.
        let skipped = || instant(shown + TimeDelta::hours(1)).map(|at| at - minutes_past(shown));
        instant(shown).or_else(skipped).unwrap_or_else(|| shown.and_utc())
    }
}

/// How long ago the hour began.
fn minutes_past(shown: NaiveDateTime) -> TimeDelta {
    shown.time().signed_duration_since(NaiveTime::from_hms_opt(shown.hour(), 0, 0).unwrap_or_default())
}

/// When a day begins and ends in London: 23, 24 or 25 hours apart.
#[must_use]
pub fn day(date: NaiveDate) -> (DateTime<Utc>, DateTime<Utc>) {
    let midnight = |date: NaiveDate| {
        let midnight = date.and_time(NaiveTime::MIN);
        instant(midnight).unwrap_or_else(|| midnight.and_utc())
    };
    (midnight(date), midnight(date + chrono::Days::new(1)))
}

/// When the day in London began that it is now. A booked appointment of today counts as the next one until somebody
/// records what became of it: whoever is about to phone looks for it after it began.
#[must_use]
pub fn today_began(now: DateTime<Utc>) -> DateTime<Utc> {
    day(local(now).date()).0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn a_clock_that_was_set_runs_on_from_there_and_cannot_be_moved() {
        let set = instant(at("2026-11-23 09:30")).unwrap();
        let clock = Clock::running_from(set);
        clock.set(set - TimeDelta::days(1));
        let passed = clock.now() - set;
        assert!(passed >= TimeDelta::milliseconds(-1) && passed < TimeDelta::minutes(1), "{passed}");
    }

    #[test]
    fn an_hour_that_the_clocks_skip_has_no_instant() {
        assert_eq!(instant(at("2026-03-29 01:30")), None);
        assert!(instant(at("2026-03-29 00:59")).is_some() && instant(at("2026-03-29 02:00")).is_some());
    }

    #[test]
    fn of_an_hour_that_the_clocks_repeat_the_first_is_meant() {
        assert_eq!(instant(at("2026-10-25 01:30")).unwrap().naive_utc(), at("2026-10-25 00:30"));
    }

    #[test]
    fn what_the_clocks_never_show_comes_when_they_skip_it() {
        for shown in ["2026-03-29 01:00", "2026-03-29 01:30", "2026-03-29 02:00"] {
            assert_eq!(LondonClocks.when(at(shown)).naive_utc(), at("2026-03-29 01:00"), "{shown}");
        }
        assert_eq!(LondonClocks.when(at("2026-10-25 01:30")).naive_utc(), at("2026-10-25 00:30"));
    }

    #[test]
    fn the_days_the_clocks_change_are_an_hour_short_and_an_hour_long() {
        let hours = |date: &str| {
            let (from, to) = day(date.parse().unwrap());
            (to - from).num_hours()
        };
        assert_eq!((hours("2026-03-29"), hours("2026-10-25"), hours("2026-11-21")), (23, 25, 24));
    }
}
