//! One appointment: what was answered for it and before, and the patient's alerts.

use super::listing::Listing;
use crate::Server;
use crate::caller::Staff;
use crate::clock::local;
use crate::error::Result;
use crate::steps::noting::note;
use crate::store::appointments::{self, Appointment};
use crate::store::audit::{self, Act, Entry};
use crate::store::{Connection, alert_stories, answers, invitations, measurements, sent_packs};
use chrono::{DateTime, TimeDelta, Utc};
use measures::answers::Answers;
use measures::contract::Problem;
use measures::contract::clinician::{
    Acknowledged, Alert, AppointmentView, Measure, Measurement, Occasion, ReadAppointment, Safety,
};
use measures::ids::{AppointmentId, InvitationId, PatientId, ReferralId};
use measures::instruments::InstrumentId;
use measures::score::score;

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
    let view = AppointmentView {
        entry: listing.entry(listed),
        referral,
        date_of_birth: listed.date_of_birth,
        problem_descriptor: listed.problem,
        measures: measures(&mut db, referral, id, &listing).await?,
        alerts: alerts(&mut db, listed.patient).await?,
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

/// A pack of the referral that has answers.
struct Answered {
    invitation: InvitationId,
    at: DateTime<Utc>,
    sent: bool,
    this_appointment: bool,
}

async fn measures(
    db: &mut Connection,
    referral: ReferralId,
    appointment: AppointmentId,
    listing: &Listing,
) -> Result<Vec<Measure>> {
    let standing = answers::of_referral(db, referral).await?;
    let scored = measurements::of(db, referral).await?;
    let mut packs: Vec<_> = sent_packs::of(db, referral)
        .await?
        .into_iter()
        .map(|sent| Answered {
            invitation: sent.invitation,
            at: sent.pack.sent_at,
            sent: true,
            this_appointment: sent.attached_to == Some(appointment),
        })
        .collect();
    let last_sent = packs.last().map(|pack| pack.at);
    // Of the packs that were begun and not sent only the latest counts, and only if nothing was sent since.
    let unsent = standing.iter().filter(|one| packs.iter().all(|pack| pack.invitation != one.invitation));
    if let Some(last) = unsent.max_by_key(|one| one.received_at)
        && Some(last.received_at) > last_sent
    {
        let this_appointment = listing.is_begun_for(appointment, last.invitation);
        let (invitation, at) = (last.invitation, last.received_at);
        packs.push(Answered { invitation, at, sent: false, this_appointment });
    }
    let measurement = |instrument: InstrumentId, pack: &Answered| {
        let of_pack = standing.iter().filter(|one| one.invitation == pack.invitation);
        let answers = Answers::of(instrument, of_pack.map(|one| &one.answer));
        let said: Vec<_> = answers.items().filter_map(|(_, _, answer)| answer).collect();
        let kept =
            scored.iter().find(|one| one.invitation == pack.invitation && one.instrument == instrument);
        (!said.is_empty()).then(|| Measurement {
            at: local(pack.at),
            sent: pack.sent,
            this_appointment: pack.this_appointment,
            answers: said,
            score: kept.map_or_else(|| score(&answers), |kept| kept.score.clone()),
        })
    };
    let instruments = asked(db, referral).await?.into_iter();
    Ok(instruments
        .map(|instrument| Measure {
            instrument,
            measurements: packs.iter().filter_map(|pack| measurement(instrument, pack)).collect(),
        })
        .collect())
}

/// Every instrument asked in a referral, in the order asked.
async fn asked(db: &mut Connection, referral: ReferralId) -> Result<Vec<InstrumentId>> {
    let mut asked = Vec::new();
    for invitation in invitations::of(db, referral).await? {
        for instrument in invitation.pack.instruments() {
            if !asked.contains(instrument) {
                asked.push(*instrument);
            }
        }
    }
    Ok(asked)
}

async fn alerts(db: &mut Connection, patient: PatientId) -> Result<Vec<Alert>> {
    let occasions = alert_stories::occasions(db, patient).await?;
    let safety = alert_stories::safety(db, patient).await?;
    let alert = |head: alert_stories::Head| Alert {
        alert: head.alert,
        occasions: occasions
            .iter()
            .filter(|occasion| occasion.alert == head.alert)
            .map(|one| Occasion {
                given: local(one.times.given),
                at: local(one.times.at),
                answer: one.answer,
                sent: one.sent,
            })
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
