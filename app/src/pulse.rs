//! Whether a line is alive, and when to open it again. Times are milliseconds of the browser's clock, which goes on
//! while the computer sleeps.

use measures::contract::clinician::BEAT_SECONDS;

/// A line that has missed two beats is dead, whatever the browser says of it.
const SILENCE: f64 = BEAT_SECONDS as f64 * 2_500.0;
const FIRST_PAUSE: f64 = 2_000.0;
const SOON: f64 = 1_000.0;
const LONGEST_PAUSE: f64 = 30_000.0;

/// How a line is doing.
#[derive(Debug, Clone, Copy)]
pub struct Pulse {
    /// Opened, or not to be opened before a time.
    line: Result<(), f64>,
    heard: f64,
    pause: f64,
}

impl Pulse {
    /// A line that is to be opened now.
    #[must_use]
    pub fn begin(now: f64) -> Self {
        Self { line: Err(now), heard: now, pause: FIRST_PAUSE }
    }

    /// Whether the line is to be opened now, for the first time or anew.
    #[must_use]
    pub fn is_due(self, now: f64) -> bool {
        match self.line {
            Ok(()) => now - self.heard > SILENCE,
            Err(due) => now >= due,
        }
    }

    /// The line was opened. Whether it is alive, it has yet to show.
    pub fn opened(&mut self, now: f64) {
        (self.line, self.heard) = (Ok(()), now);
    }

    /// Something came by the line.
    pub fn heard(&mut self, now: f64) {
        (self.heard, self.pause) = (now, FIRST_PAUSE);
    }

    /// The line was lost. It is tried again after a pause, each longer than the last. `luck`, from 0 to 1, keeps the
    /// pages of a clinic from coming back all at once.
    pub fn lost(&mut self, now: f64, luck: f64) {
        self.line = Err(now + self.pause * (0.5 + luck / 2.0));
        self.pause = (self.pause * 2.0).min(LONGEST_PAUSE);
    }

    /// The network is back, perhaps for the whole clinic: a line that waits is tried within a second, which `luck` says as
    /// in [`Self::lost`].
    pub fn hurry(&mut self, now: f64, luck: f64) {
        self.line = self.line.map_err(|due| due.min(now + luck * SOON));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LUCK: f64 = 1.0;

    #[test]
    fn a_line_that_beats_stays_and_one_that_falls_silent_is_opened_anew() {
        let mut pulse = Pulse::begin(0.0);
        assert!(pulse.is_due(0.0));
        pulse.opened(0.0);
        pulse.heard(15_000.0);
        assert!(!pulse.is_due(52_500.0));
        assert!(pulse.is_due(52_501.0), "two beats were missed");
        pulse.opened(52_501.0);
        assert!(!pulse.is_due(90_000.0), "it is given as long again");
        assert!(pulse.is_due(91_000.0));
    }

    #[test]
    fn a_line_that_is_lost_is_tried_after_longer_and_longer_pauses_until_it_is_heard() {
        let mut pulse = Pulse::begin(0.0);
        let pause = |pulse: &mut Pulse| {
            pulse.opened(0.0);
            pulse.lost(0.0, LUCK);
            (0..).map(|second| f64::from(second) * 1_000.0).find(|now| pulse.is_due(*now)).unwrap() / 1_000.0
        };
        assert_eq!([0; 6].map(|_| pause(&mut pulse)), [2.0, 4.0, 8.0, 16.0, 30.0, 30.0]);
        pulse.heard(0.0);
        assert_eq!(pause(&mut pulse), 2.0);
    }

    #[test]
    fn pages_come_back_spread_over_half_the_pause() {
        let due = |luck, at| {
            let mut pulse = Pulse::begin(0.0);
            pulse.lost(0.0, luck);
            pulse.is_due(at)
        };
        assert_eq!([due(0.0, 999.0), due(0.0, 1_000.0), due(1.0, 1_999.0)], [false, true, false]);
    }

    #[test]
    fn a_line_that_waits_is_tried_soon_when_the_network_is_back_and_one_that_is_open_is_left_alone() {
        let mut pulse = Pulse::begin(0.0);
        for _ in 0..4 {
            pulse.lost(0.0, LUCK);
        }
        pulse.hurry(100.0, 0.5);
        assert_eq!([599.0, 600.0].map(|now| pulse.is_due(now)), [false, true]);
        pulse.hurry(200.0, LUCK);
        assert!(pulse.is_due(600.0), "it waits no longer than it did");
        pulse.opened(700.0);
        pulse.hurry(800.0, LUCK);
        assert!(!pulse.is_due(1_800.0));
    }
}
