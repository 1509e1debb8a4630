//! What somebody who refers themselves is told about how it goes: saved, not saved, not opened, not sent.

use crate::api::Failure;
use crate::draft::Saving;
use crate::referral_facts;
use crate::service;
use crate::words;
use measures::contract::Problem;

/// The line that says whether what was left on the screens has been saved.
#[must_use]
pub fn saving(saving: &Saving) -> String {
    match saving {
        Saving::Nothing => String::new(),
        Saving::Underway => "Saving…".to_owned(),
        Saving::Done => "Saved".to_owned(),
        Saving::Refused { screen } => refused(screen.as_deref()),
        Saving::Failing { failure, is_sealed } if passes(failure) => {
            words::not_saved(&Failure::Offline, *is_sealed)
        }
        Saving::Failing { failure, is_sealed } => words::not_saved(failure, *is_sealed),
    }
}

/// What is not saved however often it is tried, and where it was said.
fn refused(screen: Option<&str>) -> String {
    let phone = &service::facts().phone;
    match screen.and_then(referral_facts::screen) {
        Some(screen) => format!(
            "We could not save what you said under “{}”. Go back there, look at it again, and select Continue. If that \
             does not help, call {phone}.",
            screen.heading
        ),
        None => format!("We could not save one of your answers. Call us on {phone}."),
    }
}

/// Whether what keeps it from being saved may pass by itself. Saving is held back only while a program floods the
/// service from the same network.
fn passes(failure: &Failure) -> bool {
    let problem = matches!(failure, Failure::Problem(Problem::Busy | Problem::Ours | Problem::TooManyTries));
    problem || *failure == Failure::Offline
}

/// Why the form does not open.
#[must_use]
pub fn not_opened(failure: &Failure, by_link: bool) -> String {
    let phone = &service::facts().phone;
    match failure {
        Failure::Problem(Problem::NotYou) if by_link => words::failure(failure),
        Failure::Problem(Problem::NotYou | Problem::SignedOut | Problem::NotFound) => format!(
            "This is not the date of birth in the form, or the form is no longer here. Check the date of birth. Or \
             start again. Or call us on {phone}."
        ),
        Failure::Outdated => format!(
            "This page may hold another form than the one that is open in this browser now. Load the page again to go \
             on with that one. If something you told us may be missing, call {phone}."
        ),
        other => words::failure(other),
    }
}

/// Why there is no link to come back by.
#[must_use]
pub fn no_link(failure: &Failure) -> String {
    match failure {
        Failure::Problem(Problem::TooManyTries) => {
            "You have asked for 3 links today. Use the newest one, or ask again tomorrow.".to_owned()
        }
        Failure::Problem(Problem::NoChannel) => {
            "We cannot send you a link that way. Select “Show me a link to copy”.".to_owned()
        }
        other => words::failure(other),
    }
}

/// Why the form is not left.
#[must_use]
pub fn not_left(failure: &Failure, has_unsaved: bool) -> String {
    if has_unsaved {
        "Not everything you told us is saved yet, so this form is still open. Stay on this page and try again, or go \
         back to the form."
            .to_owned()
    } else {
        words::failure(failure)
    }
}

/// Why the referral is not sent.
#[must_use]
pub fn not_sent(failure: &Failure) -> String {
    let phone = &service::facts().phone;
    let what_to_do = match failure {
        Failure::Problem(Problem::FormUnfinished { .. }) => {
            "Some questions have no answer yet. Go through the form again from the start.".to_owned()
        }
        Failure::Problem(Problem::NotTaken) => {
            format!(
                "One of your answers says that we are not the right service. Check your answers, or call {phone}."
            )
        }
        other => words::failure(other),
    };
    format!("Your referral has not been sent. {what_to_do}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_held_back_by_a_flood_is_told_that_it_is_tried_again() {
        let failing = |is_sealed| {
            saving(&Saving::Failing { failure: Failure::Problem(Problem::TooManyTries), is_sealed })
        };
        assert_eq!(failing(false), "Not saved yet. Keep this page open. We will keep trying.");
        assert!(failing(true).starts_with("Saved on this phone or computer"));
    }

    #[test]
    fn whoever_cannot_be_written_to_is_told_of_the_way_that_is_left() {
        assert!(no_link(&Failure::Problem(Problem::NoChannel)).contains("Show me a link to copy"));
    }
}
