//! What somebody with bad intentions sends: to the real router, and over real connections.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod dawdling;
mod guessing;
mod headers;
mod house;
mod limits;
mod other_sites;
mod probing;
