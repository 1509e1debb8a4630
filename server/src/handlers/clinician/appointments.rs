//! Booking, moving and calling off, each of which may give a sent pack another place; and inviting.

use super::attending::reason;
use super::linking::done;
use crate::Server;
use crate::caller::Staff;
use crate::clock::instant;
use crate::error::Result;
use crate::steps::asking::Asking;
use crate::steps::attaching::{attach_again, reattached_by};
use crate::steps::attending::record;
use crate::steps::booking::add_once;
use crate::steps::filing::file;
use crate::steps::hearing::inbox_of;
use crate::steps::inviting::{expiry, invite};
use crate::steps::noting::note;
use crate::steps::passing_on::pass_on;
use crate::store::appointments::{self, Appointment};
use crate::store::attendances::{self, Recording};
use crate::store::audit::{Act, Entry};
use crate::store::{Connection, Transaction, alert_queue, referral_ends, referrals, reminders};
use chrono::{DateTime, Datelike, NaiveDateTime, Timelike, Utc};
use measures::attachment::Booking;
use measures::contract::Problem;
use measures::contract::clinician::{
    BookAppointment, Booked, CancelAppointment, InvitePatient, Invited, MoveAppointment, Rearranged,
};
use measures::ids::{AppointmentId, StaffId};

pub(crate) async fn book_appointment(server: Server, staff: Staff, call: BookAppointment) -> Result<Booked> {
    let starts_at = starts_at(call.starts)?;
    let mut db = server.db.write().await?;
    if !referrals::hold_to_book(&mut db, staff.id, staff.works_inbox, call.referral).await? {
        return Err(Problem::NotFound.into());
    }
    let booked = Appointment {
        id: call.appointment,
        referral: call.referral,
        starts: call.starts,
        starts_at,
        mode: call.mode,
        occasion: call.occasion,
        booking: Booking::Booked,
        moved_from: None,
    };
    if !add_once(&mut db, &booked).await?? {
        return told_again(&mut db, &booked).await;
    }
    if referral_ends::has_ended(&mut db, call.referral).await? {
        return Err(Problem::ReferralEnded.into());
    }
    file(&mut db, &booked, server.clock.now()).await?;
    let Rearranged { answers, .. } = rearranged(&server, &staff, db, Act::BookedAppointment, &booked).await?;
    Ok(Booked { appointment: booked.id, answers })
}

pub(crate) async fn move_appointment(server: Server, staff: Staff, call: MoveAppointment) -> Result<Booked> {
    let starts_at = starts_at(call.starts)?;
    let mut db = server.db.write().await?;
    let held = held(&mut db, staff.id, call.appointment).await?;
    let booked = Appointment {
        id: call.to,
        starts: call.starts,
        starts_at,
        moved_from: Some(held.id),
        booking: Booking::Booked,
        ..held
    };
    if !add_once(&mut db, &booked).await?? {
        return told_again(&mut db, &booked).await;
    }
    if !appointments::give_up(&mut db, held.id, Booking::Moved).await? {
        return Err(Problem::NotFound.into());
    }
    let Rearranged { answers, .. } = rearranged(&server, &staff, db, Act::MovedAppointment, &booked).await?;
    Ok(Booked { appointment: booked.id, answers })
}

pub(crate) async fn cancel_appointment(
    server: Server,
    staff: Staff,
    call: CancelAppointment,
) -> Result<Rearranged> {
    let note = reason(&call.reason)?;
    let mut db = server.db.write().await?;
    let given_up = held(&mut db, staff.id, call.appointment).await?;
    if !appointments::give_up(&mut db, given_up.id, Booking::Cancelled).await? {
        return Err(Problem::NotFound.into());
    }
    let number = attendances::count(&mut db, given_up.id).await? + 1;
    let what = Recording { attendance: call.by.attendance(), mode: None, note, by: staff.id };
    record(&mut db, &server.config, &given_up, number, what, server.clock.now()).await??;
    rearranged(&server, &staff, db, Act::CancelledAppointment, &given_up).await
}

pub(crate) async fn invite_patient(server: Server, staff: Staff, call: InvitePatient) -> Result<Invited> {
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let found = appointments::to_invite(&mut db, staff.id, staff.works_inbox, call.appointment).await?;
    referrals::hold(&mut db, found.ok_or(Problem::NotFound)?.referral).await?;
    let found = appointments::to_invite(&mut db, staff.id, staff.works_inbox, call.appointment).await?;
    let appointment = found.ok_or(Problem::NotFound)?;
    // A link for a time long past would have ended before it was read.
    if appointment.booking != Booking::Booked || expiry(now, appointment.starts_at) <= now {
        return Err(Problem::NotFound.into());
    }
    if !is_language(&call.language) {
        return Err(Problem::NotUnderstood.into());
    }
    let asking = Asking { language: call.language, change: call.change };
    let (_, token) = invite(&mut db, &server.config, &appointment, asking, now).await??;
    done(&server, &staff, db, Act::InvitedPatient, &appointment).await?;
    Ok(Invited { token })
}

/// Anything that could be a language tag. One that no words are in is shown in the words that ship.
fn is_language(tag: &str) -> bool {
    (2..=35).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// The instant of a local time that somebody can agree on: a whole minute, within reach of a calendar.
fn starts_at(starts: NaiveDateTime) -> Result<DateTime<Utc>> {
    let whole = starts.second() == 0 && starts.nanosecond() == 0;
    if !whole || !(2000..2200).contains(&starts.year()) {
        return Err(Problem::NotUnderstood.into());
    }
    Ok(instant(starts).ok_or(Problem::NoSuchTime)?)
}

/// What was told of an appointment when it was booked, for whoever did not hear it. Nothing is done again.
async fn told_again(db: &mut Connection, booked: &Appointment) -> Result<Booked> {
    Ok(Booked { appointment: booked.id, answers: reattached_by(db, booked).await? })
}

/// An appointment of the caseload, read once nobody else can change it.
pub(super) async fn held(db: &mut Connection, therapist: StaffId, id: AppointmentId) -> Result<Appointment> {
    let found = appointments::on_caseload(db, therapist, id).await?.ok_or(Problem::NotFound)?;
    referrals::hold(db, found.referral).await?;
    Ok(appointments::on_caseload(db, therapist, id).await?.ok_or(Problem::NotFound)?)
}

/// Gives answers their place after an appointment has changed, notes who changed it and commits.
pub(super) async fn rearranged(
    server: &Server,
    staff: &Staff,
    mut db: Transaction,
    act: Act,
    appointment: &Appointment,
) -> Result<Rearranged> {
    let now = server.clock.now();
    let answers = attach_again(&mut db, appointment.referral, now).await?;
    reminders::call_back_unbooked(&mut db, appointment.referral).await?;
    note(&mut db, Entry::of(act).by(staff.id).about(appointment.id), now).await?;
    // How soon the next appointment is decides who looks at an alert.
    let patient = referrals::patient(&mut db, appointment.referral).await?;
    let mut hearers = pass_on(&mut db, &server.config, patient, now).await?;
    hearers.extend(inbox_of(&mut db, patient).await?);
    let alert_waits = alert_queue::waiting_of(&mut db, patient).await?.is_some();
    server.live.commit(db, hearers).await?;
    Ok(Rearranged { answers, alert_waits })
}
