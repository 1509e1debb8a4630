//! The line from the server that says when something has changed. What has changed is asked for anew: the line
//! carries no record of anybody.

use leptos::prelude::*;
use measures::contract::clinician::{CHANGED, EVENTS};
use std::time::Duration;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Event, EventSource};

const FIRST_PAUSE: Duration = Duration::from_secs(2);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// What the line tells the screens.
#[derive(Debug, Clone, Copy)]
pub struct Live {
    state: RwSignal<Line>,
    changes: RwSignal<u32>,
}

/// How the line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Not open yet.
    Opening,
    /// Open: what is on the screen follows what is saved.
    Open,
    /// Lost: being tried again.
    Lost,
}

type Listener = Closure<dyn FnMut(Event)>;

/// One open line. Dropping it closes it.
struct Connection {
    source: EventSource,
    heard: [(&'static str, Listener); 3],
}

impl Live {
    /// Opens the line and keeps it open for as long as the caller's place on the screen lasts.
    #[must_use]
    pub fn follow() -> Self {
        let live = Self { state: RwSignal::new(Line::Opening), changes: RwSignal::new(0) };
        let connection = StoredValue::new_local(None);
        live.open(connection, FIRST_PAUSE);
        live.heed_the_window(connection);
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
    fn heed_the_window(self, connection: StoredValue<Option<Connection>, LocalStorage>) {
        let offline = window_event_listener(leptos::ev::offline, move |_| {
            connection.set_value(None);
            self.state.set(Line::Lost);
        });
        let online = window_event_listener(leptos::ev::online, move |_| self.open(connection, FIRST_PAUSE));
        let looked_at = window_event_listener(leptos::ev::visibilitychange, move |_| {
            if !document().hidden() {
                self.changed();
            }
        });
        on_cleanup(move || [offline, online, looked_at].into_iter().for_each(WindowListenerHandle::remove));
    }

    fn open(self, connection: StoredValue<Option<Connection>, LocalStorage>, pause: Duration) {
        let opened = move || {
            // What was saved while the line was not open was not told, so all of it is asked for again.
            self.state.set(Line::Open);
            self.changed();
        };
        let lost = move |closed: bool| {
            self.state.set(Line::Lost);
            if closed {
                self.try_again(connection, pause);
            }
        };
        connection.set_value(Connection::open(opened, move || self.changed(), lost));
    }

    /// The browser tries again by itself unless the server refused. It may have refused because the session is
    /// over, so the screens ask too: they are told that they are signed out.
    fn try_again(self, connection: StoredValue<Option<Connection>, LocalStorage>, pause: Duration) {
        let again = move || {
            if !connection.is_disposed() {
                self.open(connection, (pause * 2).min(LONGEST_PAUSE));
                self.changed();
            }
        };
        set_timeout(again, pause);
    }

    fn changed(self) {
        self.changes.update(|changes| *changes = changes.wrapping_add(1));
    }
}

impl Connection {
    fn open(
        opened: impl Fn() + 'static,
        changed: impl Fn() + 'static,
        lost: impl Fn(bool) + 'static,
    ) -> Option<Self> {
        let source = EventSource::new(EVENTS).ok()?;
        let closed = {
            let source = source.clone();
            move || source.ready_state() == EventSource::CLOSED
        };
        let heard = [
            ("open", Listener::new(move |_| opened())),
            (CHANGED, Listener::new(move |_| changed())),
            ("error", Listener::new(move |_| lost(closed()))),
        ];
        for (name, closure) in &heard {
            source.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref()).ok()?;
        }
        Some(Self { source, heard })
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        for (name, closure) in &self.heard {
            // A listener that is not there is already removed.
            let _ = self.source.remove_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        }
        self.source.close();
    }
}
