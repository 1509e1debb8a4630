//! Addresses. Nothing else in the app reads or writes one.

/// Where staff can be.
pub mod clinic;
mod history;
/// Where a patient can be.
pub mod patient;
/// Where somebody who refers themselves can be.
pub mod referral;
