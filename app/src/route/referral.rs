//! Where somebody who refers themselves can be: `#contact` is a screen of the form by its id; `-help` and `-stop` the
//! pages that may follow it; `-change` at the end: coming from the check page. `#part-1-3` is a question of the
//! measures. The fragment never reaches a server or its log. The link that resumes a form is `#` and its token.

use super::history;
use crate::referral_facts as facts;
use leptos::prelude::location;
use measures::referral::Screen;
use measures::sitting::{Place, Question};
use measures::token::Token;
use std::fmt;

/// A place that has an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// What the form is, and who it is for.
    Start,
    /// A screen of the form, or a page that follows it. Whoever is `returning` came from the check page.
    At {
        /// The screen's id.
        screen: &'static str,
        /// Which page of it.
        page: Page,
        /// Whether they came from the check page.
        returning: bool,
    },
    /// How to come back later.
    Later,
    /// Throwing the form away.
    Leave,
    /// "Check your answers".
    Check,
    /// The referral has been sent.
    Sent,
    /// "Before your assessment": what else can be answered.
    Tasks,
    /// A question of the measures, or its help page.
    Measure(Place),
}

/// The pages of one screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// Its questions.
    Asks,
    /// The help page after an answer that asks for attention.
    Help,
    /// Why this may not be the right service.
    Stop,
}

/// What the address says.
#[derive(Debug, Clone)]
pub enum Address {
    /// The link that resumes a form.
    Link(Token),
    /// A place.
    Route(Route),
    /// Nothing we know.
    Unknown,
}

impl Route {
    /// The questions of a screen.
    #[must_use]
    pub fn asks(screen: &'static Screen, returning: bool) -> Self {
        Self::At { screen: &screen.id, page: Page::Asks, returning }
    }

    /// A place in the measures; their end is the list that they were come to from.
    #[must_use]
    pub fn measure(place: Place) -> Self {
        if place == Place::Check { Self::Tasks } else { Self::Measure(place) }
    }

    /// The place an address's fragment names, if it names one of these screens.
    #[must_use]
    pub fn of(fragment: &str, screen: fn(&str) -> Option<&'static Screen>) -> Option<Self> {
        match fragment {
            "" | "start" => return Some(Self::Start),
            "later" => return Some(Self::Later),
            "leave" => return Some(Self::Leave),
            "check" => return Some(Self::Check),
            "sent" => return Some(Self::Sent),
            "tasks" => return Some(Self::Tasks),
            _ => {}
        }
        if let Some(measure) = fragment.strip_prefix("part-") {
            return place(measure).map(Self::Measure);
        }
        let (rest, returning) = without(fragment, "-change");
        let (id, page) = match (rest.strip_suffix("-help"), rest.strip_suffix("-stop")) {
            (Some(id), _) => (id, Page::Help),
            (None, Some(id)) => (id, Page::Stop),
            (None, None) => (rest, Page::Asks),
        };
        screen(id).map(|screen| Self::At { screen: &screen.id, page, returning })
    }
}

fn place(measure: &str) -> Option<Place> {
    let (rest, help) = without(measure, "-help");
    let (part, item) = rest.split_once('-')?;
    let at = Question { part: part.parse().ok()?, item: item.parse().ok()? };
    Some(if help { Place::Help(at) } else { Place::Question(at) })
}

fn without<'a>(fragment: &'a str, ending: &str) -> (&'a str, bool) {
    fragment.strip_suffix(ending).map_or((fragment, false), |rest| (rest, true))
}

/// What a link to the place points at.
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Start => "#start",
            Self::Later => "#later",
            Self::Leave => "#leave",
            Self::Check => "#check",
            Self::Sent => "#sent",
            Self::Tasks | Self::Measure(Place::Check) => "#tasks",
            Self::Measure(Place::Question(Question { part, item })) => {
                return write!(f, "#part-{part}-{item}");
            }
            Self::Measure(Place::Help(Question { part, item })) => {
                return write!(f, "#part-{part}-{item}-help");
            }
            Self::At { screen, page, returning } => {
                let page = match page {
                    Page::Asks => "",
                    Page::Help => "-help",
                    Page::Stop => "-stop",
                };
                return write!(f, "#{screen}{page}{}", if *returning { "-change" } else { "" });
            }
        })
    }
}

/// What the address says now.
#[must_use]
pub fn read() -> Address {
    let fragment = history::fragment();
    Token::parse(&fragment)
        .map(Address::Link)
        .unwrap_or_else(|_| Route::of(&fragment, facts::screen).map_or(Address::Unknown, Address::Route))
}

/// The link that resumes a form.
#[must_use]
pub fn link(token: &Token) -> String {
    let [origin, path] = [location().origin(), location().pathname()].map(Result::unwrap_or_default);
    format!("{origin}{path}#{}", token.expose())
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

/// Leaves for a page that says nothing about anybody, without a way back to this one.
pub fn leave_the_site() {
    // A browser that refuses stays on a page that has been emptied.
    let _ = location().replace("https://www.bbc.co.uk/weather");
}

#[cfg(test)]
mod tests {
    use super::*;
    use measures::referral::screen;

    #[test]
    fn every_place_is_found_again_from_its_own_address() {
        let at = Question { part: 1, item: 9 };
        let pages = [Page::Asks, Page::Help, Page::Stop];
        let of_form = pages.into_iter().flat_map(|page| {
            [true, false].map(|returning| Route::At { screen: "nhs_number", page, returning })
        });
        let measures = [Place::Question(at), Place::Help(at)].map(Route::Measure);
        let others = [Route::Start, Route::Later, Route::Leave, Route::Check, Route::Sent, Route::Tasks];
        for route in of_form.chain(measures).chain(others) {
            assert_eq!(Route::of(route.to_string().trim_start_matches('#'), screen), Some(route), "{route}");
        }
    }

    #[test]
    fn an_unknown_address_names_no_place() {
        for fragment in ["nowhere", "part-", "part-1", "part-1-x", "-change", "nhs_number-help-me", "main"] {
            assert_eq!(Route::of(fragment, screen), None, "{fragment}");
        }
    }
}
