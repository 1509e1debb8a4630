//! The line that says whether what was given has been saved. It stays while the screens above it change, so that
//! it is read out when it changes and only then.

use crate::visit::{Saving, Screen, Visit};
use crate::words;
use leptos::prelude::*;

#[component]
pub(super) fn SavingLine() -> impl IntoView {
    let visit = expect_context::<Visit>();
    let failing = Signal::derive(move || matches!(visit.saving(), Saving::Failing(_)));
    let line = move || match visit.saving() {
        _ if !matches!(visit.screen(), Screen::Open(_)) => String::new(),
        Saving::Nothing => String::new(),
        Saving::Underway => "Saving…".to_owned(),
        Saving::Done => "Saved".to_owned(),
        Saving::Failing(failure) => words::not_saved(&failure, visit.is_sealed()),
    };
    view! { <p class="bh-status" class=("bh-status--waiting", failing) role="status">{line}</p> }
}
