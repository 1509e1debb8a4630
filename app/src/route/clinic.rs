//! Where staff can be: `/clinic#today`, `/clinic#appointment-<id>`, `/clinic#alerts`, `/clinic#alerts-<id>`,
//! `/office#inbox`, `/office#inbox-counts`, `/office#referral-<id>` and `/office#measures`. The fragment never reaches a server or its log.

use leptos::prelude::*;
use measures::ids::{AlertId, AppointmentId, SelfReferralId};
use measures::token::Token;
use std::fmt;

/// One of the two programs of the staff, each with screens of its own. What a therapist opens ten times a day is not kept
/// waiting for what others do at a desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// Sessions, and what is done before and in them.
    Clinic,
    /// What is decided and looked over between them.
    Office,
}

impl Program {
    /// Where its page is.
    const fn path(self) -> &'static str {
        match self {
            Self::Clinic => "/clinic",
            Self::Office => "/office",
        }
    }

    /// Its first screen.
    #[must_use]
    pub const fn first(self) -> Screen {
        match self {
            Self::Clinic => Screen::Today,
            Self::Office => Screen::Inbox,
        }
    }
}

/// One screen of the staff's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// The day's list.
    Today,
    /// The measures of the service.
    Measures,
    /// One appointment.
    Appointment(AppointmentId),
    /// The alert queue.
    Alerts,
    /// One alert of it.
    Alert(AlertId),
    /// Referrals that people made themselves.
    Inbox,
    /// How many began that form, and how far they came.
    Counts,
    /// One such referral, as its form tells it.
    Referral(SelfReferralId),
}

impl Screen {
    /// The screen of an address's fragment. Anything unknown leads to the first one of the program that is open.
    #[must_use]
    pub fn of(open: Program, fragment: &str) -> Self {
        let appointment = || Some(Self::Appointment(fragment.strip_prefix(APPOINTMENT)?.parse().ok()?));
        let alert = || Some(Self::Alert(fragment.strip_prefix(ALERT)?.parse().ok()?));
        let referral = || Some(Self::Referral(fragment.strip_prefix(REFERRAL)?.parse().ok()?));
        match fragment {
            TODAY => Self::Today,
            MEASURES => Self::Measures,
            ALERTS => Self::Alerts,
            INBOX => Self::Inbox,
            COUNTS => Self::Counts,
            _ => appointment().or_else(alert).or_else(referral).unwrap_or(open.first()),
        }
    }

    /// The program that shows it.
    #[must_use]
    pub fn program(self) -> Program {
        match self {
            Self::Today | Self::Appointment(_) | Self::Alerts | Self::Alert(_) => Program::Clinic,
            Self::Measures | Self::Inbox | Self::Counts | Self::Referral(_) => Program::Office,
        }
    }
}

/// What a link to the screen points at.
impl fmt::Display for Screen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.program().path())?;
        match self {
            Self::Today => f.write_str(TODAY),
            Self::Measures => f.write_str(MEASURES),
            Self::Appointment(id) => write!(f, "{APPOINTMENT}{id}"),
            Self::Alerts => f.write_str(ALERTS),
            Self::Alert(id) => write!(f, "{ALERT}{id}"),
            Self::Inbox => f.write_str(INBOX),
            Self::Counts => f.write_str(COUNTS),
            Self::Referral(id) => write!(f, "{REFERRAL}{id}"),
        }
    }
}

const TODAY: &str = "#today";
const MEASURES: &str = "#measures";
const APPOINTMENT: &str = "#appointment-";
const ALERTS: &str = "#alerts";
// Not the id of an element: the browser would scroll to it.
const ALERT: &str = "#alerts-";
const INBOX: &str = "#inbox";
const COUNTS: &str = "#inbox-counts";
const REFERRAL: &str = "#referral-";

/// The screen the address says, now and after every link, Back and Forward.
#[must_use]
pub fn follow(open: Program) -> Signal<Screen> {
    let read = move || Screen::of(open, &location().hash().unwrap_or_default());
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

/// Goes to a screen without leaving the one before it in the history, whichever program shows it.
pub fn replace(screen: Screen) {
    // A browser that refuses leaves the address as it is: what it leads to is the server's to say, for everybody anew.
    let _ = location().replace(&screen.to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_screen_is_found_again_from_its_own_link() {
        let of_records = [
            Screen::Appointment(AppointmentId::from_bits(7)),
            Screen::Alert(AlertId::from_bits(7)),
            Screen::Referral(SelfReferralId::from_bits(7)),
        ];
        let lists = [Screen::Today, Screen::Measures, Screen::Alerts, Screen::Inbox, Screen::Counts];
        for screen in lists.into_iter().chain(of_records) {
            let link = screen.to_string();
            let (path, fragment) = link.split_at(link.find('#').unwrap());
            assert_eq!(path, screen.program().path());
            assert_eq!(Screen::of(screen.program(), fragment), screen);
        }
    }

    #[test]
    fn an_unknown_address_leads_to_the_first_screen_of_the_program_that_is_open() {
        for fragment in [
            "",
            "#",
            "#main",
            "#appointment-",
            "#appointment-7",
            "#appointment-x",
            "#alerts-7",
            "#referral-x",
        ] {
            for open in [Program::Clinic, Program::Office] {
                assert_eq!(Screen::of(open, fragment), open.first(), "{fragment}");
                assert_eq!(open.first().program(), open);
            }
        }
    }
}
