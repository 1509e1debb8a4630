//! Why a referral is declined, and what the person is told.

use super::undecided::Undecided;
use crate::components::error_summary::{Mistake, error_at};
use crate::components::radios::{Choice, Radios};
use crate::components::writing::{Writing, length};
use crate::inbox_words::channel_words;
use leptos::prelude::*;
use measures::contract::clinician::{DeclineSelfReferral, SelfReferralView, Telling};
use measures::ids::SelfReferralId;

const REASON: &str = "decline-reason";
const TELL: &str = "tell";
const MESSAGE: &str = "decline-message";
const LONGEST: u16 = 1_000;
const BY_STAFF: &str = "By one of us, in a way that they said is safe";
const NOBODY: &str = "Nobody needs to be told: no person stands behind this form";
/// The place of the message among the ways to tell them.
const MESSAGE_WAY: usize = 2;

/// What the fields hold.
#[derive(Clone, Copy)]
pub(super) struct Declining {
    reason: RwSignal<String>,
    /// By which channel a message can go, if they agreed to one.
    channel: StoredValue<Option<String>>,
    /// The most characters that it carries.
    longest: u16,
    /// How they are told, by its place among the ways.
    way: RwSignal<Option<usize>>,
    message: RwSignal<String>,
}

impl Declining {
    /// The fields as they were left.
    pub(super) fn of(view: &SelfReferralView, left: &Undecided) -> Self {
        Self {
            reason: left.reason.clone().into(),
            channel: StoredValue::new(channel_words(&view.person)),
            longest: view.person.channel.as_ref().map_or(LONGEST, |(channel, _)| channel.longest()),
            way: left.way.clone().into(),
            message: left.message.clone().into(),
        }
    }

    /// The fields.
    pub(super) fn view(self, mistakes: RwSignal<Vec<Mistake>>) -> impl IntoView {
        view! {
            <Writing name=REASON.to_owned() value=self.reason at_most=LONGEST error=error_at(mistakes, REASON)>
                <label class="nhsuk-label" for=REASON>"Why do you decline it? Only for the record"</label>
            </Writing>
            {self.telling(mistakes)}
        }
    }

    fn telling(self, mistakes: RwSignal<Vec<Mistake>>) -> impl IntoView {
        let channel = self.channel.get_value();
        let unreachable = channel.is_none().then(|| {
            view! {
                <p>"They cannot be sent a text message or an email. Tell them in a way that they said is safe for them."</p>
            }
        });
        let choice = |words: String| Choice { words, ..Choice::default() };
        // The message is last: its place is nobody else's where there is none.
        let ways = [BY_STAFF, NOBODY].map(str::to_owned).into_iter().chain(channel).map(choice).collect();
        let writes = Memo::new(move |_| self.way.get() == Some(MESSAGE_WAY));
        view! {
            {unreachable}
            <Radios name=TELL choices=ways chosen=self.way error=error_at(mistakes, format!("{TELL}-0")) size="s">
                "How will they be told?"
            </Radios>
            <Show when=move || writes.get() && self.channel.with_value(Option::is_some)>
                <Writing name=MESSAGE.to_owned() value=self.message at_most=self.longest error=error_at(mistakes, MESSAGE)>
                    <label class="nhsuk-label" for=MESSAGE>
                        "Message. Somebody else may read it: write nothing about their health"
                    </label>
                </Writing>
            </Show>
        }
    }

    /// What is sent, or what is to be put right first.
    pub(super) fn call(self, id: SelfReferralId) -> Result<DeclineSelfReferral, Vec<Mistake>> {
        let reason = self.reason.get_untracked();
        let mut mistakes = Vec::new();
        mistakes.extend(wrong(REASON, &reason, LONGEST, "Enter why you decline it", "The reason"));
        let telling = self.chosen();
        match &telling {
            None => mistakes.push(Mistake::at(format!("{TELL}-0"), "Select how they will be told")),
            Some(Telling::Message(words)) => {
                mistakes.extend(wrong(MESSAGE, words, self.longest, "Enter the message", "The message"));
            }
            Some(Telling::ByStaff | Telling::Nobody) => {}
        }
        match telling.filter(|_| mistakes.is_empty()) {
            Some(telling) => Ok(DeclineSelfReferral { id, reason: reason.trim().to_owned(), telling }),
            None => Err(mistakes),
        }
    }

    fn chosen(self) -> Option<Telling> {
        match self.way.get_untracked()? {
            0 => Some(Telling::ByStaff),
            1 => Some(Telling::Nobody),
            _ => {
                let can_write = self.channel.with_value(Option::is_some);
                can_write.then(|| Telling::Message(self.message.get_untracked().trim().to_owned()))
            }
        }
    }
}

fn wrong(field: &str, text: &str, longest: u16, missing: &str, name: &str) -> Option<Mistake> {
    if text.trim().is_empty() {
        Some(Mistake::at(field, missing))
    } else if length(text) > i64::from(longest) {
        Some(Mistake::at(field, format!("{name} must be {longest} characters or fewer")))
    } else {
        None
    }
}
