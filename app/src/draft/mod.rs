//! One person's form: what was said, what stands typed, and what waits to be saved. It is held in memory; what the
//! server does not have yet is also kept sealed on the phone.

/// Sending the referral, coming back later, leaving.
mod ending;
/// Where the form may be gone to.
mod going;
/// Keeping what was said on a screen.
mod keeping;
/// Whether there is a form to go on with, and going on with it.
mod opening;
/// What waits until the server has it.
mod outbox;
/// Handing over what waits, and trying again.
mod saving;
/// What is typed and not yet kept.
mod typing;

pub use going::{is_applying, tasks};
pub use saving::Saving;

use crate::api::{Failure, send_in};
use crate::patience::Patience;
use crate::route::referral::{self as route, Address, Route};
use crate::sealing::Seal;
use leptos::prelude::*;
use measures::contract::Call;
use measures::contract::referral::{Practice, ReferralSent, StillOpen};
use measures::ids::{SendingKey, VisitId};
use measures::referral::{Form, Said};
use measures::sitting::Sitting;
use measures::token::Token;
use measures::wording::Wording;
use outbox::Outbox;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the form is kept by on the phone: a browser holds one.
const PLACE: &str = "form";

/// The form. Cheap to copy; every copy is the same form.
#[derive(Clone, Copy)]
pub struct Draft {
    stage: RwSignal<Stage>,
    route: RwSignal<Route>,
    saving: RwSignal<Saving>,
    held: StoredValue<Held>,
}

/// What no screen follows while it is up.
struct Held {
    /// How many forms this page has held before.
    number: u32,
    token: Option<Token>,
    /// As the server knows this visit. None until the form has begun there.
    name: Option<VisitId>,
    seal: Option<Seal>,
    is_sealing: bool,
    is_to_be_sealed: bool,
    /// Whether "Start now" was pressed before it was known whether there is a form.
    is_wanted: bool,
    form: Form,
    /// What stands in the controls of screens that have not been left by Continue, by question.
    typing: BTreeMap<String, Vec<String>>,
    practice: Option<Practice>,
    sitting: Option<Sitting>,
    wordings: Vec<Arc<Wording>>,
    outbox: Outbox,
    retry: Option<TimeoutHandle>,
    patience: Patience,
    sending: Option<SendingKey>,
    sent: Option<ReferralSent>,
    /// What there is to say, once all is handed over, because the server took something for later than it may be.
    ends: Option<Over>,
    /// Whether the team has decided about it: what it was promised next is over.
    is_decided: bool,
    /// What may still be told before the assessment.
    open: StillOpen,
}

/// How far it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// It is being asked whether there is a form to go on with.
    Looking,
    /// It could not be found out, and why.
    Unknown(Failure),
    /// There is one: its date of birth is asked, for the first time or because the visit has ended meanwhile.
    Asking {
        /// Whether it was come to by a link.
        by_link: bool,
    },
    /// It is open, or nothing was said yet.
    Open,
    /// There is nothing more to do here.
    Over(Over),
}

/// Why there is nothing more to do here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// The form's time is over.
    Closed,
    /// It was left, to be gone on with by its link.
    Left,
    /// It was thrown away.
    ThrownAway,
    /// It was sent from somewhere else.
    SentElsewhere,
    /// What was being answered before the assessment has closed meanwhile.
    PartClosed,
}

impl Draft {
    /// The form that the address or this browser leads to, if there is one. A link is taken out of the address at once.
    #[must_use]
    pub fn by_address() -> Self {
        let (token, route) = match route::read() {
            Address::Link(token) => (Some(token), Route::Start),
            Address::Route(route) => (None, route),
            Address::Unknown => (None, Route::Start),
        };
        if token.is_some() {
            route::hide_token();
        }
        let draft = Self {
            stage: RwSignal::new(Stage::Looking),
            route: RwSignal::new(route),
            saving: RwSignal::new(Saving::Nothing),
            held: StoredValue::new(Held { token, ..Held::nothing() }),
        };
        draft.look();
        draft
    }

    /// How far it has come.
    #[must_use]
    pub fn stage(self) -> Stage {
        self.stage.get()
    }

    /// Where it is open at.
    #[must_use]
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// What was said so far.
    #[must_use]
    pub fn form(self) -> Form {
        self.held.with_value(|held| held.form.clone())
    }

    /// The practice that was chosen.
    #[must_use]
    pub fn practice(self) -> Option<Practice> {
        let chosen = self.held.with_value(|held| match held.form.said("gp_practice") {
            Some(Said::Wrote(code)) => Some(code.clone()),
            _ => None,
        })?;
        self.known_practice(&chosen)
    }

    /// The practice of a code, if it is the one that was looked up last.
    #[must_use]
    pub fn known_practice(self, code: &str) -> Option<Practice> {
        self.held.with_value(|held| held.practice.clone().filter(|practice| practice.code == code))
    }

    /// Remembers a practice that is being chosen, whose name the form does not keep.
    pub fn met(self, practice: Practice) {
        self.held.update_value(|held| held.practice = Some(practice));
    }

    /// The measures, with what was answered of them.
    #[must_use]
    pub fn sitting(self) -> Option<Sitting> {
        self.held.with_value(|held| held.sitting.clone())
    }

    /// The words of a part of the measures.
    #[must_use]
    pub fn wording(self, part: u8) -> Option<Arc<Wording>> {
        let place = usize::from(part).checked_sub(1)?;
        self.held.with_value(|held| held.wordings.get(place).cloned())
    }

    /// What the server said when it took the referral.
    #[must_use]
    pub fn sent(self) -> Option<ReferralSent> {
        self.held.with_value(|held| held.sent.clone())
    }

    /// Whether the server knows of the form.
    #[must_use]
    pub fn is_begun(self) -> bool {
        self.held.with_value(|held| held.name.is_some())
    }

    /// Whether something was said in this page before the date of birth was asked again.
    #[must_use]
    pub fn is_asked_again(self) -> bool {
        self.held.with_value(|held| held.seal.is_some())
    }

    /// Holds nothing of the form any more.
    fn let_go(self) {
        self.held.update_value(|held| *held = Held { number: held.number + 1, ..Held::nothing() });
        self.saving.set(Saving::Nothing);
    }

    /// Sends a call of this form's visit.
    pub(crate) async fn ask<C: Call>(self, call: &C) -> Result<C::Reply, Failure> {
        // What has not begun there has met no server yet.
        let name = self.held.with_value(|held| held.name).ok_or(Failure::Offline)?;
        send_in(name, call).await
    }
}

impl Held {
    fn nothing() -> Self {
        Self {
            number: 0,
            token: None,
            name: None,
            seal: None,
            is_sealing: false,
            is_to_be_sealed: false,
            is_wanted: false,
            form: Form::default(),
            typing: BTreeMap::new(),
            practice: None,
            sitting: None,
            wordings: Vec::new(),
            outbox: Outbox::default(),
            retry: None,
            patience: Patience::NEW,
            sending: None,
            sent: None,
            ends: None,
            is_decided: false,
            open: StillOpen { measures: true, questions: true },
        }
    }
}
