//! Before the day's appointments: who has not answered yet, and a reminder to those who can be written to.

use super::{reading::read, session::Desk, today::fill_in};
use crate::api::Failure;
use crate::components::each::Each;
use crate::components::loaded::Loaded;
use crate::components::notice::Notice;
use crate::components::page_heading::PageHeading;
use crate::components::progress_tag::ProgressTag;
use crate::components::sorted_table::{SortedTable, Sorting};
use crate::inbox_words::message_words;
use crate::live::Live;
use crate::route::clinic::Screen;
use crate::staff_words;
use crate::times::{clock, weekday_and_date};
use leptos::prelude::*;
use measures::contract::Problem;
use measures::contract::clinician::{
    Delivery, PackProgress, Preparation, PreparationEntry, ReadPreparation, SendReminder,
};
use measures::ids::AppointmentId;

const COLUMNS: [&str; 4] = ["Time", "Patient", "Questions", "Reminder"];

/// Today's booked appointments, those without an answer found at a glance.
#[component]
pub fn PreparePage() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let reading = read(desk, expect_context::<Live>(), ReadPreparation {});
    let done = RwSignal::new(None);
    // A second reminder would stop the link of the first.
    let sending = StoredValue::new(Vec::new());
    let remind = Callback::new(move |entry: PreparationEntry| {
        let appointment = entry.entry.appointment;
        if sending.with_value(|sending| sending.contains(&appointment)) {
            return;
        }
        sending.update_value(|sending| sending.push(appointment));
        leptos::task::spawn_local(async move {
            let reply = desk.send(&SendReminder { appointment }).await;
            sending.try_update_value(|sending| sending.retain(|one| *one != appointment));
            done.set(Some(match reply {
                Ok(_) => format!("A reminder to {} is on its way.", entry.entry.patient),
                Err(failure) => refusal(&failure),
            }));
            // Whoever pressed may have left the screen by now.
            reading.again.try_run(());
        });
    });
    view! {
        <a class="nhsuk-back-link" href=Screen::Today.to_string()>"Back to today"</a>
        <Loaded reading=reading view=move |content| list(content, done, remind)/>
    }
}

fn refusal(failure: &Failure) -> String {
    match failure {
        Failure::Problem(Problem::NoChannel) => {
            "They agreed to no way that we can write to them, or messages to them were stopped. Phone them if that is \
             safe."
                .to_owned()
        }
        Failure::Problem(Problem::TooManyTries) => {
            "Three reminders went to this patient within a day. Phone them if that is safe.".to_owned()
        }
        Failure::Problem(Problem::AlreadySent) => "All the questions have been answered.".to_owned(),
        Failure::Problem(Problem::TooEarly) => {
            "They have been answering within the last half hour. A reminder would stop their link, so none was sent."
                .to_owned()
        }
        Failure::Problem(Problem::NotFound) => {
            "This appointment has begun or is no longer booked, so no reminder was sent.".to_owned()
        }
        Failure::Problem(Problem::NothingToAsk) => {
            "There is nothing to ask before this appointment, so no reminder was sent.".to_owned()
        }
        other => staff_words::failure(other),
    }
}

fn list(
    content: Signal<Preparation>,
    done: RwSignal<Option<String>>,
    remind: Callback<PreparationEntry>,
) -> impl IntoView {
    let sorting = RwSignal::new(Sorting::default());
    let entries = Memo::new(move |_| {
        let mut entries = content.with(|content| content.entries.clone());
        sort(&mut entries, sorting.get());
        entries
    });
    let waiting = move || entries.with(|all| all.iter().filter(|one| waits(one)).count());
    view! {
        <PageHeading title="Before today’s appointments">"Before today’s appointments"</PageHeading>
        <p>{move || weekday_and_date(content.with(|content| content.date))}</p>
        <Notice words=done/>
        <p role="status">{move || waiting_words(waiting())}</p>
        <Show
            when=move || entries.with(|all| !all.is_empty())
            fallback=|| view! { <p>"You have no booked appointments today."</p> }
        >
            <SortedTable caption="Your appointments today and their questions" columns=&COLUMNS sorting=sorting>
                <Each of=entries key=|one: &PreparationEntry| one.entry.appointment view=move |one| row(one, remind)/>
            </SortedTable>
        </Show>
    }
}

