//! The stories of a patient's alerts: everything said that asked for attention, who acknowledged it, and what
//! came of speaking to the patient.

use super::words::Words;
use crate::clock::local;
use crate::error::Result;
use crate::store::{Connection, alert_contacts, alert_disclosures, alert_stories};
use measures::contract::clinician::{Acknowledged, Alert, ContactMade, Disclosure, Occasion, Safety};
use measures::ids::{AlertId, PatientId};

/// A patient's alerts with their stories, unacknowledged first, then latest first.
pub(super) async fn alerts(
    db: &mut Connection,
    patient: PatientId,
    words: &mut Words<'_>,
) -> Result<Vec<Alert>> {
    let mut occasions: Vec<(AlertId, Occasion)> = Vec::new();
    for one in alert_stories::occasions(db, patient).await? {
        let wording = words.place(db, one.invitation, one.answer.instrument()).await?;
        let (given, at) = (local(one.times.given), local(one.times.at));
        let occasion = Occasion { given, at, wording, answer: one.answer, sent: one.sent, came: one.came };
        occasions.push((one.alert, occasion));
    }
    let safety = alert_stories::safety(db, patient).await?;
    let safety: Vec<_> = safety.into_iter().map(|one| (one.alert, said_on_help_page(one))).collect();
    let disclosures = alert_disclosures::of_patient(db, patient).await?;
    let disclosures: Vec<_> = disclosures.into_iter().map(|one| (one.alert, disclosed(one))).collect();
    let contacts = alert_contacts::of_patient(db, patient).await?;
    let contacts: Vec<_> = contacts.into_iter().map(|one| (one.alert, contact(one))).collect();
    let alert = |head: alert_stories::Head| Alert {
        alert: head.alert,
        occasions: of(head.alert, &occasions),
        safety: of(head.alert, &safety),
        disclosures: of(head.alert, &disclosures),
        acknowledged: head.acknowledged.map(acknowledged),
        contacts: of(head.alert, &contacts),
        closed: head.closed_at.map(local),
    };
    Ok(alert_stories::of(db, patient).await?.into_iter().map(alert).collect())
}

/// The entries of one alert, in their order.
fn of<T: Clone>(alert: AlertId, entries: &[(AlertId, T)]) -> Vec<T> {
    entries.iter().filter(|(of, _)| *of == alert).map(|(_, entry)| entry.clone()).collect()
}

fn said_on_help_page(one: alert_stories::Safety) -> Safety {
    Safety {
        given: local(one.times.given),
        at: local(one.times.at),
        keep_safe: one.keep_safe,
        reach: one.reach,
        by: one.by,
    }
}

fn disclosed(one: alert_disclosures::Disclosure) -> Disclosure {
    Disclosure {
        given: local(one.times.given),
        at: local(one.times.at),
        asked: one.asked,
        said: one.said,
        sent: one.sent,
    }
}

fn contact(one: alert_contacts::Contact) -> ContactMade {
    ContactMade { by: one.by, at: local(one.at), outcome: one.outcome }
}

fn acknowledged(one: alert_stories::Acknowledged) -> Acknowledged {
    Acknowledged { by: one.by, at: local(one.at), actions: one.actions, note: one.note }
}
