//! The day's list: who comes today, how far they have come with their pack, and whose alert waits.

use super::listing::Listing;
use crate::Server;
use crate::caller::Staff;
use crate::clock::{day, local};
use crate::error::Result;
use crate::steps::noting::note_reading;
use crate::store::alert_stories::{self, Waiting};
use crate::store::audit::{Act, Entry};
use chrono::{DateTime, Utc};
use measures::attachment::Slot;
use measures::contract::clinician::{ReadToday, Today, WaitingAlert};
use measures::ids::{AppointmentId, PatientId};
use std::collections::HashSet;

pub(crate) async fn read_today(server: Server, staff: Staff, _: ReadToday) -> Result<Today> {
    let now = server.clock.now();
    let date = local(now).date();
    let mut db = server.db.read().await?;
    let listing = Listing::between(&mut db, staff.id, day(date), now).await?;
    let waiting = alert_stories::waiting(&mut db, staff.id).await?;
    let standing = || listing.appointments.iter().filter(|listed| listed.appointment.booking.stands());
    let mut appointments: Vec<_> = standing().map(|listed| listing.entry(listed)).collect();
    // They come by time, and a stable sort leaves it so.
    appointments.sort_by_key(|entry| !entry.alert);
    let on_the_list: HashSet<_> = standing().map(|listed| listed.patient).collect();
    let other_alerts = others(&waiting, &on_the_list, now);
    drop(db);
    let shown = appointments.len() + other_alerts.len();
    note_reading(&server, &staff, Entry::of(Act::ReadToday).shown(shown)).await?;
    Ok(Today { date, appointments, other_alerts })
}

/// One line for each patient who waits and is not on the list.
fn others(waiting: &[Waiting], on_the_list: &HashSet<PatientId>, now: DateTime<Utc>) -> Vec<WaitingAlert> {
    let of_one_patient = waiting.chunk_by(|one, next| one.patient == next.patient);
    of_one_patient
        .filter_map(|places| places.first().map(|first| (first, places)))
        .filter(|(first, _)| !on_the_list.contains(&first.patient))
        .map(|(first, places)| WaitingAlert {
            patient: first.patient_name.clone(),
            raised: local(first.raised_at),
            appointment: place_to_look(places, now),
        })
        .collect()
}

/// The next appointment, or else the last. One that was given up only where no other stands: an alert without a way
/// to it is one that nobody can acknowledge.
fn place_to_look(places: &[Waiting], now: DateTime<Utc>) -> Option<AppointmentId> {
    let (standing, given_up): (Vec<Slot>, Vec<Slot>) =
        places.iter().filter_map(|place| place.appointment).partition(|slot| slot.booking.stands());
    next_or_last(&standing, now).or_else(|| next_or_last(&given_up, now))
}

fn next_or_last(slots: &[Slot], now: DateTime<Utc>) -> Option<AppointmentId> {
    let by_time = |slot: &&Slot| (slot.starts_at, slot.appointment);
    let next = slots.iter().filter(|slot| slot.starts_at >= now).min_by_key(by_time);
    next.or_else(|| slots.iter().max_by_key(by_time)).map(|slot| slot.appointment)
}
