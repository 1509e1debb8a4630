//! One patient's visit, from the link to the sent pack. It is held in memory; what the server does not have yet is also
//! kept sealed on the phone.

/// Keeping what is given.
mod answering;
/// Sending the pack, or stopping before it is sent.
mod ending;
/// From the date of birth to the first question, and to it again after a long rest.
mod opening;
/// What waits until the server has it.
mod outbox;
/// Handing over what waits, and trying again.
mod saving;
/// What is kept on the phone.
mod sealing;
/// The other tabs of this browser.
mod tabs;

pub use saving::Saving;

use crate::api::{Failure, send_in, send_text_in};
use crate::patience::Patience;
use crate::route::patient::{self as route, Address, Route};
use crate::sealing::Seal;
use chrono::NaiveDateTime;
use leptos::prelude::*;
use measures::contract::patient::{Saved, Sent, SubmitPack};
use measures::contract::{Call, Problem};
use measures::ids::VisitId;
use measures::sitting::{Place, Sitting};
use measures::token::Token;
use measures::wording::Wording;
use outbox::Outbox;
use std::sync::Arc;

/// The visit. Cheap to copy; every copy is the same visit.
#[derive(Clone, Copy)]
pub struct Visit {
    stage: RwSignal<Stage>,
    route: RwSignal<Route>,
    saving: RwSignal<Saving>,
    held: StoredValue<Held>,
}

/// What no screen follows while it is up.
struct Held {
    token: Option<Token>,
    /// As the server knows this visit. Another tab of this browser has another.
    name: Option<VisitId>,
    seal: Option<Seal>,
    is_sealed: bool,
    sitting: Option<Sitting>,
    /// The words of each part of the sitting, in its order.
    wordings: Vec<Arc<Wording>>,
    appointment: Option<NaiveDateTime>,
    outbox: Outbox,
    retry: Option<TimeoutHandle>,
    patience: Patience,
    unsent: Option<SubmitPack>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Stage {
    NoLink,
    Asking,
    Open,
    Closed,
    Stopped,
    Sent(Sent),
    SentBefore(Option<NaiveDateTime>),
}

/// What is on the screen.
#[derive(Debug, Clone, Copy)]
pub enum Screen {
    /// The address holds no invitation.
    NoLink,
    /// The date of birth is asked.
    Access,
    /// A place in the open pack.
    Open(Route),
    /// The invitation's time is over.
    Closed,
    /// The visit was ended before the pack was sent.
    Stopped,
    /// The pack has been sent in this visit.
    Sent,
    /// The pack was sent before; at that time, if it is known.
    SentBefore(Option<NaiveDateTime>),
}

impl Visit {
    /// A visit by the link in the address, which is taken out of it at once.
    #[must_use]
    pub fn by_link() -> Self {
        let token = match route::read() {
            Address::Invitation(token) => Some(token),
            Address::Route(_) | Address::Unknown => None,
        };
        if token.is_some() {
            route::hide_token();
        }
        let visit = Self {
            stage: RwSignal::new(if token.is_some() { Stage::Asking } else { Stage::NoLink }),
            route: RwSignal::new(Route::Start),
            saving: RwSignal::new(Saving::Nothing),
            held: StoredValue::new(Held {
                token,
                name: None,
                seal: None,
                is_sealed: false,
                sitting: None,
                wordings: Vec::new(),
                appointment: None,
                outbox: Outbox::default(),
                retry: None,
                patience: Patience::NEW,
                unsent: None,
            }),
        };
        tabs::when_taken_over(move || visit.leave(Stage::Asking));
        visit
    }

    /// What is on the screen.
    #[must_use]
    pub fn screen(self) -> Screen {
        let route = self.route.get();
        self.stage.with(|stage| match stage {
            Stage::NoLink => Screen::NoLink,
            Stage::Asking => Screen::Access,
            Stage::Open => Screen::Open(route),
            Stage::Closed => Screen::Closed,
            Stage::Stopped => Screen::Stopped,
            Stage::Sent(_) if route == Route::Sent => Screen::Sent,
            Stage::Sent(sent) => Screen::SentBefore(Some(sent.at)),
            Stage::SentBefore(at) => Screen::SentBefore(*at),
        })
    }

