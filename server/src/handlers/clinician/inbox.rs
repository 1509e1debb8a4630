//! The inbox of self-referrals, and one page about each.

use super::forms::{entry, known, therapists};
use super::stories::alerts;
use super::words::Words;
use crate::Server;
use crate::caller::Assessor;
use crate::clock::local;
use crate::error::Result;
use crate::steps::noting::note;
use crate::store::audit::{self, Act, Entry};
use crate::store::inbox::{self, Received};
use crate::store::self_referral_answers::{self, Standing};
use crate::store::{
    Connection, alert_disclosures, appointments, messages, practices, referrals, self_referral_statements,
};
use chrono::{DateTime, TimeDelta, Utc};
use measures::answers::{Answer, Answers};
use measures::attachment::Booking;
use measures::contract::Problem;
use measures::contract::clinician::{
    Alert, Decision, Inbox, InboxState, Measure, Measurement, MessageSent, Person, ReadInbox,
    ReadSelfReferral, Record, SelfReferralView, TakenOn,
};
use measures::ids::{SelfReferralId, StaffId};
use measures::referral::Form;
use measures::referral::told::{applying, preparing};
use measures::score::score;
use std::collections::HashSet;

/// How long a decision is listed.
const LISTED: TimeDelta = TimeDelta::days(30);

pub(crate) async fn read_inbox(server: Server, _: Assessor, _: ReadInbox) -> Result<Inbox> {
    let mut db = server.db.read().await?;
    let mut listed = Inbox { waiting: Vec::new(), to_book: Vec::new(), decided: Vec::new() };
    for form in inbox::waiting(&mut db).await? {
        let said = Form::of(self_referral_statements::of(&mut db, form.id).await?);
        let maybe_known = !known(&mut db, form.id, &said).await?.is_empty();
        listed.waiting.push(entry(&form, &said, maybe_known));
    }
    for form in inbox::to_book(&mut db).await? {
        let said = Form::of(self_referral_statements::of(&mut db, form.id).await?);
        listed.to_book.push(entry(&form, &said, false));
    }
    let elsewhere: HashSet<SelfReferralId> =
        listed.waiting.iter().chain(&listed.to_book).map(|entry| entry.id).collect();
    for form in inbox::decided_since(&mut db, server.clock.now() - LISTED).await? {
        if !elsewhere.contains(&form.id) {
            let said = Form::of(self_referral_statements::of(&mut db, form.id).await?);
            listed.decided.push(entry(&form, &said, false));
        }
    }
    Ok(listed)
}

pub(crate) async fn read_self_referral(
    server: Server,
    assessor: Assessor,
    call: ReadSelfReferral,
) -> Result<SelfReferralView> {
    let now = server.clock.now();
    let mut db = server.db.read().await?;
    let form = inbox::by_id(&mut db, call.id).await?.ok_or(Problem::NotFound)?;
    let view = view(&server, &mut db, &assessor, &form, now).await?;
    let about = Entry::of(Act::ReadSelfReferral).by(assessor.id).about(form.id);
    // Until it is decided, its patient is only a name for the form.
    let about = about.patient(form.referral.and(form.patient));
    if assessor.asked || !audit::has(&mut db, &about, assessor.since).await? {
        drop(db);
        let mut db = server.db.write().await?;
        note(&mut db, about, now).await?;
        db.commit().await?;
    }
    Ok(view)
}

