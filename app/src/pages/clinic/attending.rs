//! Whether somebody is at the screen. One that is left alone does not go on showing records.

use super::session::Desk;
use crate::idle::{Attendance, Left};
use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::{ev, prelude::*};
use measures::contract::clinician::ReadSession;
use std::time::Duration;
use web_sys::js_sys::Date;

const GLANCE: Duration = Duration::from_secs(5);

/// Ends the session on this page after a quarter of an hour without a key, a pointer or a touch, and warns before.
#[component]
pub fn Attending() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let attendance = StoredValue::new(Attendance::begin(Date::now()));
    let left = RwSignal::new(Left::Plenty);
    let look = move || {
        let now = Date::now();
        if attendance.try_update_value(|attendance| attendance.is_to_be_told(now)) == Some(true) {
            leptos::task::spawn_local(async move {
                // Only that it was asked matters; if the session is over, the desk takes note.
                let _ = desk.send(&ReadSession {}).await;
            });
        }
        let now_left = attendance.get_value().left(now);
        if left.get_untracked() != now_left {
            left.set(now_left);
        }
        if now_left == Left::Nothing {
            desk.end();
        }
    };
    heed(move || {
        attendance.update_value(|attendance| attendance.used(Date::now()));
        if left.get_untracked() != Left::Plenty {
            look();
        }
    });
    let glances = set_interval_with_handle(look, GLANCE).ok();
    on_cleanup(move || {
        glances.as_ref().map(IntervalHandle::clear);
    });
    view! { <div class="bh-attending" role="status">{move || warning(left.get())}</div> }
}

/// Calls whenever somebody does something.
fn heed(used: impl Fn() + Copy + 'static) {
    // A pointer that lies still also "moves" when the page moves under it.
    let moved = move |event: ev::PointerEvent| {
        if event.movement_x() != 0 || event.movement_y() != 0 {
            used();
        }
    };
    let heard = [
        window_event_listener(ev::keydown, move |_| used()),
        window_event_listener(ev::pointerdown, move |_| used()),
        window_event_listener(ev::pointermove, moved),
        window_event_listener(ev::touchstart, move |_| used()),
        window_event_listener(ev::wheel, move |_| used()),
    ];
    on_cleanup(move || heard.into_iter().for_each(WindowListenerHandle::remove));
}

fn warning(left: Left) -> Option<impl IntoView> {
    let time = match left {
        Left::TwoMinutes => "2 minutes",
        Left::OneMinute => "1 minute",
        Left::Plenty | Left::Nothing => return None,
    };
    Some(view! { <p>{format!("You will be signed out in {time}. Press any key to stay signed in.")}</p> })
}
