//! Where staff can be: `#today`, `#measures`, `#appointment-<id>`, `#together-<id>`, `#inbox`, `#inbox-counts` and `#referral-<id>`. The
//! fragment never reaches a server or its log.

use leptos::prelude::*;
use measures::ids::{AppointmentId, SelfReferralId};
use measures::token::Token;
use std::fmt;

/// One screen of the clinic's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// The day's list.
    Today,
    /// The measures of the service.
    Measures,
    /// One appointment.
    Appointment(AppointmentId),
    /// Its pack, filled in together with the patient.
    Together(AppointmentId),
    /// Referrals that people made themselves.
    Inbox,
    /// How many began that form, and how far they came.
    Counts,
    /// One such referral.
    Referral(SelfReferralId),
}

impl Screen {
    /// The screen of an address's fragment. Anything unknown leads to the day's list.
    #[must_use]
    pub fn of(fragment: &str) -> Self {
        let appointment = || Some(Self::Appointment(fragment.strip_prefix(APPOINTMENT)?.parse().ok()?));
        let together = || Some(Self::Together(fragment.strip_prefix(TOGETHER)?.parse().ok()?));
        let referral = || Some(Self::Referral(fragment.strip_prefix(REFERRAL)?.parse().ok()?));
        match fragment {
            MEASURES => Self::Measures,
            INBOX => Self::Inbox,
            COUNTS => Self::Counts,
            _ => appointment().or_else(together).or_else(referral).unwrap_or(Self::Today),
        }
    }
}

/// What a link to the screen points at.
impl fmt::Display for Screen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Today => f.write_str("#today"),
            Self::Measures => f.write_str(MEASURES),
            Self::Appointment(id) => write!(f, "{APPOINTMENT}{id}"),
            Self::Together(id) => write!(f, "{TOGETHER}{id}"),
            Self::Inbox => f.write_str(INBOX),
            Self::Counts => f.write_str(COUNTS),
            Self::Referral(id) => write!(f, "{REFERRAL}{id}"),
        }
    }
}

const MEASURES: &str = "#measures";
const APPOINTMENT: &str = "#appointment-";
const TOGETHER: &str = "#together-";
const INBOX: &str = "#inbox";
const COUNTS: &str = "#inbox-counts";
const REFERRAL: &str = "#referral-";

/// The screen the address says, now and after every link, Back and Forward.
#[must_use]
pub fn follow() -> Signal<Screen> {
    let read = || Screen::of(&location().hash().unwrap_or_default());
    let screen = RwSignal::new(read());
    let handle = window_event_listener(leptos::ev::hashchange, move |_| screen.set(read()));
    on_cleanup(move || handle.remove());
    Memo::new(move |_| screen.get()).into()
}

/// The link that opens an invitation, for the patient.
#[must_use]
pub fn invitation_link(token: &Token) -> String {
    format!("{}/#{}", location().origin().unwrap_or_default(), token.expose())
}

/// Goes back to the day's list without leaving the screen before it in the history.
pub fn forget() {
    // A browser that refuses leaves the address as it is, which the next person is not allowed to open anyway.
    let _ = location().replace(&Screen::Today.to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_screen_is_found_again_from_its_own_link() {
        let of_records = [
            Screen::Appointment(AppointmentId::from_bits(7)),
            Screen::Together(AppointmentId::from_bits(7)),
            Screen::Referral(SelfReferralId::from_bits(7)),
        ];
        for screen in
            [Screen::Today, Screen::Measures, Screen::Inbox, Screen::Counts].into_iter().chain(of_records)
        {
            assert_eq!(Screen::of(&screen.to_string()), screen);
        }
    }

    #[test]
    fn an_unknown_address_leads_to_the_list_of_the_day() {
        for fragment in ["", "#", "#main", "#appointment-", "#appointment-7", "#appointment-x", "#referral-x"]
        {
            assert_eq!(Screen::of(fragment), Screen::Today, "{fragment}");
        }
    }
}
