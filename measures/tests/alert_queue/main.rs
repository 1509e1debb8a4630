//! The alert queue: staffed hours, what can happen to an alert, and where it belongs.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod clocks;
mod hours;
mod life;
mod report;
mod route;
