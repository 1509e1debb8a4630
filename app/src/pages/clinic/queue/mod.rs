//! The alert queue, and one page about each alert.

mod alert;
mod closing;
mod contacting;
mod link;
mod list;

pub use alert::AlertPage;
pub use link::QueueLink;
pub use list::QueuePage;
