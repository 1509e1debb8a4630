//! The brief of an appointment, kept up to date.

use crate::brief_words::told;
use crate::components::brief_card::BriefCard;
use crate::worded::Wordings;
use leptos::prelude::*;
use measures::brief::brief;
use measures::contract::clinician::AppointmentView;
use measures::pack::Pack;

/// What to know before a call, in a minute's reading.
#[component]
pub fn Brief(
    /// The appointment.
    content: Signal<AppointmentView>,
    /// What was asked for it, if anything was.
    asked: Signal<Option<Pack>>,
    /// The words everything was asked in.
    wordings: Memo<Wordings>,
) -> impl IntoView {
    move || {
        let asked = asked.get();
        let told = content.with(|view| {
            let facts = brief(view, asked.as_ref());
            wordings.with(|wordings| told(&facts, view.problem_descriptor, asked.is_some(), wordings))
        });
        view! { <BriefCard told=told/> }
    }
}
