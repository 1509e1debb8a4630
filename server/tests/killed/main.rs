//! The program is killed in the middle of its work, again and again, or its line is cut, its disk full or failing, its
//! power gone: whatever it confirmed is in the records, and nothing is there half or twice.
//! `BEFOREHAND_TORTURE=100` does all of it; without, it is as much as every change can wait for.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod program;

mod saver;

mod alerting;
mod saving;

mod cutting;

mod filling;

mod failing;

mod trace;

mod power;
