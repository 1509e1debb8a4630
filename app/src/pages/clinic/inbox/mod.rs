//! The inbox: referrals that people made themselves. Only for staff who work it, but for the form itself: the therapist who
//! has what it became reads it, too.

mod booking;
mod codes;
mod counts;
mod deciding;
mod declining;
mod list;
mod matches;
mod placing;
mod referral;
mod stopping;
mod story;
mod undecided;

pub use counts::CountsPage;
pub use list::InboxPage;
pub use referral::{ReferralPage, reaching};
pub use undecided::Undecided;
