//! What went wrong, as staff are told it: what only they can meet, in a sentence that says what to do next.

use crate::api::Failure;
use crate::words;
use measures::contract::Problem;

/// What to do about a call that did not go well.
#[must_use]
pub fn failure(failure: &Failure) -> String {
    let words = match failure {
        Failure::Problem(Problem::WrongPassword) => "Enter the right username and password.",
        Failure::Problem(Problem::CodeNeeded) => "Enter a code from your authenticator app to go on.",
        Failure::Problem(Problem::AlreadyAcknowledged) => {
            "Somebody has acknowledged this alert. Load the page to see who."
        }
        Failure::Problem(Problem::AlertHasGrown) => {
            "More was answered since you opened this. Read the new answer, then acknowledge."
        }
        Failure::Problem(Problem::NoSuchTime) => {
            "The clocks go forward, so there is no such time that day. Choose another."
        }
        Failure::Problem(Problem::KeyReused) => {
            "This was saved before with something else in it. Load the page to see what stands."
        }
        Failure::Problem(Problem::SayWhatWasDone) => {
            "Select what was done. If it was nothing, select only that, and say why in the note."
        }
        Failure::Problem(Problem::SayWhy) => {
            "Say why the questions differ, and leave at least one measure to ask."
        }
        Failure::Problem(Problem::AlreadySent) => {
            "The answers were sent meanwhile. Nothing can be entered any more."
        }
        Failure::Problem(Problem::InvitationClosed) => {
            "These questions can no longer be answered. Load the page again."
        }
        Failure::Problem(Problem::AlreadyDecided) => {
            "Somebody has decided about this referral. Load the page to see what."
        }
        Failure::Problem(Problem::TooEarly) => {
            "This appointment has not begun, so that is not known yet. Record it when it is."
        }
        Failure::Problem(Problem::AlertWaits) => {
            "An alert of this patient waits. Acknowledge it first, then record that the appointment was attended."
        }
        Failure::Problem(Problem::StillBooked) => {
            "An appointment is still booked. Record what became of it, or cancel it, then end the referral."
        }
        Failure::Problem(Problem::ReferralEnded) => {
            "This referral has ended. Reopen it first, if that was a mistake."
        }
        Failure::Problem(Problem::NoChannel) => {
            "There is no way to send this that they agreed to, or messages to them were stopped. Take the message out, \
             and tell them by phone or letter."
        }
        Failure::Problem(Problem::NothingToAsk) => {
            "All of it was answered in the referral. To ask some of it again, select it and say why."
        }
        other => return words::failure(other),
    };
    words.to_owned()
}
