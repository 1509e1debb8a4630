//! Stopping messages to whoever referred themselves, and allowing them again.

use super::super::session::Desk;
use crate::api::Failure;
use crate::components::folded::Folded;
use crate::inbox_words::writing_words;
use crate::staff_words;
use leptos::prelude::*;
use measures::contract::clinician::{AllowWriting, SelfReferralView, StopWriting};
use measures::ids::SelfReferralId;

/// Whether messages to them are stopped, for everybody who reads it; for whoever works the inbox, a button to change it,
/// folded away.
#[component]
pub fn Stopping(
    /// The referral.
    content: Signal<SelfReferralView>,
    /// Whether the reader works the inbox.
    decides: bool,
    /// Reads the referral again.
    again: Callback<()>,
    /// Where to say what came of it.
    done: RwSignal<Option<String>>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let stopped = Memo::new(move |_| content.with(is_stopped));
    let id = content.with_untracked(|view| view.entry.id);
    let (sending, refused) = (RwSignal::new(false), RwSignal::new(None));
    let press = Callback::new(move |act: Act| {
        if sending.get_untracked() {
            return;
        }
        sending.set(true);
        refused.set(None);
        leptos::task::spawn_local(async move {
            match act.send(desk, id).await {
                Ok(()) => done.set(Some(act.done().to_owned())),
                Err(failure) => refused.set(Some(staff_words::failure(&failure))),
            }
            sending.set(false);
            // Whoever pressed may have left the screen by now.
            again.try_run(());
        });
    });
    let status = move || if sending.get() { Some("Saving…".to_owned()) } else { refused.get() };
    let fold = move || view! { <Pressing act=Act::after(stopped.get()) press=press status=status/> };
    view! {
        {move || content.with(|view| view.writing.as_ref().map(writing_words)).map(|words| view! { <p>{words}</p> })}
        {decides.then(|| view! { <div class="bh-screen-only">{fold}</div> })}
    }
}

/// Whether messages to whoever this is about are stopped.
pub(super) fn is_stopped(view: &SelfReferralView) -> bool {
    view.writing.as_ref().is_some_and(|change| change.stopped)
}

#[component]
fn Pressing(act: Act, press: Callback<Act>, #[prop(into)] status: Signal<Option<String>>) -> impl IntoView {
    view! {
        <Folded summary=act.summary()>
            {act.outcome().map(|line| view! { <p>{line}</p> })}
            <button
                class="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
                type="button"
                on:click=move |_| press.run(act)
            >
                {act.button()}
            </button>
            <p class="bh-status" role="status">{status}</p>
        </Folded>
    }
}

/// What can be pressed.
#[derive(Debug, Clone, Copy)]
enum Act {
    Stop,
    Allow,
}

impl Act {
    fn after(stopped: bool) -> Self {
        if stopped { Self::Allow } else { Self::Stop }
    }

    async fn send(self, desk: Desk, id: SelfReferralId) -> Result<(), Failure> {
        match self {
            Self::Stop => desk.send(&StopWriting { id }).await,
            Self::Allow => desk.send(&AllowWriting { id }).await,
        }
    }

    fn summary(self) -> &'static str {
        match self {
            Self::Stop => "They want no more texts or emails, or these are not safe",
            Self::Allow => "They want texts or emails again, and these are safe",
        }
    }

    /// What the button does, a paragraph each.
    fn outcome(self) -> [&'static str; 2] {
        match self {
            Self::Stop => [
                "No text message and no email goes to them from here any more: no link, no decision, no reminder. What \
                 waits to be sent is called back. A message that is just leaving may still arrive.",
                "Phone calls, voicemail and letters are not changed. The form keeps what they agreed to.",
            ],
            Self::Allow => [
                "Press this only if they have told you that texts or emails are wanted and safe, or if messages were \
                 stopped by mistake.",
                "Messages then go again by the ways that they agreed to in the form. What was called back is not sent.",
            ],
        }
    }

    fn button(self) -> &'static str {
        match self {
            Self::Stop => "Stop messages to this person",
            Self::Allow => "Allow messages to this person again",
        }
    }

    fn done(self) -> &'static str {
        match self {
            Self::Stop => "Messages to this person are stopped.",
            Self::Allow => "Messages to this person are allowed again.",
        }
    }
}
