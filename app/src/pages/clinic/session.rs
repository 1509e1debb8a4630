//! Who is signed in, and what they had begun to write when they no longer were.

use super::inbox::Undecided;
use super::left;
use super::together::Entered;
use crate::api::{self, Failure};
use crate::service_clock;
use leptos::prelude::*;
use measures::contract::clinician::{ReadSession, SignOut, SignedIn, Welcome};
use measures::contract::{Call, Problem};
use measures::ids::{AlertId, SelfReferralId};
use std::collections::HashMap;

/// Who is at the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Session {
    /// Not known yet.
    Asking,
    /// It could not be found out.
    Unknown(Failure),
    /// Nobody. `ended` when somebody was and is no longer.
    Guest {
        /// Whether a session came to its end.
        ended: bool,
    },
    /// A member of staff.
    Staff(SignedIn),
}

/// What somebody has begun to write about an alert and not sent.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// Which of `Action::ALL` are ticked, by their place.
    pub ticked: ArcRwSignal<Vec<usize>>,
    /// What is written about what was done.
    pub note: ArcRwSignal<String>,
    /// Which of `ContactOutcome::ALL` is chosen, by its place.
    pub outcome: ArcRwSignal<Option<usize>>,
    /// What is written about the contact.
    pub contact: ArcRwSignal<String>,
    /// Why it is closed.
    pub reason: ArcRwSignal<String>,
}

impl Draft {
    fn has_begun(&self) -> bool {
        let is_written = |text: &ArcRwSignal<String>| text.with_untracked(|text| !text.trim().is_empty());
        self.ticked.with_untracked(|ticked| !ticked.is_empty())
            || self.outcome.with_untracked(Option::is_some)
            || [&self.note, &self.contact, &self.reason].into_iter().any(is_written)
    }

    /// Forgets what was said about what was done.
    pub fn forget_acknowledgement(&self) {
        self.ticked.set(Vec::new());
        self.note.set(String::new());
    }

    /// Forgets what was said about a contact.
    pub fn forget_contact(&self) {
        self.outcome.set(None);
        self.contact.set(String::new());
    }
}

/// The session of this page, for whoever needs it.
#[derive(Debug, Clone, Copy)]
pub struct Desk {
    session: RwSignal<Session>,
    drafts: StoredValue<HashMap<AlertId, Draft>>,
    undecided: StoredValue<HashMap<SelfReferralId, Undecided>>,
    drafts_of: StoredValue<Option<SignedIn>>,
    entered: Entered,
}

impl Desk {
    /// A page that does not know yet who is at it. It finds out.
    #[must_use]
    pub fn open() -> Self {
        let desk = Self {
            session: RwSignal::new(Session::Asking),
            drafts: StoredValue::default(),
            undecided: StoredValue::default(),
            drafts_of: StoredValue::default(),
            entered: Entered::default(),
        };
        desk.ask();
        desk
    }

    /// Who is at the screen.
    #[must_use]
    pub fn session(self) -> Session {
        self.session.get()
    }

    /// Whether whoever is signed in works the inbox of self-referrals. It does not change while they are.
    #[must_use]
    pub fn works_inbox(self) -> bool {
        self.session.with_untracked(|session| matches!(session, Session::Staff(staff) if staff.works_inbox))
    }

    /// Who is signed in, if anybody is.
    #[must_use]
    pub fn signed_in(self) -> Option<SignedIn> {
        self.session.with_untracked(|session| match session {
            Session::Staff(staff) => Some(staff.clone()),
            _ => None,
        })
    }

    /// Finds out who is signed in.
    pub fn ask(self) {
        self.session.set(Session::Asking);
        leptos::task::spawn_local(async move {
            match api::send(&ReadSession {}).await {
                Ok(welcome) => self.welcome(welcome),
                Err(Failure::Problem(Problem::SignedOut)) => {
                    left::forget();
                    self.session.set(Session::Guest { ended: false });
                }
                Err(failure) => self.session.set(Session::Unknown(failure)),
            }
        });
    }

