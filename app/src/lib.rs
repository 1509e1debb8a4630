//! The screens. A page is one route; a component takes values and callbacks and never fetches.
//!
//! Reading order:

/// Asking the server.
pub mod api;
