//! The screens, by who looks. A page is one route: it loads, wires and lays out.

/// The staff's pages.
pub mod clinic;
/// The patient's pages.
pub mod patient;
/// The pages of those who refer themselves.
pub mod referral;
