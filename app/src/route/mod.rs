//! Addresses. Nothing else in the app reads or writes one.

/// Where staff can be.
pub mod clinic;
/// Where a patient can be.
pub mod patient;
