//! What a supervisor looks at: the referrals of those whom they supervise, each with its reasons in words.

use super::caseload::{Looking, More, cell, count_words, patient, problem_words, trends};
use super::{reading::read, session::Desk};
use crate::caseload_words::{has, reason_words, when_words};
use crate::components::each::Each;
use crate::components::loaded::Loaded;
use crate::components::page_heading::PageHeading;
use crate::components::sorted_table::{SortedTable, Sorting};
use crate::components::text_input::TextInput;
use crate::live::Live;
use crate::route::clinic::Screen;
use crate::service_clock::today;
use leptos::prelude::*;
use measures::caseload::order;
use measures::contract::clinician::{ReadSupervision, Supervision, SupervisionEntry};

const COLUMNS: [&str; 6] =
    ["Patient", "Why to look", "Therapist", "Sessions", "Depression and anxiety", "Next"];

/// As the rows come: those with a reason first.
const BY_REASON: Sorting = Sorting { column: 1, down: false };

/// The referrals of the therapists whom the caller supervises, those with a reason to look first.
#[component]
pub fn SupervisionPage() -> impl IntoView {
    let reading = read(expect_context::<Desk>(), expect_context::<Live>(), ReadSupervision {});
    view! { <Loaded reading=reading view=list/> }
}

fn list(supervision: Signal<Supervision>) -> impl IntoView {
    let Looking { typed, sorting, shown, others } = Looking::at(Screen::Supervision, BY_REASON);
    let like = Memo::new(move |_| {
        let (typed, others) = (typed.get(), others.get());
        let is_like = |one: &&SupervisionEntry| {
            let problem = problem_words(one.entry.problem);
            (others || !one.reasons.is_empty())
                && has(&typed, &[&one.entry.patient, &one.therapist, problem, &reasons_words(one)])
        };
        let mut like: Vec<_> = supervision.with(|all| all.entries.iter().filter(is_like).cloned().collect());
        sort(&mut like, sorting.get());
        like
    });
    let drawn =
        Memo::new(move |_| like.with(|like| like.iter().take(shown.get()).cloned().collect::<Vec<_>>()));
    let in_all = move || supervision.with(|all| all.entries.len());
    let whose = move || supervision.with(|all| whose_words(&all.therapists));
    view! {
        <PageHeading title="Supervision">"Supervision"</PageHeading>
        <p>{whose}</p>
        <Show when=move || in_all() != 0>
            <div class="bh-narrow">
                <TextInput name="filter" label="Show only those with" hint=Some("Part of a name, a problem or a reason") value=typed/>
                <div class="nhsuk-checkboxes__item">
                    <input
                        class="nhsuk-checkboxes__input"
                        id="others"
                        type="checkbox"
                        prop:checked=others
                        on:change=move |event| others.set(event_target_checked(&event))
                    />
                    <label class="nhsuk-label nhsuk-checkboxes__label" for="others">
                        "Also show referrals without a reason to look"
                    </label>
                </div>
            </div>
            <p role="status">{move || count_words(like.with(Vec::len), in_all())}</p>
            <SortedTable caption="Referrals of those you supervise" columns=&COLUMNS sorting=sorting>
                <Each of=drawn key=|one: &SupervisionEntry| one.entry.referral view=row/>
            </SortedTable>
            <More left=Signal::derive(move || like.with(Vec::len).saturating_sub(shown.get())) shown=shown/>
        </Show>
    }
}

/// Whose referrals these are.
fn whose_words(therapists: &[String]) -> String {
    match therapists {
        [] => "You supervise nobody. Whoever looks after the accounts can change that.".to_owned(),
        therapists => format!(
            "Referrals of {}. You can read them; only the therapist changes them.",
            therapists.join(", ")
        ),
    }
}

fn reasons_words(one: &SupervisionEntry) -> String {
    one.reasons.iter().map(|reason| reason_words(*reason)).collect::<Vec<_>>().join(". ")
}

fn sort(entries: &mut [SupervisionEntry], sorting: Sorting) {
    match sorting.column {
        0 => sorting.sort(entries, |one| one.entry.patient.to_lowercase()),
        2 => sorting.sort(entries, |one| one.therapist.clone()),
        3 => sorting.sort(entries, |one| one.entry.contacts),
        4 => sorting.sort(entries, |one| one.entry.depression.last.or(one.entry.depression.first)),
        5 => sorting.sort(entries, |one| (one.entry.next.is_none(), one.entry.next.map(|next| next.starts))),
        _ => sorting.sort(entries, |one| order(&one.reasons)),
    }
}

fn row(one: Signal<SupervisionEntry>) -> impl IntoView {
    let reasons = move || {
        let reason = |reason: &_| view! { <li>{reason_words(*reason)}</li> };
        one.with(|one| match one.reasons.as_slice() {
            [] => view! { <span>"No reason to look"</span> }.into_any(),
            reasons => {
                view! { <ul class="bh-reasons">{reasons.iter().map(reason).collect_view()}</ul> }.into_any()
            }
        })
    };
    view! {
        <tr role="row">
            <th class="nhsuk-table__header bh-today__name" role="rowheader" scope="row">
                {move || one.with(|one| patient(&one.entry))}
            </th>
            <td class="nhsuk-table__cell" role="cell">{reasons}</td>
            {cell(COLUMNS[2], move || one.with(|one| one.therapist.clone()))}
            {cell(COLUMNS[3], move || one.with(|one| one.entry.contacts.to_string()))}
            <td class="nhsuk-table__cell" role="cell" data-label=COLUMNS[4]>
                {move || one.with(|one| trends(&one.entry))}
            </td>
            {cell(COLUMNS[5], move || one.with(|one| when_words(one.entry.next, today())))}
        </tr>
    }
}
