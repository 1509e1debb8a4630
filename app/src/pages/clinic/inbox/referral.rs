//! One referral on one page, for whoever assesses it: alerts first, then everything that was said, then the decision. Who
//! has what it became on their caseload, and does not work the inbox, reads it and decides nothing.

use super::super::alerts::{AcknowledgedAlerts, OpenAlerts};
use super::super::{left, reading::read, session::Desk};
use super::codes::Codes;
use super::deciding::{Deciding, Proposal};
use super::matches::Matches;
use super::placing::Placing;
use super::stopping::{Stopping, is_stopped};
use super::story::Story;
use super::undecided::Undecided;
use crate::components::loaded::Loaded;
use crate::components::notice::Notice;
use crate::components::page_heading::PageHeading;
use crate::components::referral_tags::ReferralTags;
use crate::inbox_words::{came_words, decision_words, let_go_words, message_words, name_words};
use crate::live::Live;
use crate::matching::Identity;
use crate::reach_words::warnings;
use crate::route::clinic::Screen;
use crate::worded::Wordings;
use leptos::prelude::*;
use measures::contract::clinician::{InboxState, ReadSelfReferral, SelfReferralView, Telling};
use measures::ids::SelfReferralId;

/// Everything about one referral, and what to do about it.
#[component]
pub fn ReferralPage(
    /// Which.
    id: SelfReferralId,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let reading = read(desk, expect_context::<Live>(), ReadSelfReferral { id });
    let (again, decides) = (reading.again, desk.works_inbox());
    let (back, words) = match decides {
        true => (Screen::Inbox, "Back to referrals"),
        false => left::back(desk),
    };
    view! {
        <a class="nhsuk-back-link" href=back.to_string()>{words}</a>
        <Loaded
            reading=reading
            view=move |content| view! { <Opened content=content again=again decides=decides/> }
        />
    }
}

#[component]
fn Opened(content: Signal<SelfReferralView>, again: Callback<()>, decides: bool) -> impl IntoView {
    let wordings = Memo::new(move |_| content.with(|view| Wordings::from(view.wordings.clone())));
    let alerts = Memo::new(move |_| content.with(|view| view.alerts.clone()));
    let measures = Memo::new(move |_| content.with(|view| view.measures.clone()));
    let done = RwSignal::new(None);
    view! {
        <span class="nhsuk-caption-m">{move || content.with(came_words)}</span>
        <PageHeading title="Referral">{move || content.with(|view| name_words(&view.entry))}</PageHeading>
        <p>{move || view! { <ReferralTags entry=content.with(|view| view.entry.clone())/> }}</p>
        {move || content.with(|view| {
            reaching(view.person.unsafe_to_phone, view.person.agrees_to_nothing, is_stopped(view))
        })}
        <Notice words=done/>
        <OpenAlerts alerts=alerts measures=measures wordings=wordings again=again/>
        {move || content.with(standing)}
        <Stopping content=content decides=decides again=again done=done/>
        {decides.then(|| view! { <Placing content=content again=again done=done/> })}
        <Story content=content wordings=wordings/>
        <Codes content=content/>
        {decides.then(|| view! { <Decision content=content again=again done=done/> })}
        <AcknowledgedAlerts alerts=alerts wordings=wordings/>
    }
}

/// What whoever is to reach them must have read.
pub fn reaching(
    unsafe_to_phone: bool,
    agrees_to_nothing: bool,
    writing_stopped: bool,
) -> Option<impl IntoView> {
    let line = |words| view! { <p><strong>{words}</strong></p> };
    let lines: Vec<_> = warnings(unsafe_to_phone, agrees_to_nothing, writing_stopped).map(line).collect();
    (!lines.is_empty()).then(|| view! { <div class="nhsuk-inset-text">{lines}</div> })
}

/// What was decided, and what went out to the person.
fn standing(view: &SelfReferralView) -> impl IntoView + use<> {
    let line = |line: String| view! { <p>{line}</p> };
    let decided = decision_words(view).map(line);
    let decision = view.decision.as_ref();
    let own_words = |heading: &'static str, words: String| {
        view! { <p>{heading} <span class="bh-own-words" dir="auto">{words}</span></p> }
    };
    let reason =
        decision.and_then(|decision| decision.reason.clone()).map(|words| own_words("Reason: ", words));
    let message = decision.and_then(|decision| decision.telling.clone()).map(|telling| match telling {
        Telling::Message(words) => own_words("Message to them: ", words).into_any(),
        Telling::ByStaff => line("One of us tells them.".to_owned()).into_any(),
        Telling::Nobody => line("Nobody is told: no person stands behind this form.".to_owned()).into_any(),
    });
    let unsent = (view.entry.state == InboxState::Unsent && view.let_go.is_none()).then(|| {
        let words = "They have not sent this form. It is here because an answer in it raised an alert. They may come \
                     back to it.";
        view! { <p>{words}</p> }
    });
    let let_go = view.let_go.map(let_go_words).map(line);
    let sent = view.messages.iter().map(message_words).map(line).collect_view();
    view! { {unsent} {let_go} {decided} {reason} {message} {sent} }
}

/// Who may be the same person, and the form to decide, while nobody has.
#[component]
fn Decision(
    content: Signal<SelfReferralView>,
    again: Callback<()>,
    done: RwSignal<Option<String>>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let waits = Memo::new(move |_| content.with(|view| view.entry.state == InboxState::Sent));
    let identity = Memo::new(move |_| content.with(Identity::of_form));
    let known = Memo::new(move |_| content.with(|view| view.known.clone()));
    let draw = move || {
        let left = content.with_untracked(|view| desk.undecided(view.entry.id, || Undecided::about(view)));
        let proposal = Proposal::about(known, &left);
        view! {
            <Show when=move || known.with(|known| !known.is_empty())>
                <Matches form=identity.into() known=known.into() proposal=proposal/>
            </Show>
            <Deciding content=content proposal=proposal left=left again=again done=done/>
        }
    };
    view! { <Show when=move || waits.get()>{draw()}</Show> }
}
