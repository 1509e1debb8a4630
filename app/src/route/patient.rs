//! Where a patient can be: `#1-3` is part 1, item 3; `-help` its help page; `-phone` leaving its part for the phone;
//! `-change` at the end: coming from the check page. The fragment never reaches a server or its log. An invitation's link is `#` and its token.

use super::history;
use measures::sitting::{Place, Question};
use measures::token::Token;
use std::fmt;

/// A place in the pack that has an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Route {
    /// What will be asked, or how far it has come.
    Start,
    /// A place in the pack. `returning` patients came from the check page to change one answer.
    At {
        /// The place.
        place: Place,
        /// Whether they came from the check page.
        returning: bool,
    },
    /// Leaving the rest of a question's part for the phone.
    Withhold {
        /// The question at which it was asked for.
        at: Question,
        /// Whether they came from the check page.
        returning: bool,
    },
    /// Ending the visit before the pack is sent.
    Stop,
    /// The pack has been sent.
    Sent,
}

/// What the address says.
#[derive(Debug, Clone)]
pub enum Address {
    /// The link of an invitation.
    Invitation(Token),
    /// A place in the pack.
    Route(Route),
    /// Nothing we know.
    Unknown,
}

impl Route {
    /// "Check your answers".
    pub const CHECK: Self = Self::At { place: Place::Check, returning: false };

    /// The place an address's fragment names, if it names one.
    #[must_use]
    pub fn of(fragment: &str) -> Option<Self> {
        match fragment {
            "start" => Some(Self::Start),
            "check" => Some(Self::CHECK),
            "stop" => Some(Self::Stop),
            "sent" => Some(Self::Sent),
            _ => {
                let (rest, returning) = without(fragment, "-change");
                let (rest, help) = without(rest, "-help");
                let (rest, withhold) = without(rest, "-phone");
                let (part, item) = rest.split_once('-')?;
                let at = Question { part: part.parse().ok()?, item: item.parse().ok()? };
                match (help, withhold) {
                    (false, false) => Some(Self::At { place: Place::Question(at), returning }),
                    (true, false) => Some(Self::At { place: Place::Help(at), returning }),
                    (false, true) => Some(Self::Withhold { at, returning }),
                    (true, true) => None,
                }
            }
        }
    }
}

fn without<'a>(fragment: &'a str, ending: &str) -> (&'a str, bool) {
    fragment.strip_suffix(ending).map_or((fragment, false), |rest| (rest, true))
}

/// What a link to the place points at.
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Question { part, item }, page, returning) = match self {
            Self::Start => return f.write_str("#start"),
            Self::Stop => return f.write_str("#stop"),
            Self::Sent => return f.write_str("#sent"),
            Self::At { place: Place::Check, .. } => return f.write_str("#check"),
            Self::At { place: Place::Question(at), returning } => (at, "", returning),
            Self::At { place: Place::Help(at), returning } => (at, "-help", returning),
            Self::Withhold { at, returning } => (at, "-phone", returning),
        };
        write!(f, "#{part}-{item}{page}{}", if *returning { "-change" } else { "" })
    }
}

/// What the address says now.
#[must_use]
pub fn read() -> Address {
    let fragment = history::fragment();
    Token::parse(&fragment)
        .map(Address::Invitation)
        .unwrap_or_else(|_| Route::of(&fragment).map_or(Address::Unknown, Address::Route))
}

/// Takes the secret of a link out of the address and the history.
pub fn hide_token() {
    history::hide_fragment();
}

/// Makes a new entry in the history, which remembers where it was come from.
pub fn push(from: Route, to: Route) {
    history::push(from.to_string(), &to.to_string());
}

/// Corrects the current entry of the history.
pub fn replace(to: Route) {
    history::replace(&to.to_string());
}

/// Goes back in the history if the entry before this one is that place.
#[must_use]
pub fn went_back_to(target: Route) -> bool {
    history::went_back_to(target.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_found_again_from_its_own_address() {
        let at = Question { part: 1, item: 9 };
        let places = [Place::Question(at), Place::Help(at)];
        let of_pack = places
            .into_iter()
            .flat_map(|place| [true, false].map(|returning| Route::At { place, returning }));
        let withhold = [true, false].map(|returning| Route::Withhold { at, returning });
        for route in of_pack.chain(withhold).chain([Route::Start, Route::CHECK, Route::Stop, Route::Sent]) {
            assert_eq!(Route::of(route.to_string().trim_start_matches('#')), Some(route), "{route}");
        }
    }

    #[test]
    fn an_unknown_address_names_no_place() {
        for fragment in [
            "",
            "1",
            "1-",
            "-1",
            "1-x",
            "1-300",
            "1-9-help-me",
            "1-9-phone-help",
            "help",
            "change",
            "-help",
            "1-2-3",
        ] {
            assert_eq!(Route::of(fragment), None, "{fragment}");
        }
    }
}
