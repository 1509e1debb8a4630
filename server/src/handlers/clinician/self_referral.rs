//! One page about a self-referral: for whoever decides about it, and for whoever holds what it became.

use super::forms::{entry, known, therapists};
use super::stories::alerts;
use super::words::Words;
use crate::Server;
use crate::caller::Staff;
use crate::clock::local;
use crate::error::Result;
use crate::steps::noting::note;
use crate::store::audit::{self, Act, Entry};
use crate::store::inbox::{self, Received};
use crate::store::self_referral_answers::{self, Standing};
use crate::store::stopped_writing::{self, Change};
use crate::store::{
    Connection, alert_disclosures, appointments, messages, practices, referrals, self_referral_codes,
    self_referral_statements,
};
use chrono::{DateTime, Utc};
use measures::answers::{Answer, Answers};
use measures::attachment::Booking;
use measures::contract::Problem;
use measures::contract::clinician::{
    Alert, DataSetCode, Decision, InboxState, Measure, Measurement, MessageSent, Person, ReadSelfReferral,
    Record, SelfReferralView, TakenOn, WritingChange,
};
use measures::ids::{SelfReferralId, StaffId};
use measures::referral::told::{applying, only_told, preparing};
use measures::referral::{Form, question};
use measures::score::score;

pub(crate) async fn read_self_referral(
    server: Server,
    staff: Staff,
    call: ReadSelfReferral,
) -> Result<SelfReferralView> {
    let now = server.clock.now();
    let mut db = server.db.read().await?;
    let form = inbox::in_sight(&mut db, staff.id, staff.works_inbox, call.id).await?;
    let form = form.ok_or(Problem::NotFound)?;
    let view = view(&server, &mut db, &staff, &form, now).await?;
    let mut unwritten = Vec::new();
    for entry in seen(&staff, &form, &view) {
        if staff.asked || !audit::has(&mut db, &entry, staff.since).await? {
            unwritten.push(entry);
        }
    }
    if !unwritten.is_empty() {
        drop(db);
        let mut db = server.db.write().await?;
        for entry in unwritten {
            note(&mut db, entry, now).await?;
        }
        db.commit().await?;
    }
    Ok(view)
}

/// What a reading shows of whom: the form, and everybody who may be the same person.
fn seen(staff: &Staff, form: &Received, view: &SelfReferralView) -> Vec<Entry> {
    let about = |act| Entry::of(act).by(staff.id).about(form.id);
    // Until it is decided, its patient is only a name for the form.
    let itself = about(Act::ReadSelfReferral).patient(form.referral.and(form.patient));
    let matches = view.known.iter().map(|one| about(Act::SawPossibleMatch).patient(one.patient));
    [itself].into_iter().chain(matches).collect()
}

async fn view(
    server: &Server,
    db: &mut Connection,
    staff: &Staff,
    form: &Received,
    now: DateTime<Utc>,
) -> Result<SelfReferralView> {
    let said = Form::of(self_referral_statements::of(db, form.id).await?);
    let undecided = matches!(form.state, InboxState::Unsent | InboxState::Sent);
    let known = if undecided { known(db, form.id).await? } else { Vec::new() };
    let mut words = Words::of(&server.config.programme);
    let measures = measures(db, form, &mut words).await?;
    let alerts = told_in(db, form, &mut words).await?;
    let extra = server.config.referral.as_ref().and_then(|referral| referral.facts.extra.as_ref());
    let practice = practices::named_in(db, &said).await?.map(|practice| practice.name_and_place());
    let sections = [applying(&said, practice.as_deref()), preparing(&said, extra)];
    let writing = stopped_writing::last(db, form.id).await?;
    let stopped = writing.as_ref().is_some_and(|change| change.stopped);
    // What is gone was not left unasked.
    let [applying, preparing] = if form.let_go_at.is_some() { sections.map(only_told) } else { sections };
    Ok(SelfReferralView {
        entry: entry(form, !known.is_empty()),
        reference: form.reference.clone(),
        person: Person::of(&said, |channel| !stopped && server.config.sends(channel)),
        applying,
        preparing,
        measures,
        wordings: words.shown(),
        alerts,
        codes: codes(db, form.id).await?,
        let_go: form.let_go_at.map(local),
        known,
        therapists: if staff.works_inbox { therapists(db, staff.id).await? } else { Vec::new() },
        decision: decision(form),
        messages: messages(db, form.id).await?,
        writing: writing.map(|Change { stopped, by, at }| WritingChange { stopped, by, at: local(at) }),
        taken_on: taken_on(db, form, staff.id, now).await?,
    })
}

fn decision(form: &Received) -> Option<Decision> {
    form.decided.as_ref().map(|decided| Decision {
        by: decided.by.clone(),
        at: local(decided.at),
        reason: decided.reason.clone(),
        telling: decided.telling.clone(),
    })
}

/// The codes of the data set, each with the words of its question.
async fn codes(db: &mut Connection, form: SelfReferralId) -> Result<Vec<DataSetCode>> {
    let shown = |one: self_referral_codes::Stored| DataSetCode {
        asked: question(&one.question).map_or_else(|| one.question.clone(), |asked| asked.label.to_string()),
        table: one.table,
        field: one.field,
        code: one.code,
        why: one.why,
    };
    Ok(self_referral_codes::of(db, form).await?.into_iter().map(shown).collect())
}

/// The alerts that this form had a part in: of a patient it joined, no others.
async fn told_in(db: &mut Connection, form: &Received, words: &mut Words<'_>) -> Result<Vec<Alert>> {
    let Some(patient) = form.patient else { return Ok(Vec::new()) };
    let told = alert_disclosures::of_form(db, form.id).await?;
    let all = alerts(db, patient, words).await?;
    let tells = |alert: &Alert| told.iter().any(|told| told.alert == alert.alert);
    Ok(all.into_iter().filter(tells).collect())
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
