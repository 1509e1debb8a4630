//! The alarm: the watch over the alerts has stopped, or alerts go to somebody who is not there.

use super::reading::read_after;
use super::session::Desk;
use crate::live::Live;
use crate::watch_words::alarm;
use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;
use measures::contract::clinician::ReadWatch;
use std::time::Duration;

/// Between two looks of the page's own: that the alarm is heard of is not all that it rests on.
const LOOK: Duration = Duration::from_secs(60);

/// What is wrong with the watch, on every screen, as long as something is. A page that cannot ask says elsewhere that
/// it is not live.
#[component]
pub fn WatchAlarm() -> impl IntoView {
    let (desk, live) = (expect_context::<Desk>(), expect_context::<Live>());
    let looks = RwSignal::new(0_u32);
    let again =
        set_interval_with_handle(move || looks.update(|looks| *looks = looks.wrapping_add(1)), LOOK).ok();
    on_cleanup(move || {
        again.as_ref().map(IntervalHandle::clear);
    });
    let changes = move || {
        looks.track();
        live.track();
    };
    let watch = read_after(desk, changes, ReadWatch {}).content;
    let wrong = Memo::new(move |_| watch.with(|watch| watch.as_ref().map(alarm).unwrap_or_default()));
    let line = |words: String| view! { <p>{words}</p> };
    // Always there, so that what is written into it later is read out.
    view! {
        <div class="bh-alarm" role="alert" hidden=move || wrong.with(Vec::is_empty)>
            {move || wrong.get().into_iter().map(line).collect_view()}
        </div>
    }
}
