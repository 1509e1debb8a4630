//! Who on record may be the same person, side by side with the form.

use super::deciding::Proposal;
use crate::components::on_request::OnRequest;
use crate::inbox_words::declined_words;
use crate::matching::{Identity, Likeness};
use crate::route::clinic::Screen;
use crate::times::date;
use leptos::prelude::*;
use measures::contract::clinician::KnownPatient;

/// The form beside each patient. Wider than a phone, so it scrolls in a region of its own.
#[component]
pub fn Matches(
    /// Whoever the form is about.
    form: Signal<Identity>,
    /// Who may be the same person.
    known: Signal<Vec<KnownPatient>>,
    /// What is about to be decided.
    proposal: Proposal,
) -> impl IntoView {
    view! {
        <h2 id="matches">"Possible matches"</h2>
        <p>"The NHS number, or the name, date of birth and postcode, are the same. Check who it is before you decide."</p>
        <p class="bh-scroll-hint" id="matches-hint">"Scroll the table sideways to see all of it."</p>
        <div class="bh-scroll" role="region" aria-labelledby="matches" aria-describedby="matches-hint" tabindex="0">
            {move || known.with(|known| form.with(|form| table(form, known, proposal)))}
        </div>
    }
}

fn table(form: &Identity, known: &[KnownPatient], proposal: Proposal) -> impl IntoView + use<> {
    let records: Vec<Identity> = known.iter().map(Identity::from).collect();
    let several = known.len() > 1;
    let column = |(place, one): (usize, &KnownPatient)| {
        let what = match (one.form, one.declined_on) {
            (_, Some(_)) => "Declined referral",
            (Some(_), None) => "Another referral",
            (None, None) => "Patient on record",
        };
        let number = if several { format!(" {}", place + 1) } else { String::new() };
        view! { <th class="nhsuk-table__header" scope="col">{what}{number}</th> }
    };
    view! {
        <table class="nhsuk-table bh-matches">
            <thead>
                <tr>
                    <td class="nhsuk-table__cell"></td>
                    <th class="nhsuk-table__header" scope="col">"This form"</th>
                    {known.iter().enumerate().map(column).collect_view()}
                </tr>
            </thead>
            <tbody>
                {FIELDS.map(|field| row(field, form, &records)).collect_view()}
                {last("On the caseload of", "", known, &|one| caseloads(one).into_any())}
                {last("What to do", "bh-screen-only", known, &|one| act(one, proposal))}
            </tbody>
        </table>
    }
}

/// One thing that is compared.
#[derive(Clone, Copy)]
struct Field {
    name: &'static str,
    read: fn(&Identity) -> Option<String>,
    /// Whether it is shown only on request.
    covered: bool,
}

const FIELDS: [Field; 4] = [
    Field { name: "Name", read: |one| Some(one.name.clone()), covered: false },
    Field { name: "Date of birth", read: |one| one.date_of_birth.map(date), covered: false },
    Field { name: "NHS number", read: |one| one.nhs_number.clone(), covered: true },
    Field { name: "Postcode", read: |one| one.postcode.clone(), covered: false },
];

fn row(field: Field, form: &Identity, records: &[Identity]) -> impl IntoView + use<> {
    let ours = (field.read)(form);
    let cell = |record: &Identity| {
        let theirs = (field.read)(record);
        let likeness = Likeness::of(ours.as_deref(), theirs.as_deref());
        let whose = format!("of {}", record.name);
        view! { <td class="nhsuk-table__cell">{tag(likeness)} <br/> {shown(field, theirs, whose)}</td> }
    };
    view! {
        <tr>
            <th class="nhsuk-table__header" scope="row">{field.name}</th>
            <td class="nhsuk-table__cell">{shown(field, ours.clone(), "on this form".to_owned())}</td>
            {records.iter().map(cell).collect_view()}
        </tr>
    }
}

fn shown(field: Field, value: Option<String>, whose: String) -> AnyView {
    match value.filter(|value| !value.is_empty()) {
        Some(value) if field.covered => view! { <OnRequest digits=value whose=whose/> }.into_any(),
        Some(value) => view! { <span dir="auto">{value}</span> }.into_any(),
        None => "–".into_any(),
    }
}

/// The colour only repeats the words.
fn tag(likeness: Likeness) -> impl IntoView {
    let colour = match likeness {
        Likeness::Same => "green",
        Likeness::Different => "orange",
        Likeness::NotOnRecord | Likeness::NotOnForm | Likeness::OnNeither => "grey",
    };
    view! { <strong class=format!("nhsuk-tag nhsuk-tag--{colour}")>{likeness.words()}</strong> }
}

/// A line about those on record only.
fn last(
    name: &'static str,
    class: &'static str,
    known: &[KnownPatient],
    cell: &dyn Fn(&KnownPatient) -> AnyView,
) -> impl IntoView + use<> {
    let cell = |one: &KnownPatient| view! { <td class="nhsuk-table__cell">{cell(one)}</td> };
    view! {
        <tr class=class>
            <th class="nhsuk-table__header" scope="row">{name}</th>
            <td class="nhsuk-table__cell">"–"</td>
            {known.iter().map(cell).collect_view()}
        </tr>
    }
}

fn caseloads(one: &KnownPatient) -> String {
    if one.therapists.is_empty() { "Nobody".to_owned() } else { one.therapists.join(", ") }
}

/// Somebody who is known only by another form has no record to join: neither before that is decided, nor once it was
/// declined.
fn act(one: &KnownPatient, proposal: Proposal) -> AnyView {
    if let Some(form) = one.form {
        let href = Screen::Referral(form).to_string();
        let Some(day) = one.declined_on else {
            return view! { <a href=href>"Open that referral first"</a> }.into_any();
        };
        return view! { {declined_words(day)} " " <a href=href>"Open that referral"</a> }.into_any();
    }
    let join = proposal.join(one.patient);
    view! {
        <a
            class="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
            href=format!("#{}", proposal.control(one.patient))
            on:click=move |_| join.run(())
        >
            "Join this patient"
            <span class="nhsuk-u-visually-hidden">{format!(": {}", one.name)}</span>
        </a>
    }
    .into_any()
}
