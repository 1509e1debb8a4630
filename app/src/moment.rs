//! How long ago something was given, as time that passed on this phone.

use leptos::prelude::window;
use serde::{Deserialize, Serialize};
use web_sys::js_sys::Date;

/// A moment, by both clocks of the browser, in whole milliseconds. It outlives the page by its time of day: the other
/// clock begins anew, and says less than has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// The time of day. Goes on while the phone sleeps, and may be put right in between.
    pub(crate) wall: u64,
    /// What has passed since the page was opened. Never set, but on some phones stands still while they sleep.
    pub(crate) steady: u64,
}

impl Moment {
    /// This moment.
    #[must_use]
    pub fn now() -> Self {
        let steady = window().performance().map_or(0.0, |performance| performance.now());
        // From a float to a number is never below the least or above the most.
        Self { wall: Date::now() as u64, steady: steady as u64 }
    }

    /// How many whole seconds have passed since.
    #[must_use]
    pub fn seconds_ago(self) -> u32 {
        self.seconds_until(Self::now())
    }

    /// A phone that waits for its network sleeps far more often than its clock is put right, so the longer counts.
    #[must_use]
    pub fn seconds_until(self, then: Self) -> u32 {
        let passed = then.wall.saturating_sub(self.wall).max(then.steady.saturating_sub(self.steady));
        u32::try_from(passed / 1_000).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_passes_while_a_phone_sleeps_and_when_its_clock_is_put_back() {
        let given = Moment { wall: 5_000_000, steady: 10_000 };
        for (wall, steady, seconds, why) in [
            (5_000_999, 10_999, 0, "at once"),
            (5_090_000, 100_000, 90, "both clocks agree"),
            (6_800_000, 10_500, 1_800, "the phone slept"),
            (1_400_000, 130_000, 120, "the clock was put back"),
        ] {
            assert_eq!(given.seconds_until(Moment { wall, steady }), seconds, "{why}");
        }
    }
}
