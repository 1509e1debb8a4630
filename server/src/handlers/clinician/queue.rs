//! The alert queue: who may see an alert, and what they do about it after acknowledging it.

use super::knowing::{measures, report, told_in_form};
use super::stories::alerts;
use super::words::Words;
use crate::Server;
use crate::caller::Staff;
use crate::clock::{LondonClocks, local};
use crate::error::Result;
use crate::steps::happening::happen;
use crate::steps::noting::{note, note_reading};
use crate::steps::passing_on::pass_on;
use crate::store::alert_queue::{self, Listed, Viewer};
use crate::store::audit::{self, Act, Entry};
use crate::store::{Connection, alert_events, known_patients, staff};
use measures::alert_queue::{Desk, Event, Happening, Life, NotNow, Rules};
use measures::contract::Problem;
use measures::contract::clinician::{
    AlertCount, AlertQueue, AlertView, CloseAlert, Happened, NextAppointment, QueueEntry, ReadAlertCount,
    ReadAlertQueue, RecordContact, SeeAlert,
};
use measures::ids::AlertId;
use std::collections::{BTreeSet, HashMap};

/// The longest note, in characters.
const LONGEST_NOTE: usize = 2_000;

pub(crate) async fn read_alert_queue(server: Server, staff: Staff, _: ReadAlertQueue) -> Result<AlertQueue> {
    let rules = &server.config.alerts;
    let viewer = viewer(rules, &staff);
    let mut db = server.db.read().await?;
    let open = alert_queue::open(&mut db, &viewer, server.clock.now()).await?;
    let events = alert_queue::events(&mut db, &viewer).await?;
    let entry = |listed: Listed| {
        let of_this = events.iter().filter(|(alert, _)| *alert == listed.alert);
        let life = Life::new(listed.raised_at, of_this.map(|(_, event)| event.clone()));
        entry(rules, listed, &life)
    };
    let mut entries: Vec<_> = open.into_iter().map(entry).collect();
    // Oldest first already. What has gone everywhere has waited longest.
    entries.sort_by_key(|entry| (entry.acknowledged_by.is_some(), entry.next.map(|(_, at)| at)));
    let report = report(&server, &mut db, &viewer).await?;
    drop(db);
    note_reading(&server, &staff, Entry::of(Act::ReadAlertQueue).shown(entries.len())).await?;
    Ok(AlertQueue { entries, report })
}

pub(crate) async fn read_alert_count(server: Server, staff: Staff, _: ReadAlertCount) -> Result<AlertCount> {
    let mut db = server.db.read().await?;
    let waiting = alert_queue::waiting_for(&mut db, &viewer(&server.config.alerts, &staff)).await?;
    Ok(AlertCount { waiting })
}

pub(crate) async fn see_alert(server: Server, staff: Staff, call: SeeAlert) -> Result<AlertView> {
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let listed = in_sight(&server, &mut db, &staff, call.alert).await?;
    let patient = listed.patient;
    // A closed alert is read as what it was.
    let seen = happen(&mut db, call.alert, Happening::Seen, staff.id, now).await?;
    let entry = Entry::of(Act::SawAlert).by(staff.id).patient(patient).about(call.alert);
    // What a page reads again by itself belongs to the reading that was asked for.
    if staff.asked || !audit::has(&mut db, &entry, staff.since).await? {
        note(&mut db, entry, now).await?;
    }
    // A page that reads it again by itself would hear of its own reading for ever.
    let told = match seen {
        Ok(true) => pass_on(&mut db, &server.config, patient, now).await?,
        _ => BTreeSet::new(),
    };
    let view = view(&server, &mut db, &staff, listed).await?;
    server.live.commit(db, told).await?;
    Ok(view)
}

pub(crate) async fn record_contact(server: Server, staff: Staff, call: RecordContact) -> Result<()> {
    is_short(&call.note)?;
    let RecordContact { alert, number, outcome, note } = call;
    let happening = Happening::Contact { number, outcome, note };
    add(&server, &staff, alert, happening, Act::RecordedContact).await
}

pub(crate) async fn close_alert(server: Server, staff: Staff, call: CloseAlert) -> Result<()> {
    is_short(&call.reason)?;
    let happening = Happening::Closed { reason: call.reason };
    add(&server, &staff, call.alert, happening, Act::ClosedAlert).await
}

