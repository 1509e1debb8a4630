//! What happened to an alert since it was raised.

use super::fact_list::FactList;
use crate::alert_words::happened_words;
use crate::times::date_and_clock;
use leptos::prelude::*;
use measures::contract::clinician::{Happened, QueueEntry};

/// Everything in order, each with when it happened, who did it and what they wrote.
#[component]
pub fn AlertLife(
    /// The alert's line in the queue, which says when it was raised.
    entry: QueueEntry,
    /// What happened since.
    life: Vec<Happened>,
) -> impl IntoView {
    let raised = if entry.out_of_hours { "Raised, received out of hours." } else { "Raised." };
    let first = (date_and_clock(entry.raised).into_any(), raised.into_any());
    let fact = |happened: &Happened| {
        let (words, note) = happened_words(happened);
        let note = note.map(|note| view! { <br/> <span class="bh-own-words" dir="auto">{note}</span> });
        (date_and_clock(happened.at).into_any(), view! { {words} {note} }.into_any())
    };
    let facts = [first].into_iter().chain(life.iter().map(fact)).collect();
    view! { <FactList facts=facts/> }
}
