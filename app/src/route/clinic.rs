//! Where staff can be: `/clinic#today`, `/record#appointment-<id>`, `/office#inbox` and so on. The fragment never reaches
//! a server or its log.

use leptos::prelude::*;
use measures::ids::{AlertId, AppointmentId, SelfReferralId};
use measures::token::Token;
use std::fmt;

/// One of the programs of the staff, each with screens of its own: one place of work does not wait for what is done at
/// another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// The lists that records are opened from, and the alerts.
    Clinic,
    /// One appointment with what came before it.
    Record,
    /// Questions that are answered together.
    Together,
    /// The inbox, and the measures of the service.
    Office,
}

impl Program {
    /// Where its page is.
    const fn path(self) -> &'static str {
        match self {
            Self::Clinic => "/clinic",
            Self::Record => "/record",
            Self::Together => "/together",
            Self::Office => "/office",
        }
    }

    /// Where it leads whoever asks for none of its screens: a list that records are opened from.
    #[must_use]
    pub const fn first(self) -> Screen {
        match self {
            Self::Clinic | Self::Record | Self::Together => Screen::Today,
            Self::Office => Screen::Caseload,
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
    /// Its pack, filled in together with the patient.
    Together(AppointmentId),
    /// Referrals that people made themselves.
    Inbox,
    /// How many began that form, and how far they came.
    Counts,
    /// One such referral, as its form tells it.
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
    /// One's own account.
    Account,
}

impl Screen {
    /// The screen of an address's fragment. Anything unknown leads to the first one of the program that is open.
    #[must_use]
    pub fn of(open: Program, fragment: &str) -> Self {
        let appointment = || Some(Self::Appointment(fragment.strip_prefix(APPOINTMENT)?.parse().ok()?));
        let together = || Some(Self::Together(fragment.strip_prefix(TOGETHER)?.parse().ok()?));
        let alert = || Some(Self::Alert(fragment.strip_prefix(ALERT)?.parse().ok()?));
        let referral = || Some(Self::Referral(fragment.strip_prefix(REFERRAL)?.parse().ok()?));
        let list = || LISTS.iter().find(|(address, _)| *address == fragment).map(|(_, screen)| *screen);
        list().or_else(appointment).or_else(together).or_else(alert).or_else(referral).unwrap_or(open.first())
    }

    /// The screen that a link to it points at, where it is about no one record.
    #[must_use]
    pub fn list(link: &str) -> Option<Self> {
        LISTS.iter().map(|(_, screen)| *screen).find(|screen| screen.to_string() == link)
    }

    /// The program that shows it. An address that names another one, as an old link may, is led over.
    #[must_use]
    pub fn program(self) -> Program {
        match self {
            Self::Today
            | Self::Prepare
            | Self::Alerts
            | Self::Alert(_)
            | Self::Caseload
            | Self::Supervision
            | Self::Find
            | Self::OpenRecord
            | Self::Openings => Program::Clinic,
            Self::Appointment(_) => Program::Record,
            Self::Together(_) => Program::Together,
            Self::Inbox | Self::Counts | Self::Referral(_) | Self::Measures | Self::Account => {
                Program::Office
            }
        }
    }
}

/// What a link to the screen points at.
impl fmt::Display for Screen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.program().path())?;
        match self {
            Self::Appointment(id) => write!(f, "{APPOINTMENT}{id}"),
            Self::Together(id) => write!(f, "{TOGETHER}{id}"),
            Self::Alert(id) => write!(f, "{ALERT}{id}"),
            Self::Referral(id) => write!(f, "{REFERRAL}{id}"),
            list => LISTS
                .iter()
                .filter(|(_, screen)| screen == list)
                .try_for_each(|(address, _)| f.write_str(address)),
        }
    }
}

/// The screens that are about no one record.
const LISTS: [(&str, Screen); 12] = [
    ("#today", Screen::Today),
    ("#prepare", Screen::Prepare),
    ("#alerts", Screen::Alerts),
    ("#caseload", Screen::Caseload),
    ("#supervision", Screen::Supervision),
    ("#find", Screen::Find),
    ("#open-record", Screen::OpenRecord),
    ("#openings", Screen::Openings),
    ("#inbox", Screen::Inbox),
    ("#inbox-counts", Screen::Counts),
    ("#measures", Screen::Measures),
    ("#account", Screen::Account),
];
const APPOINTMENT: &str = "#appointment-";
const TOGETHER: &str = "#together-";
// Not the id of an element: the browser would scroll to it.
const ALERT: &str = "#alerts-";
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

/// Whether the address asks for no screen but the first of all.
#[must_use]
pub fn is_at_the_beginning() -> bool {
    let fragment = location().hash().unwrap_or_default();
    fragment.is_empty() || Screen::of(Program::Clinic, &fragment) == Screen::Today
}

/// The link that opens an invitation, for the patient.
#[must_use]
pub fn invitation_link(token: &Token) -> String {
    format!("{}/#{}", location().origin().unwrap_or_default(), token.expose())
}

/// Goes to a screen, as a link to it would.
pub fn go(to: Screen) {
    // A browser that refuses leaves the screen as it is, from which the same can be pressed again.
    let _ = location().set_href(&to.to_string());
}

/// Goes to a screen without leaving the one before it in the history, whichever program shows it.
pub fn replace(screen: Screen) {
    // A browser that refuses leaves the address as it is: what it leads to is the server's to say, for everybody anew.
    let _ = location().replace(&screen.to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROGRAMS: [Program; 4] = [Program::Clinic, Program::Record, Program::Together, Program::Office];

    #[test]
    fn every_screen_is_found_again_from_its_own_link() {
        let of_records = [
            Screen::Appointment(AppointmentId::from_bits(7)),
            Screen::Alert(AlertId::from_bits(7)),
            Screen::Together(AppointmentId::from_bits(7)),
            Screen::Referral(SelfReferralId::from_bits(7)),
        ];
        for screen in LISTS.into_iter().map(|(_, screen)| screen).chain(of_records) {
            let link = screen.to_string();
            let (path, fragment) = link.split_at(link.find('#').unwrap());
            assert_eq!(path, screen.program().path());
            assert_eq!(Screen::of(screen.program(), fragment), screen);
            assert_eq!(Screen::list(&link), LISTS.iter().any(|(_, list)| *list == screen).then_some(screen));
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
            for open in PROGRAMS {
                assert_eq!(Screen::of(open, fragment), open.first(), "{fragment}");
                assert_eq!(open.first().program(), Program::Clinic, "which is where it is led over to");
            }
        }
    }

    #[test]
    fn an_address_of_one_program_leads_to_its_screen_from_every_other() {
        let id = "0000000000000000000000000000000a";
        for (fragment, path) in [
            ("#caseload".to_owned(), "/clinic"),
            ("#measures".to_owned(), "/office"),
            (format!("#appointment-{id}"), "/record"),
            (format!("#together-{id}"), "/together"),
            (format!("#alerts-{id}"), "/clinic"),
            (format!("#referral-{id}"), "/office"),
        ] {
            for open in PROGRAMS {
                assert_eq!(Screen::of(open, &fragment).to_string(), format!("{path}{fragment}"));
            }
        }
    }
}
