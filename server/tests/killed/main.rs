//! The program is killed in the middle of its work, again and again: whatever it confirmed is in the records, and nothing
//! is there half or twice.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod program;

mod alerting;
mod saving;
