//! What went wrong, in a sentence that says what to do next.

use crate::api::Failure;
use crate::service;
use measures::civil_date::DateProblem;
use measures::contract::Problem;

/// What the help page asks first.
pub const KEEP_SAFE: &str = "Do you feel able to keep yourself safe until then?";
/// What it asks next.
pub const REACH: &str = "What is the best way to reach you?";
/// What a way to be reached is asked in.
pub const REACH_DETAIL: &str = "Number or email address, and when to use it";
/// What is asked of a phone call.
pub const SAFE_TO_CALL: &str = "Is it safe for us to call?";

/// What to do about a call that did not go well.
#[must_use]
pub fn failure(failure: &Failure) -> String {
    match failure {
        Failure::Problem(problem) => self::problem(problem),
        Failure::Offline => "You are offline. Check your connection, then try again.".to_owned(),
        Failure::Outdated => "This page is out of date. Load it again, then carry on.".to_owned(),
    }
}

/// What to do about what the server says is wrong.
#[must_use]
pub fn problem(problem: &Problem) -> String {
    let facts = service::facts();
    let phone = &facts.phone;
    match problem {
        Problem::SignedOut => "You have been signed out. Sign in again to carry on.".to_owned(),
        Problem::NotYou => format!(
            "The date of birth and the link do not match, or the link has stopped working. Check the date of \
             birth. Open the link in our newest message. Or call us on {phone}."
        ),
        Problem::TooManyTries => format!(
            "There have been too many tries. Wait 15 minutes, then try again. Or call us on {phone}, {}.",
            facts.hours
        ),
        Problem::NotFound => {
            "This is not here, or it is not yours to see. Go back and open it again.".to_owned()
        }
        Problem::InvitationClosed => {
            format!("This link has stopped working. Call us on {phone} to ask for a new one.")
        }
        Problem::AlreadySent => "You have already sent your answers. There is nothing else to do.".to_owned(),
        Problem::KeyReused => format!("We could not send your answers. Call us on {phone}. They are saved."),
        Problem::Unfinished { missing } => match missing.len() {
            1 => "One question has no answer yet. Answer it, then send.".to_owned(),
            some => format!("{some} questions have no answer yet. Answer them, then send."),
        },
        Problem::NotUnderstood
        | Problem::Refused
        | Problem::TooLarge
        // Others read these, and have words for them: a patient's phone need not download those.
        | Problem::WrongPassword
        | Problem::CodeNeeded
        | Problem::AlreadyAcknowledged
        | Problem::AlertHasGrown
        | Problem::NoSuchTime
        | Problem::SayWhatWasDone
        | Problem::SayWhy
        | Problem::AlreadyDecided
        | Problem::TooEarly
        | Problem::AlertWaits
        | Problem::StillBooked
        | Problem::ReferralEnded
        | Problem::NoChannel
        | Problem::NothingToAsk
        | Problem::FormUnfinished { .. }
        | Problem::NotTaken => {
            format!("This page is out of date. Load it again. If that does not help, call {phone}.")
        }
        Problem::Busy => "We cannot save anything at the moment. Wait a minute, then try again.".to_owned(),
        Problem::Ours => format!("Something went wrong on our side. Try again. If it stays, call {phone}."),
    }
}

/// What to say of answers that are not saved yet, and whether they are kept where they were given.
#[must_use]
pub fn not_saved(failure: &Failure, is_sealed: bool) -> String {
    match failure {
        Failure::Offline | Failure::Problem(Problem::Busy | Problem::Ours) => if is_sealed {
            "Saved on this phone or computer, not sent to us yet. We will keep trying."
        } else {
            "Not saved yet. Keep this page open. We will keep trying."
        }
        .to_owned(),
        Failure::Outdated
        | Failure::Problem(Problem::NotUnderstood | Problem::Refused | Problem::TooLarge) => {
            // What waits may be kept only on the page.
            format!("Not saved. Keep this page open, and call us on {}.", service::facts().phone)
        }
        other => self::failure(other),
    }
}

/// What to say when the answers could not be sent.
#[must_use]
pub fn not_sent(failure: &Failure) -> String {
    format!("Your answers have not been sent. {}", self::failure(failure))
}

/// What the help page says while the team cannot be told.
#[must_use]
pub fn cannot_tell(failure: &Failure) -> &'static str {
    match failure {
        Failure::Offline => {
            "You are offline, so we cannot tell the team. Call 111 and select the mental health option, or call 999."
        }
        Failure::Problem(_) | Failure::Outdated => {
            "We cannot tell the team at the moment. Call 111 and select the mental health option, or call 999."
        }
    }
}

/// A day that is asked for: as it is told to enter it, and as a sentence begins with it.
pub type Asked = [&'static str; 2];

/// The day on which whoever answers was born.
pub const BIRTHDAY: Asked = ["your date of birth", "Date of birth"];
/// Any other day.
pub const DAY: Asked = ["a date", "The date"];

/// What to put right in a date.
#[must_use]
pub fn date_problem(problem: DateProblem, [asked, it]: Asked) -> String {
    match problem {
        DateProblem::Missing => format!("Enter {asked}"),
        DateProblem::NoDay => format!("{it} must include a day"),
        DateProblem::NoMonth => format!("{it} must include a month"),
        DateProblem::NoYear => format!("{it} must include a year"),
        DateProblem::ShortYear => "Year must include 4 numbers".to_owned(),
        DateProblem::NotADate => format!("{it} must be a real date"),
        DateProblem::InTheFuture => format!("{it} must be in the past"),
    }
}
