//! Passing an alert on: putting it where it must be by now, telling whoever looks there, and knowing whose screens are to
//! change.

use crate::clock::LondonClocks;
use crate::config::Config;
use crate::error::Result;
use crate::live::Topic;
use crate::steps::hearing::{inbox_of, readers_of};
use crate::steps::notifying::notify;
use crate::store::staff::{self, Colleague};
use crate::store::{Connection, alert_events, alert_facts, alert_queue, referrals};
use chrono::{DateTime, Utc};
use measures::alert_queue::{Desk, Event, Happening, Life, Rules};
use measures::ids::{AlertId, PatientId, StaffId};
use std::collections::BTreeSet;

/// Where an alert must be by now and has not been put yet.
///
/// # Errors
/// When the database fails.
pub async fn goes_to(
    db: &mut Connection,
    rules: &Rules,
    (alert, patient): (AlertId, PatientId),
    now: DateTime<Utc>,
) -> Result<BTreeSet<Desk>> {
    let (raised_at, facts) = alert_facts::of(db, alert, patient, now).await?;
    let life = Life::new(raised_at, alert_events::of(db, alert).await?);
    Ok(facts.goes_to(&life, rules, &LondonClocks, now))
}

/// Puts the alert of a patient that waits, if one does, where it must be by now. Who is to hear of a change: whoever reads
/// the patient's record, whoever may see an alert of theirs that is not closed, and the inbox if it shows one.
///
/// # Errors
/// When the database fails.
pub async fn pass_on(
    db: &mut Connection,
    config: &Config,
    patient: PatientId,
    now: DateTime<Utc>,
) -> Result<BTreeSet<Topic>> {
    let mut reached = BTreeSet::new();
    if let Some(alert) = alert_queue::waiting_of(db, patient).await? {
        alert_events::hold(db, alert).await?;
        for desk in goes_to(db, &config.alerts, (alert, patient), now).await? {
            let event = Event { happening: Happening::WentTo(desk), at: now, by: None };
            if alert_events::add(db, alert, &event).await? {
                reached.insert(desk);
            }
        }
    }
    let all = alert_queue::desks_of(db, patient).await?;
    let mut hearers = readers_of(db, patient, now).await?;
    if all.is_empty() {
        return Ok(hearers);
    }
    let therapists = referrals::caseloads_of(db, patient).await?;
    let colleagues = staff::colleagues(db).await?;
    let look = |desks: &BTreeSet<Desk>| -> Vec<&Colleague> {
        colleagues.iter().filter(|one| looks(one, desks, &config.alerts, &therapists)).collect()
    };
    notify(db, config, &look(&reached), now).await?;
    hearers.extend(look(&all).into_iter().map(|one| Topic::Staff(one.id)));
    hearers.extend(alert_queue::acknowledgers_of(db, patient).await?.into_iter().map(Topic::Staff));
    hearers.extend(inbox_of(db, patient).await?);
    Ok(hearers)
}

/// Tells everybody at the desks to which an alert went before that there is something to look at again.
///
/// # Errors
/// When the database fails.
pub async fn tell_again(
    db: &mut Connection,
    config: &Config,
    (alert, patient): (AlertId, PatientId),
    now: DateTime<Utc>,
) -> Result<()> {
    let raised_at = alert_events::hold(db, alert).await?;
    let desks = Life::new(raised_at, alert_events::of(db, alert).await?).desks();
    let therapists = referrals::caseloads_of(db, patient).await?;
    let colleagues = staff::colleagues(db).await?;
    let there = |one: &&Colleague| looks(one, &desks, &config.alerts, &therapists);
    notify(db, config, &colleagues.iter().filter(there).collect::<Vec<_>>(), now).await
}

/// Whether somebody looks at one of these desks, where these are the patient's therapists.
fn looks(one: &Colleague, desks: &BTreeSet<Desk>, rules: &Rules, therapists: &[StaffId]) -> bool {
    desks.contains(&Desk::Therapist) && therapists.contains(&one.id)
        || rules.desks_of(one.role, one.duty, one.works_inbox).any(|desk| desks.contains(&desk))
}
