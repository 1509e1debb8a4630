//! What time it is: what the clock of the browser says, in its own local time, until the server has said what the clocks
//! show where the service is.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use std::cell::Cell;
use web_sys::js_sys::Date;

thread_local! {
    /// How far the service's clocks are ahead of the browser's.
    static AHEAD: Cell<TimeDelta> = const { Cell::new(TimeDelta::zero()) };
}

/// Goes by the service's clocks, which show this now. A machine whose date is wrong, or that is in another country, then
/// offers what can be done today.
pub fn set(shown: NaiveDateTime) {
    AHEAD.set(TimeDelta::minutes((shown - of_browser()).num_minutes()));
}

/// The day it is.
#[must_use]
pub fn today() -> NaiveDate {
    now().date()
}

/// The minute it is.
#[must_use]
pub fn now() -> NaiveDateTime {
    of_browser() + AHEAD.get()
}

fn of_browser() -> NaiveDateTime {
    let now = Date::new_0();
    i32::try_from(now.get_full_year())
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()))
        .and_then(|day| day.and_hms_opt(now.get_hours(), now.get_minutes(), 0))
        .unwrap_or_default()
}
