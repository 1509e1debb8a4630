//! Where the form may be gone to: as far as it has come, in any order before that.

use super::{Draft, Held, Stage};
use crate::clock;
use crate::referral_facts::facts;
use crate::route::referral::{self as route, Address, Page, Route};
use leptos::prelude::*;
use measures::referral::{APPLYING, Form, PREPARING, Screen, Stop, screen, shows_help, stop};
use measures::sitting::Place;

impl Draft {
    /// Goes to another place.
    pub fn go(self, to: Route) {
        route::push(self.route.get_untracked(), to);
        self.route.set(to);
        self.end_if_too_late();
    }

    /// Goes back to a place: in the history if it is the entry before this one.
    pub fn go_back(self, to: Route) {
        if !route::went_back_to(to) {
            self.go(to);
        }
    }

    /// Follows an address that was gone to by the browser's own means.
    pub fn follow(self, address: Address) {
        let asked = match address {
            Address::Link(_) => {
                // Another form begins anew. A browser that refuses stays with the one that is open.
                let _ = location().reload();
                return;
            }
            Address::Route(route) => Some(route),
            Address::Unknown => None,
        };
        let to = match self.stage.get_untracked() {
            Stage::Open => self.allowed(asked.unwrap_or_else(|| self.place_to_resume())),
            _ => asked.unwrap_or(Route::Start),
        };
        if Some(to) != asked {
            route::replace(to);
        }
        self.route.set(to);
        self.end_if_too_late();
    }

    /// Where Continue leads from the questions of a screen once they have been kept, or from a page after them.
    #[must_use]
    pub fn onward(self, screen: &'static Screen, from: Page, returning: bool) -> Route {
        if from != Page::Stop && self.stop_at(screen).is_some() {
            return Route::At { screen: &screen.id, page: Page::Stop, returning };
        }
        if !is_applying(screen) {
            return self.held.with_value(|held| after_in_task(&held.form, screen));
        }
        if returning {
            let left = self.held.with_value(|held| first_left(&held.form));
            return left.map_or(Route::Check, |left| Route::asks(left, true));
        }
        let after = self.held.with_value(|held| held.form.after(&screen.id));
        after.map_or(Route::Check, |after| Route::asks(after, false))
    }

    /// Where Back leads from the questions of a screen.
    #[must_use]
    pub fn back_from(self, screen: &'static Screen, returning: bool) -> Route {
        match (is_applying(screen), returning) {
            (false, _) => self.held.with_value(|held| before_in_task(&held.form, screen)),
            (true, true) => Route::Check,
            (true, false) => {
                let before = self.held.with_value(|held| held.form.before(&screen.id));
                before.map_or(Route::Start, |before| Route::asks(before, false))
            }
        }
    }

    /// Why the form may not be for this person, where it is this screen's answer that says so.
    #[must_use]
    pub fn stop_at(self, screen: &Screen) -> Option<Stop> {
        // What was said on later screens says nothing about this one.
        let until = self.held.with_value(|held| {
            let asked_until = |question: &str| {
                let of = |screen: &Screen| screen.questions.iter().any(|one| one.id == question);
                let place = APPLYING.iter().position(of);
                place.is_some() && place <= APPLYING.iter().position(|one| one.id == screen.id)
            };
            Form::of(held.form.statements().into_iter().filter(|said| asked_until(&said.question)))
        });
        let served = self.practice().map(|practice| practice.served);
        stop(&until, &facts().rules, served.as_ref(), clock::today())
            .filter(|stop| said_at(stop) == screen.id)
    }

    /// Where the form is to be gone on with.
    #[must_use]
    pub fn place_to_resume(self) -> Route {
        if self.sent().is_some() {
            return if self.still_open().questions { Route::Tasks } else { Route::Sent };
        }
        let left = self.held.with_value(|held| first_left(&held.form));
        match (self.hard_stop(), left) {
            (Some(screen), _) => Route::At { screen: &screen.id, page: Page::Stop, returning: false },
            (None, Some(left)) => Route::asks(left, false),
            (None, None) => Route::Check,
        }
    }

    /// The place asked for, if the form has come so far; else the place to go on at.
    pub(super) fn allowed(self, asked: Route) -> Route {
        if self.has_reached(asked) { asked } else { self.place_to_resume() }
    }

