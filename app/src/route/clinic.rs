//! Where staff can be: `#today`, `#measures` and `#appointment-<id>`. The fragment never reaches a server or its log.

use leptos::prelude::*;
use measures::ids::AppointmentId;
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
}

impl Screen {
    /// The screen of an address's fragment. Anything unknown leads to the day's list.
    #[must_use]
    pub fn of(fragment: &str) -> Self {
        if fragment == MEASURES {
            return Self::Measures;
        }
        let appointment = || fragment.strip_prefix(APPOINTMENT)?.parse().ok();
        appointment().map_or(Self::Today, Self::Appointment)
    }
}

/// What a link to the screen points at.
impl fmt::Display for Screen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Today => f.write_str("#today"),
            Self::Measures => f.write_str(MEASURES),
            Self::Appointment(id) => write!(f, "{APPOINTMENT}{id}"),
        }
    }
}

const MEASURES: &str = "#measures";
const APPOINTMENT: &str = "#appointment-";

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
        for screen in [Screen::Today, Screen::Measures, Screen::Appointment(AppointmentId::from_bits(7))] {
            assert_eq!(Screen::of(&screen.to_string()), screen);
        }
    }

    #[test]
    fn an_unknown_address_leads_to_the_list_of_the_day() {
        for fragment in ["", "#", "#main", "#appointment-", "#appointment-7", "#appointment-x"] {
            assert_eq!(Screen::of(fragment), Screen::Today, "{fragment}");
        }
    }
}
