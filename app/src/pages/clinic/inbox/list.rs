//! The list of the inbox: what waits, what is to be booked, what was decided lately.

use super::super::{reading::read, session::Desk};
use crate::components::each::Each;
use crate::components::loaded::Loaded;
use crate::components::page_heading::PageHeading;
use crate::components::referral_tags::ReferralTags;
use crate::inbox_words::{name_words, received_words, state_words};
use crate::live::Live;
use crate::route::clinic::Screen;
use crate::service_clock::today;
use leptos::prelude::*;
use measures::contract::clinician::{Inbox, InboxEntry, ReadInbox};

/// Referrals that people made themselves, and the way to the counts.
#[component]
pub fn InboxPage() -> impl IntoView {
    let reading = read(expect_context::<Desk>(), expect_context::<Live>(), ReadInbox {});
    view! { <Loaded reading=reading view=groups/> }
}

fn groups(inbox: Signal<Inbox>) -> impl IntoView {
    view! {
        <PageHeading title="Referrals">"Referrals"</PageHeading>
        <p><a href=Screen::Counts.to_string()>"How many begin the form, and how far they come"</a></p>
        <Group
            title="Waiting for a decision"
            none="No referral is waiting for a decision."
            entries=Memo::new(move |_| inbox.with(|inbox| inbox.waiting.clone()))
        />
        <Show when=move || inbox.with(|inbox| !inbox.told_us.is_empty())>
            <Group
                title="Not sent, told us something"
                none="Nothing is open."
                entries=Memo::new(move |_| inbox.with(|inbox| inbox.told_us.clone()))
            />
        </Show>
        <Group
            title="To book"
            none="Every accepted referral has an appointment."
            entries=Memo::new(move |_| inbox.with(|inbox| inbox.to_book.clone()))
        />
        <Group
            title="Decided in the last 30 days"
            none="Nothing was decided in the last 30 days."
            entries=Memo::new(move |_| inbox.with(|inbox| inbox.decided.clone()))
        />
    }
}

#[component]
fn Group(title: &'static str, none: &'static str, entries: Memo<Vec<InboxEntry>>) -> impl IntoView {
    let any = move || entries.with(|entries| !entries.is_empty());
    let heading = move || match entries.with(Vec::len) {
        0 => title.to_owned(),
        some => format!("{title} ({some})"),
    };
    view! {
        <h2>{heading}</h2>
        <Show when=any fallback=move || view! { <p>{none}</p> }>
            <table class="nhsuk-table bh-today bh-inbox" role="table">
                <caption class="nhsuk-table__caption nhsuk-u-visually-hidden">{title}</caption>
                <thead role="rowgroup">
                    <tr role="row">{["Name", "Received", "State", "Look at"].map(column).collect_view()}</tr>
                </thead>
                <tbody role="rowgroup">
                    <Each of=entries key=|entry: &InboxEntry| entry.id view=row/>
                </tbody>
            </table>
        </Show>
    }
}

fn column(name: &'static str) -> impl IntoView {
    view! { <th class="nhsuk-table__header" role="columnheader" scope="col">{name}</th> }
}

fn row(entry: Signal<InboxEntry>) -> impl IntoView {
    let link = Screen::Referral(entry.with_untracked(|entry| entry.id)).to_string();
    view! {
        <tr role="row">
            <th class="nhsuk-table__header bh-today__name" role="rowheader" scope="row">
                <a href=link>{move || entry.with(name_words)}</a>
            </th>
            <td class="nhsuk-table__cell" role="cell">
                {move || received_words(entry.with(|entry| entry.at), today())}
            </td>
            <td class="nhsuk-table__cell" role="cell">{move || state_words(entry.with(|entry| entry.state))}</td>
            <td class="nhsuk-table__cell" role="cell">{move || view! { <ReferralTags entry=entry.get()/> }}</td>
        </tr>
    }
}