    /// Lets somebody in who has signed in. What a colleague had begun to write at this screen is forgotten.
    pub fn welcome(self, Welcome { signed_in, now }: Welcome) {
        service_clock::set(now);
        if self.drafts_of.get_value().as_ref() != Some(&signed_in) {
            self.forget_drafts();
        }
        self.drafts_of.set_value(Some(signed_in.clone()));
        self.session.set(Session::Staff(signed_in));
    }

    /// Sends a call of the person who is signed in, and notices when they no longer are.
    ///
    /// # Errors
    /// As [`api::send`].
    pub async fn send<C: Call>(self, call: &C) -> Result<C::Reply, Failure> {
        self.noticed(api::send(call).await)
    }

    /// Sends a call of theirs that arrives though the page is left meanwhile.
    ///
    /// # Errors
    /// As [`api::send`].
    pub async fn send_off<C: Call>(self, call: &C) -> Result<C::Reply, Failure> {
        self.noticed(api::send_off(call).await)
    }

    /// Sends a call as text, for its reply as text. One that nobody `asked` for, which the page makes by itself, does
    /// not keep anybody signed in.
    ///
    /// # Errors
    /// As [`api::send`].
    pub async fn ask_for(self, path: &str, body: String, asked: bool) -> Result<String, Failure> {
        self.noticed(api::send_text(path, body, asked).await)
    }

    fn noticed<R>(self, reply: Result<R, Failure>) -> Result<R, Failure> {
        if matches!(reply, Err(Failure::Problem(Problem::SignedOut))) {
            self.end();
        }
        reply
    }

    /// Covers what is on the screen, because the session has come to its end. What was begun to write is kept, in the
    /// page's memory only.
    pub fn end(self) {
        left::forget();
        // Whoever has just signed out needs no telling by a call that was still on its way.
        if matches!(self.session.get_untracked(), Session::Staff(_)) {
            self.session.set(Session::Guest { ended: true });
        }
    }

    /// Signs out.
    ///
    /// # Errors
    /// As [`api::send`]; the person is still signed in then.
    pub async fn sign_out(self) -> Result<(), Failure> {
        match api::send(&SignOut {}).await {
            Ok(()) | Err(Failure::Problem(Problem::SignedOut)) => {
                self.forget_drafts();
                left::forget();
                self.session.set(Session::Guest { ended: false });
                Ok(())
            }
            Err(failure) => Err(failure),
        }
    }

    /// Whether anything was begun and not sent. It would not outlive the page.
    #[must_use]
    pub fn has_begun(self) -> bool {
        self.drafts.with_value(|drafts| drafts.values().any(Draft::has_begun))
            || self.undecided.with_value(|all| all.values().any(Undecided::has_begun))
            || self.entered.any()
    }

    /// The answers that were entered in packs and are not in the record. They outlive the screen, too.
    #[must_use]
    pub fn entered(self) -> Entered {
        self.entered
    }

    /// What was begun for an alert. It outlives the screen, so that signing in again finds it.
    #[must_use]
    pub fn draft(self, alert: AlertId) -> Draft {
        self.drafts.try_update_value(|drafts| drafts.entry(alert).or_default().clone()).unwrap_or_default()
    }

    /// Forgets what was begun for an alert, wherever it is on the screen.
    pub fn forget_draft(self, alert: AlertId) {
        let draft = self.draft(alert);
        draft.forget_acknowledgement();
        draft.forget_contact();
        draft.reason.set(String::new());
    }

    /// What was begun to be decided about a referral; `begin` makes what stands there at first. It outlives the screen,
    /// too.
    #[must_use]
    pub fn undecided(self, referral: SelfReferralId, begin: impl Fn() -> Undecided) -> Undecided {
        let begun = |all: &mut HashMap<_, _>| all.entry(referral).or_insert_with(&begin).clone();
        self.undecided.try_update_value(begun).unwrap_or_else(&begin)
    }

    /// Forgets what was begun to be decided about a referral.
    pub fn forget_undecided(self, referral: SelfReferralId) {
        self.undecided.update_value(|all| {
            all.remove(&referral);
        });
    }

    fn forget_drafts(self) {
        self.drafts.update_value(HashMap::clear);
        self.undecided.update_value(HashMap::clear);
        self.entered.forget_all();
    }
}
