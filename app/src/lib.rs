//! The screens. A page is one route; a component takes values and callbacks and never fetches.
//!
//! Reading order:

/// Asking the server.
pub mod api;
/// Things on a screen.
pub mod components;
/// The service's facts, which the server writes into each page.
pub mod service;
/// What went wrong, in a sentence that says what to do next.
pub mod words;
