//! Where one is signed in.

use crate::components::each::Each;
use crate::pages::clinic::session::Desk;
use crate::staff_words;
use crate::times::date_and_clock;
use leptos::prelude::*;
use measures::contract::clinician::{Account, EndOtherSessions, EndSession, OwnSession};
use measures::ids::SessionId;

/// Each browser, with a button to end it there. Its own page hears of that, and so does this one.
#[component]
pub(super) fn Sessions(account: Signal<Account>, done: RwSignal<Option<String>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let sessions = Memo::new(move |_| account.with(|account| account.sessions.clone()));
    let end = Callback::new(move |session: Option<SessionId>| {
        leptos::task::spawn_local(async move {
            let reply = match session {
                Some(session) => desk.send(&EndSession { session }).await,
                None => desk.send(&EndOtherSessions {}).await,
            };
            done.try_set(Some(match (reply, session) {
                (Ok(()), Some(_)) => "That session is ended.".to_owned(),
                (Ok(()), None) => "You are signed out everywhere else.".to_owned(),
                (Err(failure), _) => staff_words::failure(&failure),
            }));
        });
    });
    let column = |name| view! { <th class="nhsuk-table__header" role="columnheader" scope="col">{name}</th> };
    let columns = ["Browser", "Signed in", "Last used", "Sign out"].map(column).collect_view();
    view! {
        <h2 id="own-sessions">"Where you are signed in"</h2>
        <table class="nhsuk-table bh-today bh-list" role="table" aria-labelledby="own-sessions">
            <thead role="rowgroup"><tr role="row">{columns}</tr></thead>
            <tbody role="rowgroup">
                <Each of=sessions key=|one: &OwnSession| one.id view=move |one| row(one, end)/>
            </tbody>
        </table>
        <Show when=move || { sessions.with(|all| all.len() > 1) }>
            <button class="nhsuk-button nhsuk-button--secondary" type="button" on:click=move |_| end.run(None)>
                "Sign out everywhere else"
            </button>
        </Show>
    }
}

fn row(one: Signal<OwnSession>, end: Callback<Option<SessionId>>) -> impl IntoView {
    let what = move || {
        one.with(|one| match one.is_this {
            true => view! { <span>"This is the one you are using"</span> }.into_any(),
            false => {
                let (id, of) = (one.id, format!(" in {}", one.browser));
                view! {
                    <button
                        class="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
                        type="button"
                        on:click=move |_| end.run(Some(id))
                    >
                        "Sign out" <span class="nhsuk-u-visually-hidden">{of}</span>
                    </button>
                }
                .into_any()
            }
        })
    };
    view! {
        <tr role="row">
            <th class="nhsuk-table__header bh-today__name" role="rowheader" scope="row">
                {move || one.with(|one| one.browser.clone())}
            </th>
            <td class="nhsuk-table__cell" role="cell" data-label="Signed in">
                {move || one.with(|one| date_and_clock(one.since))}
            </td>
            <td class="nhsuk-table__cell" role="cell" data-label="Last used">
                {move || one.with(|one| date_and_clock(one.used))}
            </td>
            <td class="nhsuk-table__cell" role="cell">{what}</td>
        </tr>
    }
}
