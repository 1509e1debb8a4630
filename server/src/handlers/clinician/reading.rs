//! One appointment: what was answered for it and before, and the patient's alerts.

use super::history::{History, history};
use super::knowing::told_in_form;
use super::listing::Listing;
use super::queue::viewer;
use super::stories::alerts;
use super::words::Words;
use crate::Server;
use crate::caller::Staff;
use crate::error::Result;
use crate::steps::leading::leading_to;
use crate::steps::noting::note_reading;
use crate::store::appointments::{self, Appointment};
use crate::store::audit::{Act, Entry};
use crate::store::scope::{self, Reader};
use crate::store::{alert_queue, filing, referral_ends};
use chrono::TimeDelta;
use measures::contract::Problem;
use measures::contract::clinician::{Access, AppointmentView, ReadAppointment};
use measures::outcome::Course;

pub(crate) async fn read_appointment(
    server: Server,
    staff: Staff,
    call: ReadAppointment,
) -> Result<AppointmentView> {
    let now = server.clock.now();
    let mut db = server.db.read().await?;
    let reader = Reader { staff: staff.id, now };
    let readable = scope::readable(&mut db, reader, call.appointment).await?.ok_or(Problem::NotFound)?;
    let starts_at = readable.appointment.starts_at;
    let moment = (starts_at, starts_at + TimeDelta::milliseconds(1));
    let listing = Listing::between(&mut db, readable.therapist, moment, now).await?;
    let listed = listing.appointments.iter().find(|listed| listed.appointment.id == call.appointment);
    let listed = listed.ok_or(Problem::NotFound)?;
    let Appointment { id, referral, .. } = listed.appointment;
    let programme = &server.config.programme;
    let mut words = Words::of(programme);
    let History { appointments: booked, measures } =
        history(&mut db, referral, Some((id, &listing)), &mut words).await?;
    let asked: Vec<_> = measures.iter().map(|measure| measure.in_use.instrument).collect();
    let view = AppointmentView {
        entry: listing.entry(listed),
        referral,
        access: readable.access,
        intensity: readable.intensity,
        date_of_birth: listed.date_of_birth,
        problem_descriptor: listed.problem,
        course: Course {
            ended: referral_ends::has_ended(&mut db, referral).await?,
            attended_treatment_contacts: programme
                .treatment_contacts(&appointments::attended(&mut db, referral).await?),
        },
        occasion: listed.appointment.occasion,
        paired: listed.problem.and_then(|problem| programme.paired_with(problem, &asked)),
        appointments: booked,
        measures,
        alerts: alerts(&mut db, listed.patient, &mut words).await?,
        in_sight: alert_queue::in_sight_of(&mut db, &viewer(&server.config.alerts, &staff), listed.patient)
            .await?,
        wordings: words.shown(),
        self_referral: filing::of_referral(&mut db, referral).await?.map(|(form, _)| form),
        form: told_in_form(&mut db, listed.patient, staff.works_inbox).await?,
        asked: leading_to(&mut db, &listed.appointment, now).await?.pop().map(|last| last.pack),
    };
    let act = match readable.access {
        Access::Own | Access::Supervised => Act::ReadAppointment,
        Access::Opened => Act::ReadOpenedRecord,
    };
    let entry = Entry::of(act).by(staff.id).patient(listed.patient).about(id);
    drop(db);
    note_reading(&server, &staff, entry).await?;
    Ok(view)
}