    fn has_reached(self, route: Route) -> bool {
        let (is_sent, open) = (self.sent().is_some(), self.still_open());
        match route {
            Route::Sent => is_sent,
            Route::Tasks => is_sent && open.questions,
            Route::Start | Route::Leave => !is_sent,
            Route::Later => self.has_a_way_back(),
            Route::Check => !is_sent && self.place_to_resume() == Route::Check,
            Route::Measure(place) => {
                is_sent && open.measures && self.held.with_value(|held| held.asks(place))
            }
            Route::At { screen: id, page, .. } => {
                let Some(screen) = crate::referral_facts::screen(id) else { return false };
                self.has_reached_screen(screen, is_sent)
                    && match page {
                        Page::Asks => true,
                        Page::Help => self.held.with_value(|held| shows_help(screen, &held.form)),
                        Page::Stop => self.stop_at(screen).is_some(),
                    }
            }
        }
    }

    fn has_reached_screen(self, screen: &'static Screen, is_sent: bool) -> bool {
        if !is_applying(screen) || is_sent {
            return is_sent && !is_applying(screen) && self.still_open().questions;
        }
        let place = |screen: &Screen| APPLYING.iter().position(|one| one.id == screen.id);
        let left = self.held.with_value(|held| first_left(&held.form));
        let until = self.hard_stop().and_then(place).or(left.and_then(place));
        until.is_none_or(|until| place(screen).is_some_and(|place| place <= until))
            && self.held.with_value(|held| held.form.asks(screen))
    }

    /// The screen behind which nobody goes on, as things stand.
    fn hard_stop(self) -> Option<&'static Screen> {
        let is_hard = |screen: &&Screen| {
            self.stop_at(screen).is_some_and(|stop| !stop.has_another_way_on(&facts().rules))
        };
        STOPPING.iter().filter_map(|id| screen(id)).find(is_hard)
    }
}

impl Held {
    fn asks(&self, place: Place) -> bool {
        let Some(sitting) = &self.sitting else { return false };
        match place {
            Place::Question(at) => sitting.asks(at),
            Place::Help(at) => sitting.asks(at) && sitting.needs_help(),
            Place::Check => false,
        }
    }
}

/// The screens that may say that the form is not for this person, in order.
const STOPPING: [&str; 4] = ["who_for", "date_of_birth", "gp", "other_help"];

/// The screen whose answer says this.
fn said_at(stop: &Stop) -> &'static str {
    let [who, born, practice, helped] = STOPPING;
    match stop {
        Stop::Professional => who,
        Stop::TooYoung => born,
        Stop::Unregistered | Stop::OutsideArea(_) => practice,
        Stop::OtherTeam(_) => helped,
    }
}

/// Whether this is a help page.
pub(super) fn shows_help_at(route: Route) -> bool {
    matches!(route, Route::At { page: Page::Help, .. } | Route::Measure(Place::Help(_)))
}

/// Whether a screen is of stage A.
#[must_use]
pub fn is_applying(screen: &Screen) -> bool {
    APPLYING.iter().any(|one| one.id == screen.id)
}

/// The first screen of stage A with a question that nothing was said to, not even that it is passed over.
fn first_left(form: &Form) -> Option<&'static Screen> {
    let is_left = |screen: &&Screen| {
        form.asks(screen) && form.questions(screen).iter().any(|question| form.said(&question.id).is_none())
    };
    let missing = form.missing().first().and_then(|missing| screen(missing.screen));
    APPLYING.iter().find(is_left).or(missing)
}

/// The screens of stage B that belong together with this one.
fn task_of(screen: &'static Screen) -> Vec<&'static Screen> {
    let with = PREPARING.iter().find(|task| task.screens.iter().any(|one| one.id == screen.id));
    with.map_or_else(|| vec![screen], |task| task.screens.iter().collect())
}

fn after_in_task(form: &Form, screen: &'static Screen) -> Route {
    let mut after = task_of(screen).into_iter().skip_while(|one| one.id != screen.id).skip(1);
    after.find(|screen| form.asks(screen)).map_or(Route::Tasks, |after| Route::asks(after, false))
}

fn before_in_task(form: &Form, screen: &'static Screen) -> Route {
    let before = task_of(screen).into_iter().take_while(|one| one.id != screen.id);
    before.filter(|screen| form.asks(screen)).last().map_or(Route::Tasks, |before| Route::asks(before, false))
}

/// A task of stage B: what it is called on the list, and its screens. None where the questions are the measures.
#[must_use]
pub fn tasks() -> Vec<(&'static str, Vec<&'static Screen>)> {
    let own = PREPARING.iter().map(|task| (task.title, task.screens.iter().collect()));
    let extra = facts().extra.as_ref().map(|extra| (&*extra.heading, vec![extra]));
    own.chain(extra).collect()
}
