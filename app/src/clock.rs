//! What the clock of the browser says, in its own local time.

use chrono::{NaiveDate, NaiveDateTime};
use web_sys::js_sys::Date;

/// The day it is.
#[must_use]
pub fn today() -> NaiveDate {
    now().date()
}

/// The minute it is.
#[must_use]
pub fn now() -> NaiveDateTime {
    let now = Date::new_0();
    i32::try_from(now.get_full_year())
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()))
        .and_then(|day| day.and_hms_opt(now.get_hours(), now.get_minutes(), 0))
        .unwrap_or_default()
}