async fn view(
    server: &Server,
    db: &mut Connection,
    assessor: &Assessor,
    form: &Received,
    now: DateTime<Utc>,
) -> Result<SelfReferralView> {
    let said = Form::of(self_referral_statements::of(db, form.id).await?);
    let undecided = matches!(form.state, InboxState::Unsent | InboxState::Sent);
    let known = if undecided { known(db, form.id, &said).await? } else { Vec::new() };
    let mut words = Words::of(&server.config.programme);
    let measures = measures(db, form, &mut words).await?;
    let alerts = told_in(db, form, &mut words).await?;
    let extra = server.config.referral.as_ref().and_then(|referral| referral.facts.extra.as_ref());
    Ok(SelfReferralView {
        entry: entry(form, &said, !known.is_empty()),
        reference: form.reference.clone(),
        person: Person::of(&said),
        applying: applying(&said, practice(db, &said).await?.as_deref()),
        preparing: preparing(&said, extra),
        measures,
        wordings: words.shown(),
        alerts,
        known,
        therapists: therapists(db, assessor.id).await?,
        decision: form.decided.as_ref().map(|decided| Decision {
            by: decided.by.clone(),
            at: local(decided.at),
            reason: decided.reason.clone(),
            message: decided.message.clone(),
        }),
        messages: messages(db, form.id).await?,
        taken_on: taken_on(db, form, assessor.id, now).await?,
    })
}

/// The alerts that this form had a part in: of a patient it joined, no others.
async fn told_in(db: &mut Connection, form: &Received, words: &mut Words<'_>) -> Result<Vec<Alert>> {
    let Some(patient) = form.patient else { return Ok(Vec::new()) };
    let told = alert_disclosures::of_form(db, form.id).await?;
    let all = alerts(db, patient, words).await?;
    let tells = |alert: &Alert| told.iter().any(|told| told.alert == alert.alert);
    Ok(all.into_iter().filter(tells).collect())
}

async fn practice(db: &mut Connection, said: &Form) -> Result<Option<String>> {
    let Some(code) = said.wrote("gp_practice") else { return Ok(None) };
    let found = practices::of(db, code).await?;
    Ok(found.map(|practice| format!("{}, {}, {}", practice.name, practice.address, practice.postcode)))
}

/// What was answered of the measures, each with its items and what they add up to.
async fn measures(db: &mut Connection, form: &Received, words: &mut Words<'_>) -> Result<Vec<Measure>> {
    let given = self_referral_answers::of(db, form.id).await?;
    let mut measures = Vec::new();
    for (place, instrument) in form.pack.iter().flat_map(|pack| pack.instruments()).enumerate() {
        let of_it: Vec<&Standing> =
            given.iter().filter(|one| one.answer.instrument() == *instrument).collect();
        let Some(at) = of_it.iter().map(|one| one.times.at).max() else { continue };
        let answers = Answers::of(*instrument, of_it.iter().map(|one| &one.answer));
        let said: Vec<Answer> = answers.items().filter_map(|(_, answer)| answer.cloned()).collect();
        let wording = words.place_under(db, *instrument, form.wordings.get(place)).await?;
        let measurement = Measurement {
            record: Record::default(),
            at: local(at),
            sent: form.sent_at.is_some(),
            this_appointment: true,
            appointment: None,
            wording,
            answers: said,
            score: score(&answers),
        };
        measures.push(Measure { in_use: words.thresholds(*instrument), measurements: vec![measurement] });
    }
    Ok(measures)
}

async fn messages(db: &mut Connection, form: SelfReferralId) -> Result<Vec<MessageSent>> {
    let sent = |one: messages::Progress| MessageSent {
        at: local(one.made_at),
        channel: one.channel,
        delivery: one.delivery,
    };
    Ok(messages::of_form(db, form).await?.into_iter().map(sent).collect())
}

async fn taken_on(
    db: &mut Connection,
    form: &Received,
    caller: StaffId,
    now: DateTime<Utc>,
) -> Result<Option<TakenOn>> {
    let Some(referral) = form.referral else { return Ok(None) };
    let (id, therapist) = referrals::therapist_of(db, referral).await?;
    let slots = appointments::slots(db, referral).await?;
    let to_come = slots.iter().filter(|slot| slot.booking == Booking::Booked && slot.starts_at >= now);
    let next = to_come.min_by_key(|slot| (slot.starts_at, slot.appointment));
    let booked = next.map(|slot| (slot.appointment, local(slot.starts_at)));
    Ok(Some(TakenOn { referral, therapist, yours: id == caller, booked }))
}
