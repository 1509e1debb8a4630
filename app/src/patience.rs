//! How long to wait before something is tried again.

use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use std::cell::Cell;
use std::time::Duration;
use web_sys::js_sys::Math;

const FIRST_MS: u32 = 1_000;
const LONGEST_MS: u32 = 60_000;

thread_local! {
    static ASKED_MS: Cell<u32> = const { Cell::new(0) };
}

/// Waits that grow as long as it does not go well, each drawn at random up to its length: so that phones that lost one
/// server do not all come back to it at once.
#[derive(Debug, Clone, Copy)]
pub struct Patience(u32);

impl Patience {
    /// It has gone well so far.
    pub const NEW: Self = Self(FIRST_MS);

    /// Does this after the next wait, and never before the server asked for. Without a timer, something else must try.
    pub fn wait_for(&mut self, act: impl FnOnce() + 'static) -> Option<TimeoutHandle> {
        let wait = self.next(Math::random(), ASKED_MS.take());
        set_timeout_with_handle(act, Duration::from_millis(wait.into())).ok()
    }

    fn next(&mut self, chance: f64, asked: u32) -> u32 {
        let wait = (f64::from(self.0) * chance) as u32;
        self.0 = (self.0 * 2).min(LONGEST_MS);
        wait.max(asked)
    }
}

/// The server asked for so many seconds of quiet, or for none.
pub fn asked_for(seconds: Option<String>) {
    let seconds = seconds.and_then(|seconds| seconds.parse().ok()).unwrap_or(0_u32);
    ASKED_MS.set(seconds.saturating_mul(1_000));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_a_minute_and_are_drawn_from_nothing_up_to_that() {
        let mut longest = Patience::NEW;
        let waits: Vec<u32> = (0..8).map(|_| longest.next(1.0, 0)).collect();
        assert_eq!(waits, [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
        let mut drawn = Patience::NEW;
        assert_eq!([drawn.next(0.0, 0), drawn.next(0.5, 0)], [0, 1_000]);
    }

    #[test]
    fn the_server_is_not_tried_before_it_asked_to_be() {
        assert_eq!(Patience(FIRST_MS).next(0.9, 5_000), 5_000);
        assert_eq!(Patience(LONGEST_MS).next(0.9, 5_000), 54_000);
        asked_for(Some("5".to_owned()));
        assert_eq!(ASKED_MS.take(), 5_000);
        for nothing in [None, Some("Wed, 21 Oct 2026 07:28:00 GMT".to_owned())] {
            asked_for(nothing);
            assert_eq!(ASKED_MS.take(), 0);
        }
    }
}