/// Whether something is left to answer.
fn waits(one: &PreparationEntry) -> bool {
    !matches!(one.entry.progress, PackProgress::Completed { .. })
}

fn waiting_words(waiting: usize) -> String {
    match waiting {
        0 => "Everybody has answered.".to_owned(),
        1 => "1 patient has not answered all the questions.".to_owned(),
        some => format!("{some} patients have not answered all the questions."),
    }
}

fn sort(entries: &mut [PreparationEntry], sorting: Sorting) {
    match sorting.column {
        1 => sorting.sort(entries, |one| one.entry.patient.to_lowercase()),
        2 => sorting.sort(entries, |one| progress_place(one.entry.progress)),
        3 => sorting.sort(entries, |one| one.reminded.map(|reminded| reminded.at)),
        _ => sorting.sort(entries, |one| one.entry.starts),
    }
}

/// Whoever has most left to answer first.
fn progress_place(progress: PackProgress) -> (u8, u16) {
    match progress {
        PackProgress::NotInvited => (0, 0),
        PackProgress::NotStarted => (1, 0),
        PackProgress::Answering { answered, .. } => (2, answered),
        PackProgress::Completed { .. } => (3, 0),
    }
}

fn row(one: Signal<PreparationEntry>, remind: Callback<PreparationEntry>) -> impl IntoView {
    let key: AppointmentId = one.with_untracked(|one| one.entry.appointment);
    let link = Screen::Appointment(key).to_string();
    view! {
        <tr role="row">
            <td class="nhsuk-table__cell bh-today__time" role="cell">
                {move || clock(one.with(|one| one.entry.starts))}
            </td>
            <th class="nhsuk-table__header bh-today__name" role="rowheader" scope="row">
                <a href=link>{move || one.with(|one| one.entry.patient.clone())}</a>
            </th>
            <td class="nhsuk-table__cell" role="cell">
                {move || view! { <ProgressTag entry=one.with(|one| one.entry.clone())/> }}
                {move || one.with(|one| fill_in(&one.entry))}
            </td>
            <td class="nhsuk-table__cell" role="cell">{move || reminding(one.get(), remind)}</td>
        </tr>
    }
}

/// What became of the last reminder, and the button for another or the phone.
fn reminding(one: PreparationEntry, remind: Callback<PreparationEntry>) -> AnyView {
    let last =
        one.reminded.as_ref().map(|sent| view! { <span class="bh-list__line">{message_words(sent)}</span> });
    if !waits(&one) {
        return last.into_any();
    }
    let on_its_way = one.reminded.is_some_and(|sent| sent.delivery == Delivery::Queued);
    let way = match (one.channel, on_its_way) {
        (_, true) => ().into_any(),
        (None, false) => view! { <span class="bh-list__line">{phone_words(&one)}</span> }.into_any(),
        (Some(_), false) => {
            let about = format!(" to {}", one.entry.patient);
            view! {
                <button
                    class="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
                    type="button"
                    on:click=move |_| remind.run(one.clone())
                >
                    "Send a reminder" <span class="nhsuk-u-visually-hidden">{about}</span>
                </button>
            }
            .into_any()
        }
    };
    view! { {last} {way} }.into_any()
}

/// How somebody who cannot be written to is reached.
fn phone_words(one: &PreparationEntry) -> String {
    match (&one.phone, one.unsafe_to_phone) {
        (Some(phone), _) => format!("Cannot be written to. Phone {phone}"),
        (None, true) => "Cannot be written to, and said that phoning is not safe".to_owned(),
        (None, false) => "Cannot be written to, and no phone number is kept here".to_owned(),
    }
}
