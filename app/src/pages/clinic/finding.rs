//! Finding a patient among those whose records the caller may read.

use super::left::{Left, leave, left};
use super::session::{Desk, Session};
use crate::caseload_words::{when_words, whose_words};
use crate::components::button::{Form, SubmitButton};
use crate::components::error_summary::{ErrorSummary, Mistake, error_at};
use crate::components::page_heading::PageHeading;
use crate::components::text_input::TextInput;
use crate::route::clinic::Screen;
use crate::service_clock::today;
use crate::staff_words;
use crate::times::date;
use leptos::prelude::*;
use measures::contract::clinician::{FindPatients, FoundPatient, FoundPatients};
use measures::nhs_number::shown;
use measures::role::Role;

const WORDS: &str = "who";

/// One box, and who was found.
#[component]
pub fn FindPage() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let Left { words: before, .. } = left(desk, Screen::Find);
    let (typed, found) = (RwSignal::new(before.clone()), RwSignal::new(None::<FoundPatients>));
    let mistakes = RwSignal::new(Vec::new());
    let asked = StoredValue::new(0_u32);
    let find = Callback::new(move |()| {
        let words = typed.get_untracked().trim().to_owned();
        asked.update_value(|asked| *asked += 1);
        if words.is_empty() {
            // What was found before was found for something else.
            found.set(None);
            leave(desk, Screen::Find, Left::default());
            return mistakes.set(vec![Mistake::at(WORDS, "Enter a name, a date of birth or an NHS number")]);
        }
        mistakes.set(Vec::new());
        leave(desk, Screen::Find, Left { words: words.clone(), ..Left::default() });
        let now = asked.get_value();
        leptos::task::spawn_local(async move {
            let reply = desk.send(&FindPatients { words }).await;
            // Of two searches the later counts; and whoever pressed may have left the screen by now.
            if asked.try_get_value() == Some(now) {
                match reply {
                    Ok(reply) => found.set(Some(reply)),
                    Err(failure) => mistakes.set(vec![Mistake::general(staff_words::failure(&failure))]),
                }
            }
        });
    });
    // Whoever comes back finds what they had found.
    if !before.is_empty() {
        find.run(());
    }
    let said = move || found.with(|found| found.as_ref().map(found_words));
    let opens = move || match desk.session() {
        Session::Staff(signed_in) => signed_in.role != Role::Administrator,
        _ => false,
    };
    view! {
        <PageHeading title="Find a patient">"Find a patient"</PageHeading>
        <p>"You find patients on your caseload, those of whom you supervise, and those whose record you have opened."</p>
        <div class="bh-narrow">
            <Form id="find" on_submit=find>
                <ErrorSummary mistakes=mistakes/>
                <TextInput
                    name=WORDS
                    label="Name, date of birth or NHS number"
                    hint=Some("For example: sio brien, 12 5 1980, or 943 476 5919")
                    value=typed
                    error=error_at(mistakes, WORDS)
                    most=100
                />
                <SubmitButton words="Find"/>
            </Form>
        </div>
        <p role="status">{said}</p>
        {move || found.with(|found| found.as_ref().filter(|found| !found.found.is_empty()).map(results))}
        <Show when=opens>
            <p>
                <a href=Screen::OpenRecord.to_string()>"Open a record that is not on your caseload"</a>
                ". You give a reason, and the service manager reads it."
            </p>
        </Show>
    }
}

fn found_words(found: &FoundPatients) -> String {
    match (found.in_all, found.found.len()) {
        (0, _) => "Nobody was found. Check the spelling, or try part of the name.".to_owned(),
        (1, _) => "1 was found.".to_owned(),
        (all, shown) if usize::try_from(all).is_ok_and(|all| all == shown) => format!("{all} were found."),
        (all, shown) => format!("{all} were found. These are the first {shown}: say more to find fewer."),
    }
}

fn results(found: &FoundPatients) -> AnyView {
    let column = |name| view! { <th class="nhsuk-table__header" role="columnheader" scope="col">{name}</th> };
    let columns = ["Patient", "Born", "NHS number", "Caseload", "Last", "Next"].map(column).collect_view();
    view! {
        <table class="nhsuk-table bh-today bh-list" role="table">
            <caption class="nhsuk-table__caption nhsuk-u-visually-hidden">"Patients found"</caption>
            <thead role="rowgroup"><tr role="row">{columns}</tr></thead>
            <tbody role="rowgroup">{found.found.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn row(one: &FoundPatient) -> AnyView {
    let name = match one.opens {
        Some(appointment) => {
            view! { <a href=Screen::Appointment(appointment).to_string()>{one.patient.clone()}</a> }
                .into_any()
        }
        None => view! { <span>{one.patient.clone()} " (this record has no appointment to read yet)"</span> }
            .into_any(),
    };
    let called = one.known_as.as_ref().map(|name| format!("Likes to be called {name}"));
    let number = one.nhs_number.as_deref().map_or_else(|| "Not known".to_owned(), shown);
    let cell = |label: &'static str, words: String| {
        view! { <td class="nhsuk-table__cell" role="cell" data-label=label>{words}</td> }
    };
    view! {
        <tr role="row">
            <th class="nhsuk-table__header bh-today__name" role="rowheader" scope="row">
                {name} <span class="bh-list__small">{called}</span>
            </th>
            {cell("Born", one.date_of_birth.map_or_else(|| "Not known".to_owned(), date))}
            {cell("NHS number", number)}
            {cell("Caseload", whose_words(one))}
            {cell("Last", when_words(one.last, today()))}
            {cell("Next", when_words(one.next, today()))}
        </tr>
    }
    .into_any()
}
