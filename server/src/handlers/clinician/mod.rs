//! What staff may ask after signing in.

/// One's own account.
mod account;

/// Acknowledging an alert.
mod alerts;

/// Amending what was sent.
mod amending;

/// Caseloads, and what supervisors look at.
mod caseload;

/// How far self-referrals came.
mod counting;

/// Deciding about self-referrals.
mod deciding;

/// Finding a patient.
mod finding;

/// What the inbox says about a form.
mod forms;

/// The list of self-referrals.
mod inbox;

/// Booking, moving, calling off; inviting.
mod appointments;

/// What is asked before an appointment.
mod asking;

/// What became of an appointment.
mod attending;

/// The appointments of a referral.
mod diary;

/// The end of a referral.
mod ending;

/// The second half of signing in.
mod entering;

/// The links of invitations, once they are made.
mod linking;

/// Hearing of changes.
mod events;

/// Everything that was answered in a referral.
mod history;

/// What the day's list says about an appointment.
mod listing;

/// What is known about an alert besides what it tells.
mod knowing;

/// The alert queue.
mod queue;

/// Opening a record outside a caseload.
mod opening;

/// Before the day's appointments.
mod preparing;

/// One appointment, and everything before it.
mod reading;

/// One self-referral.
mod self_referral;

/// Who is signed in.
mod session;

/// What the alerts of a patient tell.
mod stories;

/// The day's list.
mod today;

/// Answering a pack together.
mod together;

/// Whether the queue is watched.
mod watch;

/// How answers came into the record.
mod recorded;

/// The words that a view needs.
mod words;

/// Stopping messages to somebody.
mod writing;

pub(crate) use account::{
    change_password, end_other_sessions, end_session, read_account, renew_recovery_codes,
};
pub(crate) use alerts::acknowledge_alert;
pub(crate) use amending::amend_answer;
pub(crate) use appointments::{book_appointment, cancel_appointment, invite_patient, move_appointment};
pub(crate) use asking::{read_invitation, read_measures, set_problem_descriptor};
pub(crate) use attending::record_attendance;
pub(crate) use caseload::{read_caseload, read_supervision, set_intensity};
pub(crate) use counting::read_referral_counts;
pub(crate) use deciding::{accept_self_referral, decline_self_referral};
pub(crate) use diary::read_diary;
pub(crate) use ending::{end_referral, reopen_referral};
pub(crate) use entering::{
    choose_password, confirm_authenticator, give_code, next, read_demo_code, set_up_authenticator,
};
pub(crate) use events::events;
pub(crate) use finding::find_patients;
pub(crate) use inbox::read_inbox;
pub(crate) use linking::{draw_link, renew_invitation, withdraw_invitation};
pub(crate) use opening::{break_glass, read_glass_openings, review_glass_opening};
pub(crate) use preparing::{read_preparation, send_reminder};
pub(crate) use queue::{close_alert, read_alert_count, read_alert_queue, record_contact, see_alert};
pub(crate) use reading::read_appointment;
pub(crate) use self_referral::read_self_referral;
pub(crate) use session::{read_session, sign_out};
pub(crate) use today::read_today;
pub(crate) use together::{
    open_pack_together, read_pack_together, save_answer_together, save_safety_together, send_pack_together,
};
pub(crate) use watch::read_watch;
pub(crate) use writing::{allow_writing, stop_writing};
