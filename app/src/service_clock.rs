//! What the clocks show where the service is, as the server has said it. Staff go by it: a machine whose date is wrong, or
//! that is in another country, then offers what can be done today.

use crate::clock;
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use std::cell::Cell;

thread_local! {
    /// How far the service's clocks are ahead of the browser's.
    static AHEAD: Cell<TimeDelta> = const { Cell::new(TimeDelta::zero()) };
}

/// Goes by the service's clocks, which show this now.
pub fn set(shown: NaiveDateTime) {
    AHEAD.set(TimeDelta::minutes((shown - clock::now()).num_minutes()));
}

/// The day it is.
#[must_use]
pub fn today() -> NaiveDate {
    now().date()
}

/// The minute it is. Until the server has said one, the browser's.
#[must_use]
pub fn now() -> NaiveDateTime {
    clock::now() + AHEAD.get()
}
