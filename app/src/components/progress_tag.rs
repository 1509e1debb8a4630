//! How far the questions of an appointment have come.

use crate::appointment_words::progress_words;
use leptos::prelude::*;
use measures::contract::clinician::{PackProgress, TodayEntry};

/// A tag in words; its colour only repeats them.
#[component]
pub fn ProgressTag(
    /// The appointment.
    entry: TodayEntry,
) -> impl IntoView {
    let colour = match entry.progress {
        PackProgress::NotInvited | PackProgress::NotStarted => "grey",
        PackProgress::Answering { .. } => "blue",
        PackProgress::Completed { .. } => "green",
    };
    view! {
        <strong class=format!("nhsuk-tag nhsuk-tag--{colour} bh-progress-tag")>
            {progress_words(entry.progress, entry.starts.date())}
        </strong>
    }
}
