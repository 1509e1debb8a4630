//! Looking after the records: checking them, copying them, and putting a copy in their place.

/// Checking records.
pub mod checking;

/// Copying the records of a running service.
pub mod backing_up;

/// Putting a copy in place.
pub mod restoring;

/// Files that are there after a power cut, or not at all.
mod files;

/// Moving what was committed into the records' file.
pub mod checkpointing;

/// What is typed.
pub mod command;

/// Telling the log where the audit stands.
pub mod sealing;
