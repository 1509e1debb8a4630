//! The line that says whether what was left on the screens has been saved. It stays while the screens above it change,
//! so that it is read out when it changes and only then.

use crate::draft::{Draft, Saving, Stage};
use crate::referral_words;
use crate::route::referral::Route;
use leptos::prelude::*;

#[component]
pub(super) fn SavingLine() -> impl IntoView {
    let draft = expect_context::<Draft>();
    let failing =
        Signal::derive(move || matches!(draft.saving(), Saving::Failing { .. } | Saving::Refused { .. }));
    let line = move || match draft.stage() {
        Stage::Open => referral_words::saving(&draft.saving()),
        Stage::Looking | Stage::Unknown(_) | Stage::Asking { .. } | Stage::Over(_) => String::new(),
    };
    // The first screen has nothing to save, and needs no room for saying so.
    let hidden = move || draft.route() == Route::Start && draft.stage() == Stage::Open;
    view! {
        <p class="bh-status" class=("bh-status--waiting", failing) role="status" hidden=hidden>{line}</p>
    }
}
