//! Records that were opened outside a caseload: for the service manager, who looks at each.

use super::{reading::read, session::Desk};
use crate::components::each::Each;
use crate::components::loaded::Loaded;
use crate::components::notice::Notice;
use crate::components::page_heading::PageHeading;
use crate::live::Live;
use crate::staff_words;
use crate::times::{clock, date_and_clock};
use leptos::prelude::*;
use measures::contract::clinician::{GlassOpening, GlassOpenings, ReadGlassOpenings, ReviewGlassOpening};

/// Who opened whose record, why and when, those that nobody has reviewed first.
#[component]
pub fn OpeningsPage() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let reading = read(desk, expect_context::<Live>(), ReadGlassOpenings {});
    let (done, sending) = (RwSignal::new(None), StoredValue::new(Vec::new()));
    let review = Callback::new(move |opening: GlassOpening| {
        if sending.with_value(|sending| sending.contains(&opening.id)) {
            return;
        }
        sending.update_value(|sending| sending.push(opening.id));
        leptos::task::spawn_local(async move {
            let reply = desk.send(&ReviewGlassOpening { id: opening.id }).await;
            sending.try_update_value(|sending| sending.retain(|one| *one != opening.id));
            done.set(Some(match reply {
                Ok(()) => format!("The opening by {} is marked as reviewed.", opening.by),
                Err(failure) => staff_words::failure(&failure),
            }));
            // Whoever pressed may have left the screen by now.
            reading.again.try_run(());
        });
    });
    view! { <Loaded reading=reading view=move |content| list(content, done, review)/> }
}

fn list(
    content: Signal<GlassOpenings>,
    done: RwSignal<Option<String>>,
    review: Callback<GlassOpening>,
) -> impl IntoView {
    let openings = Memo::new(move |_| content.with(|content| content.openings.clone()));
    let waiting = move || openings.with(|all| all.iter().filter(|one| one.reviewed.is_none()).count());
    let column = |name| view! { <th class="nhsuk-table__header" role="columnheader" scope="col">{name}</th> };
    let columns = move || ["Opened by", "Patient", "Why", "When", "Reviewed"].map(column).collect_view();
    view! {
        <PageHeading title="Record openings">"Record openings"</PageHeading>
        <Notice words=done/>
        <p>"Records that somebody opened with a reason, though they are not on their caseload."</p>
        <p role="status">{move || waiting_words(waiting())}</p>
        <Show
            when=move || openings.with(|all| !all.is_empty())
            fallback=|| view! { <p>"Nobody has opened a record so."</p> }
        >
            <table class="nhsuk-table bh-today bh-list" role="table">
                <caption class="nhsuk-table__caption nhsuk-u-visually-hidden">"Records opened outside a caseload"</caption>
                <thead role="rowgroup"><tr role="row">{columns()}</tr></thead>
                <tbody role="rowgroup">
                    <Each of=openings key=|one: &GlassOpening| one.id view=move |one| row(one, review)/>
                </tbody>
            </table>
        </Show>
    }
}

fn waiting_words(waiting: usize) -> String {
    match waiting {
        0 => "Every opening has been reviewed.".to_owned(),
        1 => "1 waits to be reviewed.".to_owned(),
        some => format!("{some} wait to be reviewed."),
    }
}

fn row(one: Signal<GlassOpening>, review: Callback<GlassOpening>) -> impl IntoView {
    let why = move || one.with(|one| format!("{}: {}", one.reason.words(), one.words));
    let when = move || {
        one.with(|one| {
            format!(
                "{}, open until {}. Read {}",
                date_and_clock(one.at),
                clock(one.until),
                times(one.readings)
            )
        })
    };
    let reviewed = move || {
        let opening = one.get();
        match (&opening.reviewed, opening.yours) {
            (Some((by, at)), _) => {
                view! { <span>{format!("By {by}, {}", date_and_clock(*at))}</span> }.into_any()
            }
            (None, true) => view! { <span>"You opened it, so somebody else reviews it"</span> }.into_any(),
            (None, false) => {
                let about = format!(" the opening by {}", opening.by);
                view! {
                    <button
                        class="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
                        type="button"
                        on:click=move |_| review.run(opening.clone())
                    >
                        "Mark as reviewed" <span class="nhsuk-u-visually-hidden">{about}</span>
                    </button>
                }
                .into_any()
            }
        }
    };
    view! {
        <tr role="row">
            <th class="nhsuk-table__header bh-today__name" role="rowheader" scope="row">
                {move || one.with(|one| one.by.clone())}
            </th>
            <td class="nhsuk-table__cell" role="cell" data-label="Patient">
                {move || one.with(|one| one.patient.clone())}
            </td>
            <td class="nhsuk-table__cell bh-own-words" role="cell" data-label="Why">{why}</td>
            <td class="nhsuk-table__cell" role="cell" data-label="When">{when}</td>
            <td class="nhsuk-table__cell" role="cell">{reviewed}</td>
        </tr>
    }
}

fn times(readings: u32) -> String {
    match readings {
        1 => "once".to_owned(),
        readings => format!("{readings} times"),
    }
}
