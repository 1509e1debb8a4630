//! How somebody would like to be reached after an answer that asks for attention: asked of them on their own phone, and
//! by voice, in the same words.

use super::radios::{Choice, Radios};
use super::shown::shown;
use super::text_input::TextArea;
use crate::words;
use leptos::prelude::*;
use measures::alert::{Channel, Reach};

/// What was filled in, each choice counted from 0.
#[derive(Clone, Copy, Default)]
pub struct ReachFilled {
    channel: RwSignal<Option<usize>>,
    detail: RwSignal<String>,
    safe_to_call: RwSignal<Option<usize>>,
}

impl ReachFilled {
    fn channel(self) -> Option<Channel> {
        Channel::ALL.get(self.channel.get()?).copied()
    }

    /// What was said, without what another choice no longer asks; none while no way was chosen.
    #[must_use]
    pub fn said(self) -> Option<Reach> {
        let channel = untrack(|| self.channel())?;
        let later = channel == Channel::AtAppointment;
        let safe = self.safe_to_call.get_untracked().filter(|_| channel == Channel::PhoneCall);
        Some(Reach {
            channel,
            detail: if later { String::new() } else { self.detail.get_untracked() },
            safe_to_call: safe.map(|choice| choice == 0),
        })
    }
}

/// The questions; the legend of the first is the children.
#[component]
pub fn ReachFields(
    /// Where it is filled in.
    filled: ReachFilled,
    /// How large the first legend is set: `s`, `m` or `l`.
    size: &'static str,
    /// What is asked first.
    children: Children,
) -> impl IntoView {
    let choice = |words: &str| Choice { words: words.to_owned(), ..Choice::default() };
    let channels = Channel::ALL.map(|channel| choice(channel.words())).to_vec();
    let by_phone = Signal::derive(move || filled.channel() == Some(Channel::PhoneCall));
    let not_later = |channel| channel != Channel::AtAppointment;
    let needs_detail = Signal::derive(move || filled.channel().is_some_and(not_later));
    let detail = move || {
        view! { <TextArea name="reach-detail" label=words::REACH_DETAIL value=filled.detail most=200/> }
            .into_any()
    };
    let safe_to_call = move || {
        let answers = ["Yes", "No"].map(choice).to_vec();
        view! {
            <Radios name="safe-to-call" choices=answers chosen=filled.safe_to_call size="s">
                {words::SAFE_TO_CALL}
            </Radios>
        }
        .into_any()
    };
    view! {
        <Radios name="reach" choices=channels chosen=filled.channel size=size>{children()}</Radios>
        {shown(needs_detail, detail)}
        {shown(by_phone, safe_to_call)}
    }
}
