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
    /// By which channel a message can go, if they agreed to one, and the most characters that it carries.
    channel: Memo<Option<(String, u16)>>,
    /// How they are told, by its place among the ways.
    way: RwSignal<Option<usize>>,
    message: RwSignal<String>,
}

impl Declining {
    /// The fields as they were left.
    pub(super) fn of(content: Signal<SelfReferralView>, left: &Undecided) -> Self {
        let channel = |view: &SelfReferralView| {
            let (channel, _) = view.person.channel.as_ref()?;
            Some((channel_words(&view.person)?, channel.longest()))
        };
        Self {
            reason: left.reason.clone().into(),
            channel: Memo::new(move |_| content.with(channel)),
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
            {move || self.telling(mistakes)}
        }
    }

    fn telling(self, mistakes: RwSignal<Vec<Mistake>>) -> impl IntoView {
        let (channel, longest) = self.channel.get().unzip();
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
            <Show when=move || writes.get() && longest.is_some()>
                <Writing
                    name=MESSAGE.to_owned()
                    value=self.message
                    at_most=longest.unwrap_or_default()
                    error=error_at(mistakes, MESSAGE)
                >
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
        let longest = self.channel.get_untracked().map(|(_, longest)| longest);
        let telling = self.chosen();
        match (&telling, longest) {
            (Some(Telling::ByStaff | Telling::Nobody), _) => {}
            (Some(Telling::Message(words)), Some(longest)) => {
                mistakes.extend(wrong(MESSAGE, words, longest, "Enter the message", "The message"));
            }
            // Nothing was chosen, or messages to them were stopped since.
            _ => mistakes.push(Mistake::at(format!("{TELL}-0"), "Select how they will be told")),
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
            _ => Some(Telling::Message(self.message.get_untracked().trim().to_owned())),
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