/// Who somebody is to the queue.
pub(super) fn viewer(rules: &Rules, staff: &Staff) -> Viewer {
    Viewer { staff: staff.id, desks: rules.desks_of(staff.role, staff.duty, staff.works_inbox).collect() }
}

/// An alert that the caller may see.
pub(super) async fn in_sight(
    server: &Server,
    db: &mut Connection,
    staff: &Staff,
    alert: AlertId,
) -> Result<Listed> {
    let viewer = viewer(&server.config.alerts, staff);
    let found = alert_queue::in_sight(db, &viewer, alert, server.clock.now()).await?;
    Ok(found.ok_or(Problem::NotFound)?)
}

/// Refuses what nobody reads and no database keeps.
pub(super) fn is_short(text: &str) -> Result<()> {
    if text.chars().count() > LONGEST_NOTE || text.contains('\0') {
        return Err(Problem::NotUnderstood.into());
    }
    Ok(())
}

/// Adds what the caller did.
async fn add(server: &Server, staff: &Staff, alert: AlertId, happening: Happening, act: Act) -> Result<()> {
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let patient = in_sight(server, &mut db, staff, alert).await?.patient;
    // Asked while it is on the queue: whoever looks there is to hear that it is no longer.
    let hearers = pass_on(&mut db, &server.config, patient, now).await?;
    if happen(&mut db, alert, happening, staff.id, now).await?.map_err(refused)? {
        note(&mut db, Entry::of(act).by(staff.id).patient(patient).about(alert), now).await?;
        server.live.commit(db, hearers).await?;
    }
    Ok(())
}

/// What the app is told. Its pages offer each step when it can be taken, so that most of these mean: look again.
fn refused(why: NotNow) -> Problem {
    match why {
        NotNow::NotAcknowledged | NotNow::SayWhatWasDone => Problem::SayWhatWasDone,
        NotNow::AlreadyAcknowledged => Problem::AlreadyAcknowledged,
        NotNow::SayWhy => Problem::SayWhy,
        NotNow::MovedOn => Problem::AlertHasGrown,
    }
}

/// An alert's line in the queue.
fn entry(rules: &Rules, listed: Listed, life: &Life) -> QueueEntry {
    // Whoever looks first of all that look.
    let order = [Desk::Duty, Desk::Triage, Desk::Therapist, Desk::Reviewer, Desk::Lead, Desk::Manager];
    let desks = life.desks();
    QueueEntry {
        alert: listed.alert,
        patient: listed.patient_name,
        raised: local(listed.raised_at),
        out_of_hours: !rules.hours.is_staffed(listed.raised_at, &LondonClocks),
        stage: life.stage(),
        desks: order.into_iter().filter(|desk| desks.contains(desk)).collect(),
        next: life.next(rules, &LondonClocks).map(|(desk, at)| (desk, local(at))),
        sent: listed.sent,
        appointment: listed.next.map(|next| NextAppointment {
            appointment: next.appointment,
            starts: next.starts,
            yours: next.yours,
        }),
        acknowledged_by: listed.acknowledged_by,
    }
}

/// Everything that was said and that happened.
async fn view(server: &Server, db: &mut Connection, staff: &Staff, listed: Listed) -> Result<AlertView> {
    let life = Life::new(listed.raised_at, alert_events::of(db, listed.alert).await?);
    let mut words = Words::of(&server.config.programme);
    let all = alerts(db, listed.patient, &mut words).await?;
    let (this, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.alert == listed.alert);
    let alert = this.into_iter().next().ok_or(Problem::NotFound)?;
    let names: HashMap<_, _> =
        staff::colleagues(db).await?.into_iter().map(|one| (one.id, one.name)).collect();
    let happened = |event: &Event| Happened {
        happening: event.happening.clone(),
        at: local(event.at),
        by: event.by.and_then(|by| names.get(&by).cloned()),
    };
    Ok(AlertView {
        date_of_birth: listed.date_of_birth,
        therapists: known_patients::therapists_of(db, listed.patient).await?,
        measures: measures(db, listed.patient, &alert, &mut words).await?,
        form: told_in_form(db, listed.patient, staff.works_inbox).await?,
        life: life.events().iter().map(happened).collect(),
        entry: entry(&server.config.alerts, listed, &life),
        alert,
        others,
        wordings: words.shown(),
    })
}
