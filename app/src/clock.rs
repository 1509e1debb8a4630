//! What time it is: what the clock of the browser says, in its own local time, until the server has said what the clocks
//! show where the service is.

use chrono::{NaiveDate, NaiveDateTime};
use std::cell::Cell;
use web_sys::js_sys::Date;

thread_local! {
    /// How far the service's clocks are ahead of the browser's, in milliseconds.
    static AHEAD: Cell<f64> = const { Cell::new(0.0) };
}

/// Goes by the service's clocks, which show this now. A machine whose date is wrong, or that is in another country, then
/// offers what can be done today.
pub fn set(shown: NaiveDateTime) {
    let minutes = (shown - shown_by(&Date::new_0())).num_minutes();
    // Nobody is further off than that: whoever seems to be keeps their own clock.
    AHEAD.set(i32::try_from(minutes).map_or(0.0, f64::from) * 60_000.0);
}

/// The day it is.
#[must_use]
pub fn today() -> NaiveDate {
    now().date()
}

/// The minute it is.
#[must_use]
pub fn now() -> NaiveDateTime {
    shown_by(&Date::new(&(Date::now() + AHEAD.get()).into()))
}

fn shown_by(now: &Date) -> NaiveDateTime {
    i32::try_from(now.get_full_year())
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()))
        .and_then(|day| day.and_hms_opt(now.get_hours(), now.get_minutes(), 0))
        .unwrap_or_default()
}
