//! When staff are there: the hours of a week, the days they are not, and how long it is until so much of that time has
//! passed. Hours are local; what passes is counted in instants, so that a day the clocks change counts as it was.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// How instants and local time go together. Zones are not known here: whoever asks brings them.
pub trait Clocks {
    /// What the clocks show at an instant.
    fn shown(&self, at: DateTime<Utc>) -> NaiveDateTime;
    /// When the clocks first show this time; if they skip it, the moment they do.
    fn when(&self, shown: NaiveDateTime) -> DateTime<Utc>;
}

/// The staffed hours of one day: from a minute of the day up to a later one, at most 24:00.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Staffed {
    from: u16,
    to: u16,
}

/// These are not the hours of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotHours;

/// In such a week nobody is ever there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NeverStaffed;

/// The hours of a week, Monday first, and the days on which they do not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    week: [Option<Staffed>; 7],
    closed: BTreeSet<NaiveDate>,
}

impl fmt::Display for NotHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("hours are written \"09:00 to 17:00\", the later one after \"to\", at most 24:00")
    }
}

impl FromStr for Staffed {
    type Err = NotHours;

    /// Reads `09:00 to 17:00`.
    fn from_str(text: &str) -> Result<Self, NotHours> {
        let (from, to) = text.split_once(" to ").ok_or(NotHours)?;
        let (from, to) = (minute(from)?, minute(to)?);
        if from < to { Ok(Self { from, to }) } else { Err(NotHours) }
    }
}

/// The minute of the day that `17:30` is.
fn minute(text: &str) -> Result<u16, NotHours> {
    let plain = text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit() || b == b':');
    let (hour, minute) = text.split_once(':').filter(|_| plain).ok_or(NotHours)?;
    let number = |text: &str| text.parse::<u16>().map_err(|_| NotHours);
    let (hour, minute) = (number(hour)?, number(minute)?);
    let all = hour * 60 + minute;
    if minute < 60 && all <= 24 * 60 { Ok(all) } else { Err(NotHours) }
}

impl Hours {
    /// The hours of a week from Monday to Sunday, and the bank holidays on which nobody is there.
    ///
    /// # Errors
    /// When no day of the week has hours.
    pub fn new(week: [Option<Staffed>; 7], closed: BTreeSet<NaiveDate>) -> Result<Self, NeverStaffed> {
        if week.iter().all(Option::is_none) { Err(NeverStaffed) } else { Ok(Self { week, closed }) }
    }

    /// Whether somebody is there at an instant.
    #[must_use]
    pub fn is_staffed(&self, at: DateTime<Utc>, clocks: &impl Clocks) -> bool {
        let today = self.on(clocks.shown(at).date(), clocks);
        today.is_some_and(|(opens, closes)| opens <= at && at < closes)
    }

    /// When somebody is there: now, or at the next opening.
    #[must_use]
    pub fn next(&self, from: DateTime<Utc>, clocks: &impl Clocks) -> DateTime<Utc> {
        self.after(from, TimeDelta::zero(), clocks)
    }

    /// When so much staffed time has passed since an instant. A part left over at closing time is counted from the
    /// next opening.
    #[must_use]
    pub fn after(&self, from: DateTime<Utc>, staffed: TimeDelta, clocks: &impl Clocks) -> DateTime<Utc> {
        let mut left = staffed.max(TimeDelta::zero());
        for date in clocks.shown(from).date().iter_days() {
            let Some((opens, closes)) = self.on(date, clocks) else { continue };
            let starts = opens.max(from);
            let there = (closes - starts).max(TimeDelta::zero());
            if !there.is_zero() && left <= there {
                return starts + left;
            }
            left -= there;
        }
        // The calendar ends here.
        DateTime::<Utc>::MAX_UTC
    }

    /// When a day opens and closes, if it does.
    fn on(&self, date: NaiveDate, clocks: &impl Clocks) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let weekday = usize::try_from(date.weekday().num_days_from_monday()).ok()?;
        let staffed = self.week.get(weekday).copied().flatten().filter(|_| !self.closed.contains(&date))?;
        let at = |minute: u16| {
            let shown = date.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::minutes(minute.into()));
            shown.map(|shown| clocks.when(shown))
        };
        Some((at(staffed.from)?, at(staffed.to)?))
    }
}

#[cfg(test)]
mod tests {
    use super::{Hours, NeverStaffed, NotHours, Staffed};
    use std::collections::BTreeSet;

    #[test]
    fn hours_are_read_as_they_are_written_on_a_door() {
        assert_eq!("09:00 to 17:30".parse(), Ok(Staffed { from: 540, to: 1050 }));
        assert_eq!("00:00 to 24:00".parse(), Ok(Staffed { from: 0, to: 1440 }));
        for (text, why) in [
            ("", "nothing"),
            ("09:00", "no end"),
            ("09:00-17:00", "another sign"),
            ("9:00 to 17:00", "one digit"),
            ("17:00 to 09:00", "over night"),
            ("09:00 to 09:00", "no time at all"),
            ("09:60 to 17:00", "sixty minutes"),
            ("09:00 to 24:01", "past midnight"),
            ("09:00 to 17:00 ", "a space"),
            ("+9:00 to 17:00", "a sign"),
        ] {
            assert_eq!(text.parse::<Staffed>(), Err(NotHours), "{why}");
        }
    }

    #[test]
    fn a_week_in_which_nobody_is_there_is_none() {
        assert_eq!(Hours::new([None; 7], BTreeSet::new()), Err(NeverStaffed));
    }
}
