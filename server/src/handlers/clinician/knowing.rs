//! What is known about alerts besides what they tell: what was answered before, how to reach the patient, and how the
//! service dealt with those of the last days.

use super::history::{History, history};
use super::words::Words;
use crate::Server;
use crate::clock::{LondonClocks, day, local};
use crate::error::Result;
use crate::store::alert_queue::Viewer;
use crate::store::{
    Connection, alert_disclosures, alert_report, referrals, self_referral_statements, stopped_writing,
};
use chrono::Days;
use measures::alert_queue::{Day, Desk, Life};
use measures::contract::clinician::{Alert, Measure, ToldInForm};
use measures::ids::PatientId;
use measures::referral::told::{reaching, ways};
use measures::referral::{Contact, Form};
use std::collections::HashMap;

/// How many days are reported, today among them.
const REPORTED: u64 = 14;

/// The instruments that an alert is about, over everything the patient has answered, oldest first.
pub(super) async fn measures(
    db: &mut Connection,
    patient: PatientId,
    alert: &Alert,
    words: &mut Words<'_>,
) -> Result<Vec<Measure>> {
    let is_about = |measure: &Measure| {
        let instruments = alert.occasions.iter().map(|occasion| occasion.answer.instrument());
        instruments.into_iter().any(|instrument| instrument == measure.in_use.instrument)
    };
    let mut all: Vec<Measure> = Vec::new();
    for referral in referrals::of_patient(db, patient).await? {
        let History { measures, .. } = history(db, referral, None, words).await?;
        for measure in measures.into_iter().filter(is_about) {
            let instrument = measure.in_use.instrument;
            match all.iter_mut().find(|one| one.in_use.instrument == instrument) {
                Some(known) => known.measurements.extend(measure.measurements),
                None => all.push(measure),
            }
        }
    }
    for measure in &mut all {
        measure.measurements.sort_by_key(|one| one.at);
    }
    Ok(all)
}

/// How the service dealt with the alerts of the last days, for somebody who answers for that.
pub(super) async fn report(
    server: &Server,
    db: &mut Connection,
    viewer: &Viewer,
) -> Result<Option<Vec<Day>>> {
    if !viewer.desks.iter().any(|desk| matches!(desk, Desk::Lead | Desk::Manager)) {
        return Ok(None);
    }
    let today = local(server.clock.now()).date();
    let days: Vec<_> = (0..REPORTED).map(|ago| today - Days::new(ago)).collect();
    let since = days.last().map_or_else(|| server.clock.now(), |first| day(*first).0);
    let mut events: HashMap<_, Vec<_>> = HashMap::new();
    for (alert, event) in alert_report::events_since(db, since).await? {
        events.entry(alert).or_default().push(event);
    }
    let raised = alert_report::raised_since(db, since).await?.into_iter();
    let lives: Vec<_> =
        raised.map(|(alert, at)| Life::new(at, events.remove(&alert).unwrap_or_default())).collect();
    Ok(Some(measures::alert_queue::report(&lives, &server.config.alerts, &LondonClocks, days)))
}

/// What the patient told about reaching them when they referred themselves. Only who works the inbox opens the form.
pub(super) async fn told_in_form(
    db: &mut Connection,
    patient: PatientId,
    works_inbox: bool,
) -> Result<Option<ToldInForm>> {
    let Some(form) = alert_disclosures::last_form(db, patient).await? else { return Ok(None) };
    let said = Form::of(self_referral_statements::of(db, form).await?);
    Ok(Some(ToldInForm {
        open: works_inbox.then_some(form),
        unsafe_to_phone: Contact::of(&said).unsafe_to_phone(),
        agrees_to_nothing: Contact::of(&said).agrees_to_nothing(),
        writing_stopped: stopped_writing::is_stopped(db, form).await?,
        reaching: reaching(&said),
        ways: ways(&said),
    }))
}
