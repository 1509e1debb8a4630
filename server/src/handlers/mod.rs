//! What happens at each call, by who asks. A handler reads: hold, decide, record, commit, reply.

/// Anybody.
pub(crate) mod public;

/// A patient who opened an invitation.
pub(crate) mod patient;

/// A member of staff who signed in.
pub(crate) mod clinician;

/// Machines that watch the server.
pub(crate) mod health;

/// What somebody who refers themselves may ask.
pub(crate) mod referral;
