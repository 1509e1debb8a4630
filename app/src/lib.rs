//! The screens. A page is one route; a component takes values and callbacks and never fetches.
//!
//! Reading order:

/// Asking the server.
pub mod api;
/// An appointment in words for staff.
pub mod appointment_words;
/// What is asked before an appointment, in words.
pub mod asking_words;
/// What the clock of the browser says.
pub mod clock;
/// Things on a screen.
pub mod components;
/// What was said in alerts that have been dealt with.
pub mod earlier;
/// When a page has been left alone for too long.
pub mod idle;
/// What a language is called.
pub mod language_names;
/// The licence ledger, in words.
pub mod ledger_words;
/// The line from the server that says when something has changed.
pub mod live;
/// What a pack still lacks.
pub mod missing;
/// How a referral has come out so far, and why.
pub mod outcome_words;
/// The screens, by who looks.
pub mod pages;
/// Where the points of a chart go.
pub mod plot;
/// Whether a line is alive.
pub mod pulse;
/// Addresses.
pub mod route;
/// What a score says to staff, in words.
pub mod score_words;
/// The service's facts, which the server writes into each page.
pub mod service;
/// What of a measure belongs to an appointment.
pub mod standing;
/// A threshold in words for staff.
pub mod threshold_words;
/// Days and times as people read them.
pub mod times;
/// One patient's visit.
pub mod visit;
/// What was asked and said, in the words it was asked in.
pub mod worded;
/// What went wrong, in a sentence that says what to do next.
pub mod words;
