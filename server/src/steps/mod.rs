//! Steps that belong together within one transaction and are taken in more than one place. No SQL, no rules of
//! the clinic: they ask `store` and `measures`.

/// Adding a member of staff.
pub mod adding_staff;

/// What an invitation asks, and in which words.
pub mod asking;

/// Where packs belong, worked out again.
pub mod attaching;

/// Making an invitation.
pub mod inviting;

/// Keeping an answer, and raising its alert.
pub mod keeping;

/// Adding what the help page asked to its alert.
pub mod saving_safety;

/// Sending a pack.
pub mod sending;

/// Committing what was done to a patient, and telling of it.
pub(crate) mod telling;

/// Writing who did what.
pub(crate) mod noting;
