//! What of a form may still change.

use crate::error::Verdict;
use crate::store::self_referrals::SelfReferral;
use measures::contract::Problem;
use measures::contract::clinician::InboxState;
use measures::contract::referral::StillOpen;
use measures::referral::{APPLYING, Screen, can_alert};

/// A part of a form in which something is said.
#[derive(Debug, Clone, Copy)]
pub enum Part<'a> {
    /// A screen of either stage.
    Screen(&'a Screen),
    /// The measures.
    Measures,
}

/// Whether what is said there may stand, or [`Problem::AlreadySent`]. A form that was sent says what it says. What comes
/// before the assessment may still be told, unless it was declined; and until the measures are filed, nobody is too late
/// to say that they are not safe.
pub fn may_change(form: &SelfReferral, part: Part<'_>) -> Verdict<()> {
    let sent = form.state != InboxState::Unsent;
    let open = still_open(form);
    let stands = match part {
        Part::Measures => open.measures,
        Part::Screen(screen) => {
            let applying = APPLYING.iter().any(|one| one.id == screen.id);
            let frozen = applying && (form.filed || sent && !can_alert(screen));
            open.questions && !frozen
        }
    };
    if stands { Ok(()) } else { Err(Problem::AlreadySent) }
}

/// What of "before your assessment" may still be told, as the page is to say it and [`may_change`] keeps to it.
#[must_use]
pub fn still_open(form: &SelfReferral) -> StillOpen {
    let questions = form.state != InboxState::Declined;
    StillOpen { measures: questions && !form.filed, questions }
}
