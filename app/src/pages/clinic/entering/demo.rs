//! What an authenticator app would show, where nobody has one: in a demo.

use crate::api;
use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;
use measures::contract::clinician::{DemoCode, ReadDemoCode};
use std::time::Duration;

/// Between two looks at the code. It is good for at least half a minute.
const LOOK: Duration = Duration::from_secs(5);

/// The code of the demo, said to be that. Nothing where this is no demo.
#[component]
pub(super) fn DemoCodeLine(setting_up: bool) -> impl IntoView {
    let demo = RwSignal::new(None::<DemoCode>);
    let ask = move || {
        leptos::task::spawn_local(async move {
            // Whoever cannot ask types what their own app shows.
            if let Ok(told) = api::send(&ReadDemoCode { setting_up }).await {
                demo.try_set(Some(told));
            }
        });
    };
    ask();
    let again = move || {
        if demo.try_with_untracked(|demo| demo.as_ref().is_some_and(|demo| demo.is_demo)) == Some(true) {
            ask();
        }
    };
    let looks = set_interval_with_handle(again, LOOK).ok();
    on_cleanup(move || {
        looks.as_ref().map(IntervalHandle::clear);
    });
    move || {
        let told = demo.get().filter(|demo| demo.is_demo)?;
        Some(match told.code {
            Some(code) => view! {
                <p class="nhsuk-inset-text">
                    "This is a demo, so you need no app. It would show " <strong class="bh-demo-code">{code}</strong> "."
                </p>
            }
            .into_any(),
            None => view! {
                <p class="nhsuk-inset-text">"This is a demo. Its code was used just now: the next comes within half a minute."</p>
            }
            .into_any(),
        })
    }
}
