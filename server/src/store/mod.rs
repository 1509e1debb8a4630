//! The records. The only place with SQL: a file for each noun, a function for each query.
//!
//! Each query is written once and runs on SQLite and on PostgreSQL, through sqlx's `Any` driver. That asks for
//! little: `$1` placeholders, which both read; `on conflict` and `returning`, which both have; and columns that
//! are text or 64-bit numbers only. In return there is one set of functions and one test suite. Only the
//! migrations are spelled twice, because SQLite's strict tables have another word for a 64-bit number.
//!
//! Functions take a connection and never begin or commit: that is the handler's, who knows what belongs together.

/// Which database, and how it is opened.
mod db;

/// Columns as they are stored and as we hold them.
mod columns;

/// When a patient said something.
mod times;

/// What this database is for.
pub mod deployment;

/// Members of staff.
pub mod staff;

/// Tries to sign in.
pub mod sign_in_tries;

/// What is done to a session of whichever kind.
mod sessions;

/// Staff signed in.
pub mod staff_sessions;

/// Patients.
pub mod patients;

/// Courses of care, and whose caseload they are on.
pub mod referrals;

/// Booked times.
pub mod appointments;

/// The words that packs were asked in.
pub mod wordings;

/// Permissions to complete a pack.
pub mod invitations;

/// Tries of their links.
pub mod invitation_tries;

/// Patients who opened their invitation.
pub mod patient_sessions;

/// What patients said.
pub mod answers;

/// Packs that were sent.
pub mod sent_packs;

/// Instruments of sent packs, scored.
pub mod measurements;

/// Answers that asked for attention.
pub mod alerts;

/// Alerts as they are read.
pub mod alert_stories;

/// Who did what.
pub mod audit;

/// What everybody who shares the records is told.
pub mod changes;

pub use db::{Db, Engine, Transaction};
pub use times::Times;

/// What the functions of this room run on: a transaction lends it.
pub type Connection = sqlx::AnyConnection;

/// What the functions of this room return.
pub type Result<T> = std::result::Result<T, sqlx::Error>;
