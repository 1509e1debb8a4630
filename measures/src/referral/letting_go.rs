//! What is kept of a form that nobody goes on with while an alert tells of it.

use super::finding::place_of;

/// The screens that say who somebody is and how they may be reached.
const WHO_AND_HOW: [&str; 10] = [
    "who_for",
    "date_of_birth",
    "gp",
    "name",
    "nhs_number",
    "address",
    "contact",
    "contact_ok",
    "support",
    "emergency_contact",
];
/// What is said elsewhere of reaching them: whether a phone is safe, the question that asks for it, and whether their GP
/// may be told.
const AS_WELL: [&str; 3] = ["someone_else", "safe_to_contact", "gp_told_ok"];

/// Whether what was said to a question is needed to reach the person. Everything else goes when the form is let go of:
/// what asked for attention stands in the alert, in exact words.
#[must_use]
pub fn is_needed_to_reach(question: &str) -> bool {
    let on = |screen: &str| WHO_AND_HOW.contains(&screen);
    AS_WELL.contains(&question) || place_of(question).is_some_and(|(screen, _)| on(&screen.id))
}
