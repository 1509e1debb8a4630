//! Telling an alert what was said in a form, in the exact words asked and said, in the same transaction.

use crate::error::Result;
use crate::secrets;
use crate::store::alert_disclosures::{self, Told};
use crate::store::patients::Identity;
use crate::store::self_referrals::{self, SelfReferral};
use crate::store::{Connection, Times, alert_events, alerts, patients};
use chrono::{DateTime, Utc};
use measures::contract::clinician::InboxState;
use measures::ids::{AlertId, PatientId, SelfReferralId};
use measures::referral::{Contact, Form};

/// What was said that belongs to an alert's story: what was asked, and what was said.
#[derive(Debug, Default)]
pub struct Story {
    /// What a person must look at.
    pub alerting: Vec<(String, String)>,
    /// What joins the form's alert, if it has one.
    pub joining: Vec<(String, String)>,
    /// What joins the form's alert while it waits: part of the story of whatever raised it.
    pub belonging: Vec<(String, String)>,
    /// What joins the form's alert only if that was told of the same question before: whoever reads it sees both.
    pub lowered: Vec<(String, String)>,
}

/// Tells what is new of a story to the patient's open alert, or to one raised for it, which then tells all that was
/// said before as well. Nothing withdraws it: what was lowered is told, too. Hold the form.
///
/// # Errors
/// When the database fails.
pub async fn tell(
    db: &mut Connection,
    form: &mut SelfReferral,
    said: &Form,
    story: Story,
    times: Times,
) -> Result<()> {
    let told = told_so_far(db, form.id).await?;
    let last = |asked: &str| told.iter().rfind(|told| told.asked == asked);
    let is_new = |(asked, said): &(String, String)| last(asked).is_none_or(|told| told.said != *said);
    let alert = if story.alerting.iter().any(is_new) {
        let entries = if told.iter().any(|told| told.waits) {
            let news = story.alerting.into_iter().filter(is_new);
            news.map(|entry| (entry, times)).collect()
        } else {
            whole_story(&told, story.alerting, times)
        };
        raise(db, form, said, entries, times.at).await?
    } else {
        // The one that waits, if one does.
        told.last().map(|told| told.alert)
    };
    let lowered = story.lowered.into_iter().filter(|(asked, _)| last(asked).is_some());
    let waits = told.iter().any(|told| told.waits);
    let belonging = story.belonging.into_iter().filter(|_| waits);
    for entry in story.joining.into_iter().chain(belonging).chain(lowered).filter(is_new) {
        if let Some(alert) = alert {
            let joined = alerts::join(db, alert).await?;
            alert_disclosures::add(db, joined, form.id, &entry, times).await?;
        }
    }
    Ok(())
}

/// What alerts tell of a form, read once nobody can acknowledge the last of them who has not seen what comes next.
async fn told_so_far(db: &mut Connection, form: SelfReferralId) -> Result<Vec<Told>> {
    if let Some(last) = alert_disclosures::of_form(db, form).await?.last() {
        alert_events::hold(db, last.alert).await?;
    }
    Ok(alert_disclosures::of_form(db, form).await?)
}

/// Adds to the patient's open alert, or to one raised for it. Returns which.
async fn raise(
    db: &mut Connection,
    form: &mut SelfReferral,
    said: &Form,
    entries: Vec<((String, String), Times)>,
    now: DateTime<Utc>,
) -> Result<Option<AlertId>> {
    let patient = patient_of(db, form, said).await?;
    let mut alert = None;
    for (entry, times) in entries {
        let id = AlertId::from_bits(secrets::bits()?);
        let joined = alerts::raise(db, id, patient, now).await?;
        alert_disclosures::add(db, joined, form.id, &entry, times).await?;
        alert = Some(joined.alert);
    }
    Ok(alert)
}

/// What an alert tells that is raised anew: the last word to what was told before, with its own times, and then what
/// raises it.
fn whole_story(
    told: &[Told],
    entries: Vec<(String, String)>,
    times: Times,
) -> Vec<((String, String), Times)> {
    let later = |place: usize, asked: &str| {
        told[place + 1..].iter().any(|told| told.asked == asked)
            || entries.iter().any(|(also, _)| also == asked)
    };
    let before = told.iter().enumerate().filter(|(place, told)| !later(*place, &told.asked));
    let before = before.map(|(_, told)| ((told.asked.clone(), told.said.clone()), told.times));
    let before: Vec<_> = before.collect();
    before.into_iter().chain(entries.into_iter().map(|entry| (entry, times))).collect()
}

/// The patient of a form: made of what it tells so far, where there was none yet.
///
/// # Errors
/// When the database fails.
pub async fn patient_of(db: &mut Connection, form: &mut SelfReferral, said: &Form) -> Result<PatientId> {
    if let Some(patient) = form.patient {
        return Ok(patient);
    }
    let patient = PatientId::from_bits(secrets::bits()?);
    form.patient = Some(patient);
    name_patient(db, form, said).await?;
    self_referrals::set_patient(db, form.id, patient).await?;
    Ok(patient)
}

/// Keeps the patient of a form that is not sent yet, if it has one, as the form tells them.
///
/// # Errors
/// When the database fails.
pub async fn name_patient(db: &mut Connection, form: &SelfReferral, said: &Form) -> Result<()> {
    if let (Some(patient), InboxState::Unsent) = (form.patient, form.state) {
        let name = Contact::of(said).full_name();
        patients::tell(db, patient, &identity(said, &name)).await?;
    }
    Ok(())
}

/// Who the person says they are; `name` is their whole name.
#[must_use]
pub fn identity<'a>(said: &'a Form, name: &'a str) -> Identity<'a> {
    let contact = Contact::of(said);
    Identity {
        name,
        known_as: said.wrote("known_as"),
        date_of_birth: contact.date_of_birth(),
        nhs_number: contact.nhs_number(),
        postcode: contact.postcode(),
    }
}
