//! Before the day's appointments: who has not answered yet, how they can be reminded, and reminding them.

use super::appointments::held;
use super::listing::Listing;
use crate::Server;
use crate::caller::Staff;
use crate::clock::{day, local};
use crate::error::Result;
use crate::steps::hearing::hearers_of;
use crate::steps::noting::{note, note_reading};
use crate::steps::reminding::remind;
use crate::steps::writing_to_referrer::first_way;
use crate::store::audit::{Act, Entry};
use crate::store::messages::Progress;
use crate::store::{referrals, reminders, stopped_writing};
use chrono::TimeDelta;
use measures::attachment::Booking;
use measures::contract::Problem;
use measures::contract::clinician::{
    MessageSent, PackProgress, Preparation, PreparationEntry, ReadPreparation, SendReminder,
};
use measures::ids::{AppointmentId, ReferralId};
use measures::referral::{Contact, Form, Statement};
use std::collections::HashMap;

pub(crate) async fn read_preparation(
    server: Server,
    staff: Staff,
    _: ReadPreparation,
) -> Result<Preparation> {
    let now = server.clock.now();
    let date = local(now).date();
    let (from, until) = day(date);
    let mut db = server.db.read().await?;
    let listing = Listing::between(&mut db, staff.id, (from, until), now).await?;
    let mut told: HashMap<ReferralId, Vec<Statement>> = HashMap::new();
    for (referral, statement) in reminders::told_between(&mut db, staff.id, from, until).await? {
        told.entry(referral).or_default().push(statement);
    }
    let told: HashMap<_, _> = told.into_iter().map(|(referral, said)| (referral, Form::of(said))).collect();
    let stopped = stopped_writing::between(&mut db, staff.id, from, until).await?;
    let reminded = reminders::between(&mut db, staff.id, from, until).await?;
    // Of several the last counts: they come oldest first.
    let reminded: HashMap<AppointmentId, Progress> = reminded.into_iter().collect();
    let nothing = Form::of([]);
    let booked = listing.appointments.iter().filter(|one| one.appointment.booking == Booking::Booked);
    let entry = |one| {
        let entry = listing.entry(one);
        let said = told.get(&one.appointment.referral).unwrap_or(&nothing);
        let stopped = stopped.contains(&one.appointment.referral);
        PreparationEntry {
            channel: first_way(&server.config, said, stopped).map(|(channel, _)| channel),
            phone: Contact::of(said).may_phone(),
            unsafe_to_phone: Contact::of(said).unsafe_to_phone(),
            reminded: reminded.get(&entry.appointment).copied().map(shown),
            entry,
        }
    };
    let entries: Vec<_> = booked.map(entry).collect();
    drop(db);
    note_reading(&server, &staff, Entry::of(Act::ReadPreparation).shown(entries.len())).await?;
    Ok(Preparation { date, entries })
}

pub(crate) async fn send_reminder(server: Server, staff: Staff, call: SendReminder) -> Result<MessageSent> {
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let appointment = held(&mut db, staff.id, call.appointment).await?;
    // It asks to answer before the appointment.
    if appointment.booking != Booking::Booked || appointment.starts_at <= now {
        return Err(Problem::NotFound.into());
    }
    let moment = (appointment.starts_at, appointment.starts_at + TimeDelta::milliseconds(1));
    let listing = Listing::between(&mut db, staff.id, moment, now).await?;
    let listed = listing.appointments.iter().find(|one| one.appointment.id == appointment.id);
    let progress = listing.entry(listed.ok_or(Problem::NotFound)?).progress;
    if matches!(progress, PackProgress::Completed { .. }) {
        return Err(Problem::AlreadySent.into());
    }
    let reminded = remind(&mut db, &server.config, &appointment, now).await??;
    let patient = referrals::patient(&mut db, appointment.referral).await?;
    let entry = Entry::of(Act::RemindedPatient).by(staff.id).patient(patient).about(appointment.id);
    note(&mut db, entry, now).await?;
    let hearers = hearers_of(&mut db, appointment.referral, now).await?;
    server.live.commit(db, hearers).await?;
    Ok(shown(reminded))
}

fn shown(progress: Progress) -> MessageSent {
    MessageSent { at: local(progress.made_at), channel: progress.channel, delivery: progress.delivery }
}
