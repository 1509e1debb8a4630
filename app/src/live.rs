//! The line from the server that says when something has changed. What has changed is asked for anew: the line
//! carries no record of anybody.

use crate::pulse::Pulse;
use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;
use measures::contract::clinician::{BEAT, CHANGED, EVENTS};
use std::time::Duration;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::js_sys::{Date, Math};
use web_sys::{Event, EventSource};

/// How often the page looks whether the line is still alive.
const GLANCE: Duration = Duration::from_secs(1);

/// What the line tells the screens.
#[derive(Debug, Clone, Copy)]
pub struct Live {
    state: RwSignal<Line>,
    changes: RwSignal<u32>,
    pulse: StoredValue<Pulse>,
    connection: StoredValue<Option<Connection>, LocalStorage>,
}

/// How the line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Nothing was heard yet.
    Opening,
    /// Alive: what is on the screen follows what is saved.
    Open,
    /// Lost: being tried again.
    Lost,
}

type Listener = Closure<dyn FnMut(Event)>;

/// One open line. Dropping it closes it.
#[derive(Debug)]
struct Connection {
    source: EventSource,
    heard: [(&'static str, Listener); 3],
}

impl Live {
    /// Opens the line and keeps it open for as long as the caller's place on the screen lasts.
    #[must_use]
    pub fn follow() -> Self {
        let live = Self {
            state: RwSignal::new(Line::Opening),
            changes: RwSignal::new(0),
            pulse: StoredValue::new(Pulse::begin(Date::now())),
            connection: StoredValue::new_local(None),
        };
        live.look();
        live.heed_the_window();
        live
    }

    /// How the line is now.
    #[must_use]
    pub fn line(self) -> Line {
        self.state.get()
    }

    /// Makes the caller run again whenever something may have changed.
    pub fn track(self) {
        self.changes.track();
    }

    /// A lost network, or a computer that slept, shows on the line itself only minutes later.
    fn heed_the_window(self) {
        let glances = set_interval_with_handle(move || self.look(), GLANCE).ok();
        let offline = window_event_listener(leptos::ev::offline, move |_| self.lost());
        let online = window_event_listener(leptos::ev::online, move |_| {
            self.pulse.update_value(|pulse| pulse.hurry(Date::now(), Math::random()));
            self.look();
        });
        let looked_at = window_event_listener(leptos::ev::visibilitychange, move |_| {
            if !document().hidden() {
                self.look();
                self.changed();
            }
        });
        on_cleanup(move || {
            glances.as_ref().map(IntervalHandle::clear);
            [offline, online, looked_at].into_iter().for_each(WindowListenerHandle::remove);
        });
    }

    /// Opens the line if it is not open, or is so silent that it must be dead.
    fn look(self) {
        let now = Date::now();
        if !self.pulse.get_value().is_due(now) {
            return;
        }
        if self.state.get_untracked() == Line::Open {
            self.state.set(Line::Lost);
        }
        self.pulse.update_value(|pulse| pulse.opened(now));
        let changed = move || {
            self.heard();
            self.changed();
        };
        self.connection.set_value(Connection::open(
            move || self.heard(),
            changed,
            move |refused| {
                self.lost();
                // Perhaps because the session is over: the screens ask, and are told so.
                if refused {
                    self.changed();
                }
            },
        ));
    }

    fn heard(self) {
        self.pulse.update_value(|pulse| pulse.heard(Date::now()));
        if self.state.get_untracked() != Line::Open {
            self.state.set(Line::Open);
            // What was saved while the line was not open was not told, so all of it is asked for again.
            self.changed();
        }
    }

    /// Closes the line, because the browser says that it is lost. The browser's own way of trying again knows no
    /// longer pauses.
    fn lost(self) {
        self.connection.with_value(|connection| connection.iter().for_each(Connection::close));
        self.pulse.update_value(|pulse| pulse.lost(Date::now(), Math::random()));
        self.state.set(Line::Lost);
    }

    fn changed(self) {
        self.changes.update(|changes| *changes = changes.wrapping_add(1));
    }
}

impl Connection {
    fn open(
        beat: impl Fn() + 'static,
        changed: impl Fn() + 'static,
        lost: impl Fn(bool) + 'static,
    ) -> Option<Self> {
        let source = EventSource::new(EVENTS).ok()?;
        let refused = {
            let source = source.clone();
            move || source.ready_state() == EventSource::CLOSED
        };
        let heard = [
            (BEAT, Listener::new(move |_| beat())),
            (CHANGED, Listener::new(move |_| changed())),
            ("error", Listener::new(move |_| lost(refused()))),
        ];
        for (name, closure) in &heard {
            source.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref()).ok()?;
        }
        Some(Self { source, heard })
    }

    fn close(&self) {
        self.source.close();
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        for (name, closure) in &self.heard {
            // A listener that is not there is already removed.
            let _ = self.source.remove_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        }
        self.close();
    }
}
