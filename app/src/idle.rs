//! When a page that shows records has been left alone for too long. Times are milliseconds of the browser's clock,
//! which goes on while the computer sleeps.

const MINUTE: f64 = 60_000.0;
/// As long as the server keeps somebody signed in who is silent.
const MOST: f64 = 15.0 * MINUTE;
const WARNED: f64 = 2.0 * MINUTE;
/// How often the server is told, at most.
const TELLING: f64 = MINUTE;

/// How somebody uses a page.
#[derive(Debug, Clone, Copy)]
pub struct Attendance {
    used: f64,
    told: f64,
}

/// How long the page may still be left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Long enough to say nothing of it.
    Plenty,
    /// Less than two minutes.
    TwoMinutes,
    /// Less than one minute.
    OneMinute,
    /// It is over.
    Nothing,
}

impl Attendance {
    /// Somebody is here, and the server has just heard of them.
    #[must_use]
    pub fn begin(now: f64) -> Self {
        Self { used: now, told: now }
    }

    /// Somebody did something. It does not bring back what is over.
    pub fn used(&mut self, now: f64) {
        if self.left(now) != Left::Nothing {
            self.used = now;
        }
    }

    /// How long is left.
    #[must_use]
    pub fn left(self, now: f64) -> Left {
        match self.used + MOST - now {
            left if left <= 0.0 => Left::Nothing,
            left if left <= MINUTE => Left::OneMinute,
            left if left <= WARNED => Left::TwoMinutes,
            _ => Left::Plenty,
        }
    }

    /// Whether the server is to be told now that the page is used, so that it does not end the session first.
    /// Reading and scrolling send nothing by themselves.
    pub fn is_to_be_told(&mut self, now: f64) -> bool {
        let due = self.used > self.told && now - self.told >= TELLING;
        if due {
            self.told = now;
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_left_alone_warns_for_two_minutes_and_is_over_after_fifteen() {
        let alone = Attendance::begin(0.0);
        let left = |minutes: f64| alone.left(minutes * MINUTE);
        assert_eq!([left(12.9), left(13.0), left(13.9)], [Left::Plenty, Left::TwoMinutes, Left::TwoMinutes]);
        assert_eq!([left(14.0), left(14.9)], [Left::OneMinute; 2]);
        assert_eq!([left(15.0), left(600.0)], [Left::Nothing; 2]);
    }

    #[test]
    fn a_key_during_the_warning_starts_anew_and_one_after_the_end_does_not() {
        let mut page = Attendance::begin(0.0);
        page.used(14.5 * MINUTE);
        assert_eq!(page.left(20.0 * MINUTE), Left::Plenty);
        page.used(29.5 * MINUTE);
        assert_eq!(page.left(29.6 * MINUTE), Left::Nothing);
    }

    #[test]
    fn the_server_hears_of_use_once_a_minute_and_of_nothing_else() {
        let mut page = Attendance::begin(0.0);
        assert!(!page.is_to_be_told(5.0 * MINUTE));
        page.used(5.1 * MINUTE);
        assert!(page.is_to_be_told(5.2 * MINUTE));
        page.used(5.3 * MINUTE);
        assert!(!page.is_to_be_told(6.1 * MINUTE));
        assert!(page.is_to_be_told(6.2 * MINUTE));
        assert!(!page.is_to_be_told(14.0 * MINUTE));
    }
}
