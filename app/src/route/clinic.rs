//! Where staff can be: `#today`, `#measures`, `#appointment-<id>`, `#inbox`, `#inbox-counts`, `#referral-<id>`,
//! `#caseload`, `#supervision`, `#find`, `#prepare`, `#open-record` and `#openings`. The fragment never reaches a server
//! or its log.

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
    /// Referrals that people made themselves.
    Inbox,
    /// How many began that form, and how far they came.
    Counts,
    /// One such referral.
    Referral(SelfReferralId),
    /// The referrals of the caseload.
    Caseload,
    /// Those a supervisor looks at.
    Supervision,
    /// Finding a patient.
    Find,
    /// Before the day's appointments.
    Prepare,
    /// Opening a record outside the caseload.
    OpenRecord,
    /// Who opened which.
    Openings,
}

impl Screen {
    /// The screen of an address's fragment. Anything unknown leads to the day's list.
    #[must_use]
    pub fn of(fragment: &str) -> Self {
        let appointment = || Some(Self::Appointment(fragment.strip_prefix(APPOINTMENT)?.parse().ok()?));
        let referral = || Some(Self::Referral(fragment.strip_prefix(REFERRAL)?.parse().ok()?));
        match fragment {
            MEASURES => Self::Measures,
            INBOX => Self::Inbox,
            COUNTS => Self::Counts,
            CASELOAD => Self::Caseload,
            SUPERVISION => Self::Supervision,
            FIND => Self::Find,
            PREPARE => Self::Prepare,
            OPEN_RECORD => Self::OpenRecord,
            OPENINGS => Self::Openings,
            _ => appointment().or_else(referral).unwrap_or(Self::Today),
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
            Self::Inbox => f.write_str(INBOX),
            Self::Counts => f.write_str(COUNTS),
            Self::Caseload => f.write_str(CASELOAD),
            Self::Supervision => f.write_str(SUPERVISION),
            Self::Find => f.write_str(FIND),
            Self::Prepare => f.write_str(PREPARE),
            Self::OpenRecord => f.write_str(OPEN_RECORD),
            Self::Openings => f.write_str(OPENINGS),
            Self::Referral(id) => write!(f, "{REFERRAL}{id}"),
        }
    }
}

const MEASURES: &str = "#measures";
const APPOINTMENT: &str = "#appointment-";
const INBOX: &str = "#inbox";
const COUNTS: &str = "#inbox-counts";
const REFERRAL: &str = "#referral-";
const CASELOAD: &str = "#caseload";
const SUPERVISION: &str = "#supervision";
const FIND: &str = "#find";
const PREPARE: &str = "#prepare";
const OPEN_RECORD: &str = "#open-record";
const OPENINGS: &str = "#openings";

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

/// Goes to a screen, as a link to it would.
pub fn go(to: Screen) {
    // A browser that refuses leaves the screen as it is, from which the same can be pressed again.
    let _ = location().set_hash(&to.to_string());
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
            Screen::Referral(SelfReferralId::from_bits(7)),
        ];
        let of_lists = [
            Screen::Caseload,
            Screen::Supervision,
            Screen::Find,
            Screen::Prepare,
            Screen::OpenRecord,
            Screen::Openings,
        ];
        let others = [Screen::Today, Screen::Measures, Screen::Inbox, Screen::Counts];
        for screen in others.into_iter().chain(of_records).chain(of_lists) {
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
