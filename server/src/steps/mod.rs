//! Steps that belong together within one transaction and are taken in more than one place. No SQL, no rules of
//! the clinic: they ask `store` and `measures`.

/// Acknowledging an alert.
pub mod acknowledging;

/// Adding a member of staff.
pub mod adding_staff;

/// Taking on what somebody referred themselves with.
pub mod accepting;

/// What an invitation asks, and in which words.
pub mod asking;

/// The second factor of staff.
pub(crate) mod proving;

/// Their password, tried.
pub(crate) mod trying_password;

/// A new first password, and no second factor.
pub mod resetting_staff;

/// Booking once, however often it is tried.
pub mod booking;

/// Where packs belong, worked out again.
pub mod attaching;

/// Declining it.
pub mod declining;

/// What became of an appointment.
pub mod attending;

/// The end of a referral.
pub mod ending;

/// Which invitations lead to an appointment.
pub mod leading;

/// Another link for an invitation, or none.
pub mod relinking;

/// Filing the measures that it answered.
pub mod filing;

/// Making an invitation.
pub mod inviting;

/// Reminding somebody of what is asked before an appointment.
pub mod reminding;

/// Opening a record outside a caseload.
pub mod breaking_glass;

/// Changing what a member of staff is here for.
pub mod placing_staff;

/// Keeping an answer, and raising its alert.
pub mod keeping;

/// Entering what a patient says.
pub mod entering;

/// Amending what was sent.
pub mod amending;

/// Loading GP practices.
pub mod loading_practices;

/// Beginning a form by which somebody refers themselves.
pub mod beginning_referral;

/// What of it may still change.
pub mod changing_referral;

/// Storing it in the codes of the data set.
pub mod coding;

/// Letting go of those that nobody went on with.
pub mod forgetting;

/// Keeping a screen of it.
pub mod saving_screen;

/// Keeping an answer to one of its measures.
pub mod saving_measure;

/// Telling an alert what was said in it.
pub mod telling;

/// Sending it.
pub mod sending_referral;

/// What staff do about an alert.
pub mod happening;
/// Messages to somebody who refers themselves.
pub mod writing_to_referrer;

/// An appointment that does not take place.
pub mod missing;

/// Telling staff that there is something to look at.
pub mod notifying;

/// Whose screens show a patient's record.
pub mod hearing;

/// Putting alerts where they must be.
pub mod passing_on;

/// Raising another alert for what alerted before.
pub mod raising_again;

/// Adding what the help page asked to its alert.
pub mod saving_safety;

/// Sending a pack.
pub mod sending;

/// Writing who did what.
pub(crate) mod noting;
