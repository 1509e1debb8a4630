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

/// A transaction, and what belongs to its end.
mod transaction;

/// Ways in which the disk fails.
pub(crate) mod failing;

/// What durability rests on, read back.
mod promises;

/// Moving what was committed from the log into the file.
mod checkpoints;

/// Opening records to look at them, and holding them alone.
pub mod looking;

/// Columns as they are stored and as we hold them.
mod columns;

/// When a patient said something.
mod times;

/// Who entered what a patient said.
mod hand;

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

/// Where one of them is.
pub mod own_sessions;

/// Their authenticator apps.
pub mod staff_factors;

/// Their recovery codes.
pub mod recovery_codes;

/// Tries of their codes.
pub mod code_tries;

/// Patients.
pub mod patients;

/// Courses of care, and whose caseload they are on.
pub mod referrals;

/// Whose records somebody may read.
pub mod scope;

/// Who supervises whom.
pub mod supervision;

/// Many referrals at once.
pub mod caseload;

/// Finding patients.
pub mod finding;

/// Records opened outside a caseload.
pub mod glass_openings;

/// How patients may be reminded, and how they were.
pub mod reminders;

/// Finding the appointments of a span of time.
mod spans;

/// Booked times.
pub mod appointments;

/// The booked times of one referral.
pub mod diaries;

/// What was recorded of them.
pub mod attendances;

/// How referrals ended.
pub mod referral_ends;

/// The words that packs were asked in.
pub mod wordings;

/// Permissions to complete a pack.
pub mod invitations;

/// Sent packs with everything that their scores were made of.
pub mod scored;

/// Whether the database itself is whole.
pub mod soundness;

/// Their links, once they are made.
pub mod invitation_links;

/// Counting tries of a secret link with a date of birth.
pub mod tries;

/// What they say in the codes of the data set.
pub mod self_referral_codes;

/// Tries of their links.
pub mod invitation_tries;

/// Patients who opened their invitation.
pub mod patient_sessions;

/// What patients said.
pub mod answers;

/// What they said, with who entered it.
pub mod entries;

/// What was amended after it was sent.
pub mod amendments;

/// Packs that were sent.
pub mod sent_packs;

/// Instruments of sent packs, scored.
pub mod measurements;

/// What their scores come to, for lists.
pub mod scores;

/// Answers that asked for attention.
pub mod alerts;

/// Alerts as they are read.
pub mod alert_stories;

/// What came of speaking to patients about them.
pub mod alert_contacts;

/// Forms as those who decide about them find them.
pub mod inbox;

/// Patients who may be the same person.
pub mod known_patients;

/// Alerts of a form that joins a patient.
pub mod moving_alerts;

/// Measures answered in a form.
pub mod filing;

/// Messages to people.
pub mod messages;

/// To whom there are none any more.
pub mod stopped_writing;

/// Forms by which people refer themselves.
pub mod self_referrals;

/// What was said in them.
pub mod self_referral_statements;

/// What was answered to their measures.
pub mod self_referral_answers;

/// Browsers in which they are open.
pub mod self_referral_sessions;

/// Tries of their links.
pub mod self_referral_tries;

/// Their links.
pub mod self_referral_links;

/// Those that nobody went on with.
pub mod self_referrals_unsent;

/// How far they came.
pub mod referral_counts;

/// What is told of them where they asked for attention.
pub mod alert_disclosures;

/// What networks are hashed with.
pub mod network_salts;

/// What happened to alerts since they were raised.
pub mod alert_events;
/// GP practices.
pub mod practices;

/// Alerts that are not closed, and who may see them.
pub mod alert_queue;

/// Alerts of the last days, to be counted.
pub mod alert_report;

/// What decides where an alert belongs.
pub mod alert_facts;

/// The watch over the alert queue.
pub mod watch;

/// Who did what.
pub mod audit;

/// How it may not fit.
mod audit_misfit;

/// The chain that the entries of the audit form.
pub mod audit_chain;

/// What everybody who shares the records is told.
pub mod changes;

pub use db::{Db, Engine};
pub use hand::Hand;
pub use times::Times;
pub use transaction::Transaction;

/// What the functions of this room run on: a transaction lends it.
pub type Connection = sqlx::AnyConnection;

/// What the functions of this room return.
pub type Result<T> = std::result::Result<T, sqlx::Error>;
