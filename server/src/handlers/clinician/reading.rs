//! One appointment: what was answered for it and before, and the patient's alerts.

use super::history::{History, history};
use super::listing::Listing;
use super::words::Words;
use crate::Server;
use crate::caller::Staff;
use crate::clock::local;
use crate::error::Result;
use crate::steps::noting::note;
use crate::store::appointments::{self, Appointment};
use crate::store::audit::{self, Act, Entry};
use crate::store::{Connection, alert_stories};
use chrono::TimeDelta;
use measures::contract::Problem;
use measures::contract::clinician::{
    Acknowledged, Alert, AppointmentView, Occasion, ReadAppointment, Safety,
};
use measures::ids::{AlertId, PatientId};
use measures::outcome::Course;

pub(crate) async fn read_appointment(
    server: Server,
    staff: Staff,
    call: ReadAppointment,
) -> Result<AppointmentView> {
    let now = server.clock.now();
    let mut db = server.db.read().await?;
    let found = appointments::on_caseload(&mut db, staff.id, call.appointment).await?;
    let starts_at = found.ok_or(Problem::NotFound)?.starts_at;
    let moment = (starts_at, starts_at + TimeDelta::milliseconds(1));
    let listing = Listing::between(&mut db, staff.id, moment, now).await?;
    let listed = listing.appointments.iter().find(|listed| listed.appointment.id == call.appointment);
    let listed = listed.ok_or(Problem::NotFound)?;
    let Appointment { id, referral, .. } = listed.appointment;
    let programme = &server.config.programme;
    let mut words = Words::of(programme);
    let History { appointments: booked, measures } =
        history(&mut db, referral, id, &listing, &mut words).await?;
    let asked: Vec<_> = measures.iter().map(|measure| measure.in_use.instrument).collect();
    let view = AppointmentView {
        entry: listing.entry(listed),
        referral,
        date_of_birth: listed.date_of_birth,
        problem_descriptor: listed.problem,
        course: Course {
            // The end of a referral is not in these records: every one of them goes on.
            ended: false,
            attended_treatment_contacts: programme
                .treatment_contacts(&appointments::attended(&mut db, referral).await?),
        },
        occasion: listed.appointment.occasion,
        paired: listed.problem.and_then(|problem| programme.paired_with(problem, &asked)),
        appointments: booked,
        measures,
        alerts: alerts(&mut db, listed.patient, &mut words).await?,
        wordings: words.shown(),
    };
    let entry = Entry::of(Act::ReadAppointment).by(staff.id).patient(listed.patient).about(id);
    // What a page reads again by itself belongs to the reading that was asked for. Without that one there is an entry
    // all the same: whatever a header says, nobody reads without a trace.
    if staff.asked || !audit::has(&mut db, &entry, staff.since).await? {
        drop(db);
        let mut db = server.db.write().await?;
        note(&mut db, entry, now).await?;
        db.commit().await?;
    }
    Ok(view)
}

async fn alerts(db: &mut Connection, patient: PatientId, words: &mut Words<'_>) -> Result<Vec<Alert>> {
    let mut occasions: Vec<(AlertId, Occasion)> = Vec::new();
    for one in alert_stories::occasions(db, patient).await? {
        let wording = words.place(db, one.invitation, one.answer.instrument()).await?;
        let (given, at) = (local(one.times.given), local(one.times.at));
        let occasion = Occasion { given, at, wording, answer: one.answer, sent: one.sent };
        occasions.push((one.alert, occasion));
    }
    let safety = alert_stories::safety(db, patient).await?;
    let alert = |head: alert_stories::Head| Alert {
        alert: head.alert,
        occasions: occasions
            .iter()
            .filter(|(alert, _)| *alert == head.alert)
            .map(|(_, occasion)| occasion.clone())
            .collect(),
        safety: safety
            .iter()
            .filter(|safety| safety.alert == head.alert)
            .map(|one| Safety {
                given: local(one.times.given),
                at: local(one.times.at),
                keep_safe: one.keep_safe,
                reach: one.reach.clone(),
            })
            .collect(),
        acknowledged: head.acknowledged.map(|one| Acknowledged {
            by: one.by,
            at: local(one.at),
            actions: one.actions,
            note: one.note,
        }),
    };
    Ok(alert_stories::of(db, patient).await?.into_iter().map(alert).collect())
}
