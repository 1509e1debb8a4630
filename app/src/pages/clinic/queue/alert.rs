//! One alert: how to reach the patient, what was said, what to do about it, and everything that happened to it.

use super::super::alerts::{AcknowledgedAlerts, OpenAlert};
use super::super::inbox::reaching;
use super::super::unrecorded::Unrecorded;
use super::super::{reading::read, session::Desk};
use super::closing::Closing;
use super::contacting::Contacting;
use super::list::next_appointment;
use crate::alert_words::{desks_words, name_words, reach_line, standing_words};
use crate::components::alert_life::AlertLife;
use crate::components::alert_story::AlertStory;
use crate::components::fact_list::FactList;
use crate::components::item_times::ItemTimes;
use crate::components::loaded::Loaded;
use crate::components::notice::Notice;
use crate::components::page_heading::PageHeading;
use crate::components::told_section::ToldSection;
use crate::earlier::earlier_lines;
use crate::live::Live;
use crate::route::clinic::Screen;
use crate::times::{date, weekday_and_clock};
use crate::worded::Wordings;
use leptos::prelude::*;
use measures::alert_queue::Stage;
use measures::contract::clinician::{AlertView, SeeAlert, ToldInForm};
use measures::ids::AlertId;

/// Everything about one alert. Opening it notes that somebody has seen it, and says that this is not acknowledging it.
#[component]
pub fn AlertPage(
    /// Which.
    alert: AlertId,
) -> impl IntoView {
    let reading = read(expect_context::<Desk>(), expect_context::<Live>(), SeeAlert { alert });
    let again = reading.again;
    view! {
        <a class="nhsuk-back-link" href=Screen::Alerts.to_string()>"Back to alerts"</a>
        <Loaded reading=reading view=move |content| view! { <Opened content=content again=again/> }/>
    }
}

#[component]
fn Opened(content: Signal<AlertView>, again: Callback<()>) -> impl IntoView {
    let wordings = Memo::new(move |_| content.with(|view| Wordings::from(view.wordings.clone())));
    let alert = Memo::new(move |_| content.with(|view| view.alert.clone()));
    let others = Memo::new(move |_| content.with(|view| view.others.clone()));
    let earlier =
        Memo::new(move |_| content.with(|view| earlier_lines(&view.alert, &view.others, &view.measures)));
    let stage = Memo::new(move |_| content.with(|view| view.entry.stage));
    let waits = move || stage.get() < Stage::Acknowledged;
    let to_finish = move || matches!(stage.get(), Stage::Acknowledged | Stage::ContactRecorded);
    let id = content.with_untracked(|view| view.alert.alert);
    let happened = Memo::new(move |_| content.with(|view| view.life.clone()));
    let done = RwSignal::new(None);
    let life = move || {
        let (entry, life) = content.with(|view| (view.entry.clone(), view.life.clone()));
        view! { <AlertLife entry=entry life=life/> }
    };
    view! {
        <span class="nhsuk-caption-m">{move || content.with(caption)}</span>
        <PageHeading title="Alert">{move || content.with(|view| name_words(&view.entry))}</PageHeading>
        <p>{move || content.with(born)}</p>
        <Show when=waits>
            <div class="nhsuk-inset-text">
                <p>{move || content.with(|view| standing_words(&view.entry))}</p>
            </div>
        </Show>
        {move || content.with(another)}
        <Notice words=done/>
        <Unrecorded alert=id life=happened/>
        <h2>"How to reach them"</h2>
        {move || content.with(around)}
        <Show when=waits>
            <OpenAlert
                alert=alert.into()
                wordings=wordings
                earlier=earlier
                again=again
                done=done
                in_queue=true
            />
        </Show>
        <Show when=move || !waits()>
            <h2>"What was said"</h2>
            {move || view! { <AlertStory alert=alert.get() wordings=wordings.get()/> }}
        </Show>
        <Show when=to_finish>
            <Contacting content=content again=again done=done/>
            <Closing content=content again=again done=done/>
        </Show>
        {move || content.with(|view| view.form.clone()).map(told)}
        {move || content.with(|view| wordings.with(|wordings| times(view, wordings)))}
        <h2>"What happened to this alert"</h2>
        {life}
        <AcknowledgedAlerts alerts=others wordings=wordings heading="Other alerts of this patient"/>
    }
}

