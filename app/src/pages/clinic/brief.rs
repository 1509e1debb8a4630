//! The brief of an appointment, kept up to date.

use crate::brief_words::told;
use crate::components::brief_card::BriefCard;
use crate::worded::Wordings;
use leptos::prelude::*;
use measures::brief::Brief as Facts;
use measures::contract::clinician::AppointmentView;

/// What to know before a call, in a minute's reading.
#[component]
pub fn Brief(
    /// The facts.
    facts: Signal<Facts>,
    /// The appointment.
    content: Signal<AppointmentView>,
    /// Whether questions were asked for it.
    asked: Signal<bool>,
    /// The words they were asked in.
    wordings: Memo<Wordings>,
) -> impl IntoView {
    move || {
        let problem = content.with(|view| view.problem_descriptor);
        let told = wordings.with(|wordings| told(&facts.get(), problem, asked.get(), wordings));
        view! { <BriefCard told=told/> }
    }
}
