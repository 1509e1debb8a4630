//! Stopping: for now or for good.

use super::links::{BackLink, RouteLink};
use crate::api::start;
use crate::arrival::{arrive, mark_error};
use crate::components::button::Button;
use crate::components::error_summary::{ErrorSummary, Mistake};
use crate::draft::Draft;
use crate::referral_words;
use crate::route::referral::Route;
use leptos::prelude::*;

#[component]
pub(super) fn LeavePage() -> impl IntoView {
    arrive("Stop or delete this form");
    let draft = expect_context::<Draft>();
    let mistakes = RwSignal::new(Vec::new());
    let discard = Callback::new(move |()| {
        start(async move {
            if let Err(failure) = draft.leave(true).await {
                mark_error();
                mistakes.set(vec![Mistake::general(referral_words::not_left(&failure, draft.has_unsaved()))]);
            }
        });
    });
    view! {
        <BackLink to=draft.place_to_resume()/>
        <ErrorSummary mistakes=mistakes/>
        <h1 class="nhsuk-heading-l" tabindex="-1">"Stop or delete this form"</h1>
        <p>"You have not sent your referral."</p>
        {draft.has_a_way_back().then(|| view! {
            <p>
                "If you want to come back to it, get a link first: "
                <RouteLink to=Route::Later>"save and come back later"</RouteLink> "."
            </p>
        })}
        <p>
            "You can also delete what you told us, unless you told us that you may not be safe. Then the team keeps this \
             form, with your name and how to reach you if you gave them."
        </p>
        <div class="bh-actions">
            <Button words="Delete this form" secondary=true on_press=discard/>
            <RouteLink to=draft.place_to_resume()>"Go back to the form"</RouteLink>
        </div>
    }
}