/// The way to an alert that was raised after this one and waits.
fn another(view: &AlertView) -> Option<impl IntoView + use<>> {
    let waiting = view.others.iter().find(|other| other.acknowledged.is_none())?;
    let link = Screen::Alert(waiting.alert).to_string();
    Some(view! {
        <div class="nhsuk-inset-text">
            <p><a href=link>"Another alert of this patient waits to be acknowledged"</a></p>
        </div>
    })
}

fn caption(view: &AlertView) -> String {
    let out_of_hours = if view.entry.out_of_hours { ", received out of hours" } else { "" };
    format!("Alert raised {}{out_of_hours}", weekday_and_clock(view.entry.raised))
}

fn born(view: &AlertView) -> String {
    view.date_of_birth.map_or_else(
        || "They have not said when they were born.".to_owned(),
        |born| format!("Born {}. Check who is on the phone.", date(born)),
    )
}

/// What to know before anybody reaches for the phone, and who else looks.
fn around(view: &AlertView) -> impl IntoView + use<> {
    let AlertView { entry, therapists, form, .. } = view;
    let fact = |name: &'static str, words: String| (name.into_any(), words.into_any());
    let reach = reach_line(view).unwrap_or_else(|| {
        let elsewhere = if form.is_some() { "in the referral form, below" } else { "in the clinical record" };
        format!("Not said on the help page. Look {elsewhere}.")
    });
    let on_caseload =
        if therapists.is_empty() { "Nobody’s caseload yet".to_owned() } else { therapists.join(", ") };
    let sent = if entry.sent { "Sent" } else { "Not sent yet. The alert does not wait for that." };
    let facts = vec![
        fact("Best way to reach", reach),
        ("Next appointment".into_any(), next_appointment(entry.appointment)),
        fact("On the caseload of", on_caseload),
        fact("Who looks", desks_words(&entry.desks)),
        fact("Answers", sent.to_owned()),
    ];
    view! {
        {form.as_ref().and_then(|form| {
            reaching(form.unsafe_to_phone, form.agrees_to_nothing, form.writing_stopped)
        })}
        <FactList facts=facts/>
    }
}

/// What they told of themselves in a self-referral.
fn told(form: ToldInForm) -> impl IntoView {
    let ToldInForm { open, reaching, .. } = form;
    let open = open.map(|form| {
        view! { <p><a href=Screen::Referral(form).to_string()>"Open the referral form"</a></p> }
    });
    view! {
        <h2>"From the referral form"</h2>
        <ToldSection section=reaching id="reaching".to_owned()/>
        {open}
    }
}

/// The items that it is about, each with the last times they were answered.
fn times(view: &AlertView, wordings: &Wordings) -> Option<impl IntoView + use<>> {
    let mut asked = Vec::new();
    for occasion in &view.alert.occasions {
        let item = (occasion.answer.instrument(), occasion.answer.item());
        if !asked.iter().any(|(known, _)| *known == item) {
            asked.push((item, occasion.answer.clone()));
        }
    }
    let table = |((instrument, _), answer)| {
        let measure = view.measures.iter().find(|measure| measure.in_use.instrument == instrument)?;
        Some(view! { <ItemTimes answer=answer measure=measure.clone() wordings=wordings.clone()/> })
    };
    let tables: Vec<_> = asked.into_iter().filter_map(table).collect();
    (!tables.is_empty()).then(|| view! { <h2>"The last times it was asked"</h2> {tables} })
}
