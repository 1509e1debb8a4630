//! Why a referral is declined, and what the person is told.

use super::undecided::Undecided;
use crate::components::error_summary::{Mistake, error_at};
use crate::components::radios::{Choice, Radios};
use crate::components::writing::{Writing, length};
use crate::inbox_words::channel_words;
use leptos::prelude::*;
use measures::contract::clinician::{DeclineSelfReferral, SelfReferralView};
use measures::ids::SelfReferralId;

const REASON: &str = "decline-reason";
const TELL: &str = "tell";
const MESSAGE: &str = "decline-message";
const LONGEST: u16 = 1_000;

/// What the fields hold.
#[derive(Clone, Copy)]
pub(super) struct Declining {
    reason: RwSignal<String>,
    /// By which channel a message can go, if they agreed to one, and the most characters that it carries.
    channel: Memo<Option<(String, u16)>>,
    /// The first way to tell them is the message.
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

    fn telling(self, mistakes: RwSignal<Vec<Mistake>>) -> AnyView {
        let Some((channel, longest)) = self.channel.get() else {
            return view! {
                <p>"They cannot be sent a text message or an email. Tell them in a way that they said is safe for them."</p>
            }
            .into_any();
        };
        let choice = |words: String| Choice { words, ..Choice::default() };
        let ways = vec![choice(channel), choice("By one of us, in a way that they said is safe".to_owned())];
        let writes = Memo::new(move |_| self.writes());
        view! {
            <Radios name=TELL choices=ways chosen=self.way error=error_at(mistakes, format!("{TELL}-0")) size="s">
                "How will they be told?"
            </Radios>
            <Show when=move || writes.get()>
                <Writing name=MESSAGE.to_owned() value=self.message at_most=longest error=error_at(mistakes, MESSAGE)>
                    <label class="nhsuk-label" for=MESSAGE>
                        "Message. Somebody else may read it: write nothing about their health"
                    </label>
                </Writing>
            </Show>
        }
        .into_any()
    }

    fn writes(self) -> bool {
        self.way.get() == Some(0)
    }

    /// What is sent, or what is to be put right first.
    pub(super) fn call(self, id: SelfReferralId) -> Result<DeclineSelfReferral, Vec<Mistake>> {
        let channel = self.channel.get_untracked();
        let (reason, message) = (self.reason.get_untracked(), self.message.get_untracked());
        let way = self.way.get_untracked();
        let written = channel.as_ref().filter(|_| way == Some(0)).map(|(_, longest)| (message, *longest));
        let mut mistakes = Vec::new();
        mistakes.extend(wrong(REASON, &reason, LONGEST, "Enter why you decline it", "The reason"));
        if channel.is_some() && way.is_none() {
            mistakes.push(Mistake::at(format!("{TELL}-0"), "Select how they will be told"));
        }
        if let Some((message, longest)) = &written {
            mistakes.extend(wrong(MESSAGE, message, *longest, "Enter the message", "The message"));
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let trimmed = |text: String| text.trim().to_owned();
        Ok(DeclineSelfReferral {
            id,
            reason: trimmed(reason),
            message: written.map(|(message, _)| trimmed(message)),
        })
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
