//! The brief of an appointment, kept up to date.

use crate::brief_words::told;
use crate::components::brief_card::BriefCard;
use crate::worded::Wordings;
use leptos::prelude::*;
use measures::brief::brief;
use measures::contract::clinician::{Access, AppointmentView};

/// What to know before a call, in a minute's reading.
#[component]
pub fn Brief(
    /// The appointment.
    content: Signal<AppointmentView>,
    /// The words everything was asked in.
    wordings: Memo<Wordings>,
) -> impl IntoView {
    move || {
        let told = content.with(|view| {
            let facts = brief(view);
            let (asked, own) = (view.asked.is_some(), view.access == Access::Own);
            wordings.with(|wordings| told(&facts, view.problem_descriptor, (asked, own), wordings))
        });
        view! { <BriefCard told=told/> }
    }
}
