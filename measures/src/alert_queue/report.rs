//! How a service dealt with its alerts, day by day: for whoever answers for the queue. No patient is in it.

use super::{Happening, Life, Rules};
use crate::hours::Clocks;
use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

/// What became of the alerts that were raised on one day, as it stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Day {
    /// The local day.
    pub date: NaiveDate,
    /// How many were raised.
    pub raised: u32,
    /// Of those, how many somebody acknowledged before they fell due to the lead.
    pub in_time: u32,
    /// Of those, how many wait to be acknowledged.
    pub waiting: u32,
    /// Of those, in how many somebody spoke to the patient or handed them over.
    pub reached: u32,
    /// The median of the minutes from raising to acknowledging by the clock, nights and weekends included, of those that
    /// were acknowledged. None where none was.
    pub median_minutes: Option<u32>,
}

/// A line for each of the days, in their order.
#[must_use]
pub fn report(
    lives: &[Life],
    rules: &Rules,
    clocks: &impl Clocks,
    days: impl IntoIterator<Item = NaiveDate>,
) -> Vec<Day> {
    let day = |date: NaiveDate| {
        let raised: Vec<_> =
            lives.iter().filter(|life| clocks.shown(life.raised_at()).date() == date).collect();
        let count = |is_it: &dyn Fn(&Life) -> bool| {
            u32::try_from(raised.iter().filter(|life| is_it(life)).count()).unwrap_or(u32::MAX)
        };
        Day {
            date,
            raised: count(&|_| true),
            in_time: count(&|life| in_time(life, rules, clocks)),
            waiting: count(&Life::waits),
            reached: count(&Life::has_reached),
            median_minutes: median(raised.iter().filter_map(|life| waited(life)).collect()),
        }
    };
    days.into_iter().map(day).collect()
}

fn in_time(life: &Life, rules: &Rules, clocks: &impl Clocks) -> bool {
    let due = rules.hours.after(life.raised_at(), rules.first, clocks);
    waited(life).is_some_and(|waited| life.raised_at() + waited <= due)
}

/// How long it waited until somebody acknowledged it.
fn waited(life: &Life) -> Option<TimeDelta> {
    let acknowledged = |happening: &Happening| matches!(happening, Happening::Acknowledged { .. });
    let event = life.events().iter().find(|event| acknowledged(&event.happening))?;
    Some(event.at - life.raised_at())
}

/// In whole minutes; of two in the middle, what lies between them.
fn median(mut all: Vec<TimeDelta>) -> Option<u32> {
    all.sort_unstable();
    let (lower, upper) = (all.get((all.len().checked_sub(1)?) / 2)?, all.get(all.len() / 2)?);
    u32::try_from(((*lower + *upper) / 2).num_minutes()).ok()
}
