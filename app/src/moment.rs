//! How long ago something was given, as time that passed on this phone.

use leptos::prelude::window;
use serde::{Deserialize, Serialize};
use web_sys::js_sys::Date;

/// A moment, by both clocks of the browser, in milliseconds. It outlives the page by its time of day: the other clock
/// begins anew, and says less than has passed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Moment {
    /// The time of day. Goes on while the phone sleeps, and may be put right in between.
    wall: f64,
    /// What has passed since the page was opened. Never set, but on some phones stands still while they sleep.
    steady: f64,
}

impl Moment {
    /// This moment.
    #[must_use]
    pub fn now() -> Self {
        let steady = window().performance().map_or(0.0, |performance| performance.now());
        Self { wall: Date::now(), steady }
    }

    /// How many whole seconds have passed since.
    #[must_use]
    pub fn seconds_ago(self) -> u32 {
        self.seconds_until(Self::now())
    }

    /// A phone that waits for its network sleeps far more often than its clock is put right, so the longer counts.
    fn seconds_until(self, then: Self) -> u32 {
        let passed = (then.wall - self.wall).max(then.steady - self.steady);
        // From a float to a number is never below the least or above the most.
        (passed / 1_000.0) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_passes_while_a_phone_sleeps_and_when_its_clock_is_put_back() {
        let given = Moment { wall: 5_000_000.0, steady: 10_000.0 };
        for (wall, steady, seconds, why) in [
            (5_000_999.0, 10_999.0, 0, "at once"),
            (5_090_000.0, 100_000.0, 90, "both clocks agree"),
            (6_800_000.0, 10_500.0, 1_800, "the phone slept"),
            (1_400_000.0, 130_000.0, 120, "the clock was put back"),
        ] {
            assert_eq!(given.seconds_until(Moment { wall, steady }), seconds, "{why}");
        }
    }
}
