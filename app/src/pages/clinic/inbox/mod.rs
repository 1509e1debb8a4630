//! The inbox: referrals that people made themselves. Only for staff who work it.

mod booking;
mod counts;
mod deciding;
mod declining;
mod list;
mod matches;
mod placing;
mod referral;
mod story;
mod undecided;

pub use counts::CountsPage;
pub use list::InboxPage;
pub use referral::ReferralPage;
pub use undecided::Undecided;
