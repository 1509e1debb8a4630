//! The caseload: every referral with its last and next appointment, how the measures have moved, and what is there.

use super::left::{Left, leave, left};
use super::{reading::read, session::Desk};
use crate::caseload_words::{complete_lines, has, trend_words, when_words};
use crate::components::button::Button;
use crate::components::each::Each;
use crate::components::loaded::Loaded;
use crate::components::page_heading::PageHeading;
use crate::components::sorted_table::{SortedTable, Sorting};
use crate::components::text_input::TextInput;
use crate::live::Live;
use crate::route::clinic::Screen;
use crate::service_clock::today;
use crate::times::date;
use leptos::prelude::*;
use measures::caseload::Trend;
use measures::contract::clinician::{Caseload, CaseloadEntry, ReadCaseload};
use measures::problem::ProblemDescriptor;

/// How many lines are drawn at first, and how many more each time.
pub(super) const AT_ONCE: usize = 50;

const COLUMNS: [&str; 7] =
    ["Patient", "Problem", "Sessions", "Last", "Next", "Depression and anxiety", "Complete scores"];

/// The referrals of the caseload, as they are put in order and looked through.
#[component]
pub fn CaseloadPage() -> impl IntoView {
    let reading = read(expect_context::<Desk>(), expect_context::<Live>(), ReadCaseload {});
    view! { <Loaded reading=reading view=list/> }
}

fn list(caseload: Signal<Caseload>) -> impl IntoView {
    let Looking { typed, sorting, shown, .. } = Looking::at(Screen::Caseload, Sorting::default());
    let like = Memo::new(move |_| {
        let typed = typed.get();
        let is_like = |entry: &&CaseloadEntry| has(&typed, &[&entry.patient, problem_words(entry.problem)]);
        let mut like: Vec<_> =
            caseload.with(|caseload| caseload.entries.iter().filter(is_like).cloned().collect());
        sort(&mut like, sorting.get());
        like
    });
    let drawn =
        Memo::new(move |_| like.with(|like| like.iter().take(shown.get()).cloned().collect::<Vec<_>>()));
    let in_all = move || caseload.with(|caseload| caseload.entries.len());
    view! {
        <PageHeading title="Caseload">"Caseload"</PageHeading>
        <Show when=move || in_all() != 0 fallback=|| view! { <p>"You have no referrals on your caseload."</p> }>
            <div class="bh-narrow"><TextInput name="filter" label="Show only those with" hint=Some("Part of a name or of the problem") value=typed/></div>
            <p role="status">{move || count_words(like.with(Vec::len), in_all())}</p>
            <SortedTable caption="Your referrals" columns=&COLUMNS sorting=sorting>
                <Each of=drawn key=|entry: &CaseloadEntry| entry.referral view=row/>
            </SortedTable>
            <More left=Signal::derive(move || like.with(Vec::len).saturating_sub(shown.get())) shown=shown/>
        </Show>
    }
}

/// How a list is looked into: as it was left, and kept as it is.
#[derive(Clone, Copy)]
pub(super) struct Looking {
    /// What its lines are to have.
    pub(super) typed: RwSignal<String>,
    /// Its order.
    pub(super) sorting: RwSignal<Sorting>,
    /// How many lines are drawn at most.
    pub(super) shown: RwSignal<usize>,
    /// Whether it shows more than it does at first.
    pub(super) others: RwSignal<bool>,
}

impl Looking {
    /// At this list, which is in that order at first.
    pub(super) fn at(list: Screen, order: Sorting) -> Self {
        let desk = expect_context::<Desk>();
        let Left { words, sorting, shown, others } = left(desk, list);
        let looking = Self {
            typed: RwSignal::new(words),
            sorting: RwSignal::new(sorting.unwrap_or(order)),
            shown: RwSignal::new(shown.unwrap_or(AT_ONCE)),
            others: RwSignal::new(others),
        };
        let Self { typed, sorting, shown, others } = looking;
        Effect::new(move |_| {
            let (words, sorting, shown) = (typed.get(), Some(sorting.get()), Some(shown.get()));
            leave(desk, list, Left { words, sorting, shown, others: others.get() });
        });
        looking
    }
}

/// "12 of 40 referrals"
pub(super) fn count_words(shown: usize, in_all: usize) -> String {
    match in_all {
        1 => format!("{shown} of 1 referral"),
        _ if shown == in_all => format!("{in_all} referrals"),
        _ => format!("{shown} of {in_all} referrals"),
    }
}

