//! A decision that somebody has begun and not sent: kept while the session ends and they sign in again.

use crate::inbox_words::decline_message;
use leptos::prelude::*;
use measures::contract::clinician::{KnownPatient, SelfReferralView, Therapist};

/// What stands in the form.
#[derive(Debug, Clone)]
pub struct Undecided {
    /// Who might have been the same person when the choice was made.
    pub(super) known: ArcRwSignal<Vec<KnownPatient>>,
    /// The choice, by its place.
    pub(super) place: ArcRwSignal<Option<usize>>,
    /// Whom the referral could go to when the form was drawn: the place that is chosen is a place among these.
    pub(super) therapists: Vec<Therapist>,
    /// Whom it goes to, by their place.
    pub(super) therapist: ArcRwSignal<usize>,
    /// Why it is declined.
    pub(super) reason: ArcRwSignal<String>,
    /// How they are told, by its place.
    pub(super) way: ArcRwSignal<Option<usize>>,
    /// What they are told.
    pub(super) message: ArcRwSignal<String>,
    /// What stood there at first.
    proposed: String,
}

impl Undecided {
    /// Whether anything was chosen or typed.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        self.place.with_untracked(Option::is_some)
            || self.therapist.with_untracked(|place| *place != 0)
            || self.way.with_untracked(Option::is_some)
            || self.reason.with_untracked(|reason| !reason.trim().is_empty())
            || self.message.with_untracked(|message| *message != self.proposed)
    }

    /// Nothing chosen or typed yet, and a message to begin with.
    pub(super) fn about(view: &SelfReferralView) -> Self {
        Self {
            known: ArcRwSignal::new(view.known.clone()),
            place: ArcRwSignal::default(),
            therapists: view.therapists.clone(),
            therapist: ArcRwSignal::default(),
            reason: ArcRwSignal::default(),
            way: ArcRwSignal::default(),
            message: ArcRwSignal::new(decline_message(&view.person)),
            proposed: decline_message(&view.person),
        }
    }

    /// A choice made among others is none: whoever may be the same person must be looked at first.
    pub(super) fn stands_among(&self, known: &[KnownPatient]) {
        if self.known.with_untracked(|before| before != known) {
            self.known.set(known.to_vec());
            self.place.set(None);
        }
    }
}