    /// The answers so far, once the invitation has been opened.
    #[must_use]
    pub fn sitting(self) -> Option<Sitting> {
        self.held.with_value(|held| held.sitting.clone())
    }

    /// What the server said when it took the pack in this visit.
    #[must_use]
    pub fn sent(self) -> Option<Sent> {
        self.stage.with_untracked(|stage| match stage {
            Stage::Sent(sent) => Some(sent.clone()),
            _ => None,
        })
    }

    /// When the appointment starts, if one is booked.
    #[must_use]
    pub fn appointment(self) -> Option<NaiveDateTime> {
        self.held.with_value(|held| held.appointment)
    }

    /// The words of a part of the pack.
    #[must_use]
    pub fn wording(self, part: u8) -> Option<Arc<Wording>> {
        let place = usize::from(part).checked_sub(1)?;
        self.held.with_value(|held| held.wordings.get(place).cloned())
    }

    /// Goes to another place.
    pub fn go(self, to: Route) {
        route::push(self.route.get_untracked(), to);
        self.route.set(to);
    }

    /// Goes back to a place: in the history if it is the entry before this one.
    pub fn go_back(self, to: Route) {
        self.put_back_on(Some(to));
        if !route::went_back_to(to) {
            self.go(to);
        }
    }

    /// Follows an address that the patient went to by the browser's own means.
    pub fn follow(self, address: Address) {
        let asked = match address {
            // Another link: everything begins anew, and the browser warns of what is not saved.
            Address::Invitation(_) => {
                // A browser that refuses stays with the visit that is open.
                let _ = location().reload();
                return;
            }
            Address::Route(route) => Some(route),
            Address::Unknown => None,
        };
        self.put_back_on(asked);
        let to = match self.stage.get_untracked() {
            Stage::Open => self.allowed(asked),
            _ => asked.unwrap_or(Route::Start),
        };
        if Some(to) != asked {
            route::replace(to);
        }
        self.route.set(to);
    }

    /// Sends a call of this visit.
    async fn ask<C: Call>(self, call: &C) -> Result<C::Reply, Failure> {
        let name = self.held.with_value(|held| held.name).ok_or(Failure::Problem(Problem::SignedOut))?;
        send_in(name, call).await
    }

    /// Sends a save of this visit, as text.
    async fn ask_text(self, path: &str, body: String) -> Result<Saved, Failure> {
        let name = self.held.with_value(|held| held.name).ok_or(Failure::Problem(Problem::SignedOut))?;
        let reply = send_text_in(name, path, body).await?;
        serde_json::from_str(&reply).map_err(|_| Failure::Outdated)
    }

    /// Leaves the pack, if it is open. A late reply does not change a visit that has ended already, and that the
    /// pack is closed takes the help page from nobody who is reading it.
    fn leave(self, to: Stage) {
        let helped = matches!(self.route.get_untracked(), Route::At { place: Place::Help(_), .. });
        let may_wait = matches!(to, Stage::Closed | Stage::SentBefore(_));
        if !(helped && may_wait) && self.stage.with_untracked(|stage| *stage == Stage::Open) {
            self.stage.set(to);
        }
    }

    /// The place asked for, if the sitting has come so far; else the place to resume.
    fn allowed(self, asked: Option<Route>) -> Route {
        self.held.with_value(|held| {
            let Some(sitting) = &held.sitting else { return Route::Start };
            let resume = sitting.place_to_resume();
            let reached = |route: &Route| match route {
                Route::Start | Route::Stop => true,
                Route::Sent => false,
                Route::At { place: Place::Help(at), .. } => sitting.asks(*at) && sitting.needs_help(),
                Route::At { place: Place::Question(at), .. } | Route::Withhold { at, .. } => {
                    Place::Question(*at) == resume
                        || sitting.asks(*at) && sitting.given(*at).all(|answer| answer.is_some())
                }
                Route::At { place: Place::Check, .. } => resume == Place::Check,
            };
            asked.filter(reached).unwrap_or(Route::At { place: resume, returning: false })
        })
    }
}
