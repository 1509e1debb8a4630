//! When a patient said something: on the phone, and to the server.

use chrono::{DateTime, TimeDelta, Utc};

/// The two times of something that was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// When it was given on the phone.
    pub given: DateTime<Utc>,
    /// When the server received it.
    pub at: DateTime<Utc>,
}

impl Times {
    /// Of what came now, after so many seconds on the phone, in an invitation made then. Nothing was given before its
    /// invitation: a phone that counts wrong is corrected, because refusing it would cost what was said.
    #[must_use]
    pub fn after_waiting(seconds: u32, made_at: DateTime<Utc>, now: DateTime<Utc>) -> Self {
        let given = now - TimeDelta::seconds(i64::from(seconds));
        Self { given: given.max(made_at).min(now), at: now }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_was_given_before_its_invitation_or_after_it_came() {
        let at = |seconds| DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds);
        for (waited, made_at, given) in [
            (0, 0, 600),
            (90, 0, 510),
            (600, 0, 0),
            (601, 0, 0),
            (u32::MAX, 0, 0),
            (60, 580, 580),
            (0, 700, 600),
        ] {
            let times = Times::after_waiting(waited, at(made_at), at(600));
            assert_eq!(times, Times { given: at(given), at: at(600) }, "{waited} {made_at}");
        }
    }
}
