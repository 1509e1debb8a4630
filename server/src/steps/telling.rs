//! Telling an alert what was said in a form, in the exact words asked and said, in the same transaction.

use crate::error::Result;
use crate::secrets;
use crate::store::alert_disclosures::{self, Told};
use crate::store::patients::Identity;
use crate::store::self_referrals::{self, SelfReferral};
use crate::store::{Connection, Times, alerts, patients};
use measures::contract::clinician::InboxState;
use measures::ids::{AlertId, PatientId};
use measures::referral::{Contact, Form};

/// What was said that belongs to an alert's story.
#[derive(Debug, Default)]
pub struct Story {
    /// What was asked, and what was said.
    pub entries: Vec<(String, String)>,
    /// Whether a person must look because of it. What does not alert joins an alert that was told of the same question
    /// before: whoever reads it sees both.
    pub alerts: bool,
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
    story: &Story,
    times: Times,
) -> Result<()> {
    let told = alert_disclosures::of_form(db, form.id).await?;
    let last = |asked: &str| told.iter().rfind(|told| told.asked == asked);
    let news = story.entries.iter().filter(|(asked, said)| last(asked).is_none_or(|told| told.said != *said));
    let news: Vec<_> = news.cloned().collect();
    if news.is_empty() {
        return Ok(());
    }
    if !story.alerts {
        let lowered: Vec<_> = news.into_iter().filter(|(asked, _)| last(asked).is_some()).collect();
        return join(db, form, &told, &lowered, times).await;
    }
    let patient = patient_of(db, form, said).await?;
    let entries = if told.iter().any(|told| told.waits) {
        news.into_iter().map(|entry| (entry, times)).collect()
    } else {
        whole_story(&told, &story.entries, times)
    };
    for (entry, times) in entries {
        let id = AlertId::from_bits(secrets::bits()?);
        let joined = alerts::raise(db, id, patient, times.at).await?;
        alert_disclosures::add(db, joined, form.id, &entry, times).await?;
    }
    Ok(())
}

/// Adds to the alert that told of the form last: the one that waits, if one does.
async fn join(
    db: &mut Connection,
    form: &SelfReferral,
    told: &[Told],
    entries: &[(String, String)],
    times: Times,
) -> Result<()> {
    let Some(latest) = told.last() else { return Ok(()) };
    for entry in entries {
        let joined = alerts::join(db, latest.alert).await?;
        alert_disclosures::add(db, joined, form.id, entry, times).await?;
    }
    Ok(())
}

/// What an alert tells that is raised anew: the last word to what was told before, with its own times, and then what
/// raises it.
fn whole_story(told: &[Told], entries: &[(String, String)], times: Times) -> Vec<((String, String), Times)> {
    let later = |place: usize, asked: &str| {
        told[place + 1..].iter().any(|told| told.asked == asked)
            || entries.iter().any(|(also, _)| also == asked)
    };
    let before = told.iter().enumerate().filter(|(place, told)| !later(*place, &told.asked));
    let before = before.map(|(_, told)| ((told.asked.clone(), told.said.clone()), told.times));
    before.chain(entries.iter().map(|entry| (entry.clone(), times))).collect()
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