/// A button that draws more lines, while there are any.
#[component]
pub(super) fn More(left: Signal<usize>, shown: RwSignal<usize>) -> impl IntoView {
    let more = Callback::new(move |()| shown.update(|shown| *shown += AT_ONCE));
    view! {
        <Show when=move || left.get() != 0>
            <p>{move || format!("{} more are not shown.", left.get())}</p>
            <Button words="Show 50 more" secondary=true on_press=more/>
        </Show>
    }
}

pub(super) fn problem_words(problem: Option<ProblemDescriptor>) -> &'static str {
    problem.map_or("Not set", ProblemDescriptor::words)
}

fn sort(entries: &mut [CaseloadEntry], sorting: Sorting) {
    match sorting.column {
        1 => sorting.sort(entries, |entry| problem_words(entry.problem)),
        2 => sorting.sort(entries, |entry| entry.contacts),
        3 => sorting.sort(entries, |entry| entry.last.map(|last| last.starts)),
        // Whoever has none comes after all that have one.
        4 => sorting.sort(entries, |entry| (entry.next.is_none(), entry.next.map(|next| next.starts))),
        5 => sorting.sort(entries, |entry| entry.depression.last.or(entry.depression.first)),
        6 => sorting.sort(entries, |entry| entry.depression.scores.min(entry.anxiety.scores)),
        _ => sorting.sort(entries, |entry| entry.patient.to_lowercase()),
    }
}

fn row(entry: Signal<CaseloadEntry>) -> impl IntoView {
    view! {
        <tr role="row">
            <th class="nhsuk-table__header bh-today__name" role="rowheader" scope="row">
                {move || entry.with(alerting)} {move || entry.with(patient)}
            </th>
            {cell(COLUMNS[1], move || entry.with(|entry| problem_words(entry.problem).to_owned()))}
            {cell(COLUMNS[2], move || entry.with(|entry| entry.contacts.to_string()))}
            {cell(COLUMNS[3], move || entry.with(|entry| when_words(entry.last, today())))}
            {cell(COLUMNS[4], move || entry.with(|entry| when_words(entry.next, today())))}
            <td class="nhsuk-table__cell" role="cell" data-label=COLUMNS[5]>{move || entry.with(trends)}</td>
            <td class="nhsuk-table__cell" role="cell" data-label=COLUMNS[6]>{move || entry.with(complete)}</td>
        </tr>
    }
}

/// A cell of plain words, with the name of its column for a narrow page.
pub(super) fn cell(column: &'static str, words: impl Fn() -> String + Send + 'static) -> AnyView {
    view! { <td class="nhsuk-table__cell" role="cell" data-label=column>{words}</td> }.into_any()
}

/// Whether an alert waits.
fn alerting(entry: &CaseloadEntry) -> AnyView {
    let tag = || {
        view! {
            <span class="bh-list__line">
                <strong class="nhsuk-tag nhsuk-tag--yellow bh-progress-tag">"Alert to acknowledge"</strong>
            </span>
        }
    };
    entry.alert.then(tag).into_any()
}

/// The patient with a link to the appointment to open.
pub(super) fn patient(entry: &CaseloadEntry) -> AnyView {
    let name = match entry.opens {
        Some(appointment) => {
            view! { <a href=Screen::Appointment(appointment).to_string()>{entry.patient.clone()}</a> }
                .into_any()
        }
        None => view! { <span>{entry.patient.clone()} " (no appointment booked)"</span> }.into_any(),
    };
    let born = entry.date_of_birth.map(|born| format!("Born {}", date(born)));
    view! { {name} <span class="bh-list__small">{born}</span> }.into_any()
}

/// How the two measures have moved, a line each.
pub(super) fn trends(entry: &CaseloadEntry) -> AnyView {
    let line = |trend: &Trend| {
        let name = format!("{}:", trend.instrument.instrument().name);
        view! {
            <span class="bh-list__line"><span class="bh-list__whole">{name}</span> " " {trend_words(trend)}</span>
        }
    };
    [&entry.depression, &entry.anxiety].map(line).into_any()
}

/// How many complete scores there are of the two, a line each.
fn complete(entry: &CaseloadEntry) -> AnyView {
    let line = |line: String| view! { <span class="bh-list__line bh-list__whole">{line}</span> };
    complete_lines(entry).map(line).into_any()
}
