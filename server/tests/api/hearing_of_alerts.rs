//! Hearing of alerts: whoever may see one hears of every step of it, and nobody else of any; and of the watch, everybody.

use crate::clinic::{Clinic, at, feels, save, worrying};
use crate::hearing::{CHANGED, heard, hears_nothing, line, next};
use axum::body::BodyDataStream;
use chrono::TimeDelta;
use measures::alert::KeepSafe;
use measures::alert_queue::ContactOutcome;
use measures::contract::Problem;
use measures::ids::StaffId;
use measures::role::Role;
use server::clock::instant;
use server::live::{Listener, Topic};
use server::lookout::Lookout;
use server::watching::go_round;

/// What the pages of these people hear.
struct Ears(Vec<Listener>);

impl Ears {
    fn of(clinic: &Clinic, staff: &[StaffId]) -> Self {
        Self(staff.iter().map(|id| clinic.server.live.listen([Topic::Staff(*id)])).collect())
    }

    /// The first so many hear of it, once, and the others do not.
    async fn first_hear(&mut self, hearers: usize, what: &str) {
        for (place, listener) in self.0.iter_mut().enumerate() {
            if place < hearers {
                assert!(heard(listener).await, "{what}: {place} did not hear");
            }
        }
        for (place, listener) in self.0.iter_mut().enumerate() {
            assert!(hears_nothing(listener).await, "{what}: {place} heard, or heard again");
        }
    }
}

#[tokio::test]
async fn whoever_may_see_an_alert_hears_of_each_step_of_it_and_nobody_else_of_any() {
    let clinic = Clinic::open().await;
    clinic.colleague(1, Role::Therapist, true).await;
    clinic.colleague(2, Role::Supervisor, false).await;
    let (duty, lead) = (StaffId::from_bits(101), StaffId::from_bits(102));
    let mut ears = Ears::of(&clinic, &[clinic.us.therapist, duty, lead, clinic.them.therapist]);
    let patient = clinic.patient().await;
    patient.send(save(worrying(1), 1)).await.unwrap();
    ears.first_hear(1, "it was raised").await;
    patient.send(feels(KeepSafe::Yes, 2)).await.unwrap();
    ears.first_hear(1, "it grew").await;
    // The appointment has passed as well.
    clinic.server.clock.set(instant(at("2026-11-23T11:00:00")).unwrap());
    go_round(&clinic.server).await.unwrap();
    ears.first_hear(3, "it was passed on").await;
    go_round(&clinic.server).await.unwrap();
    ears.first_hear(0, "it was where it had to be").await;
    let lead = clinic.signed_in(lead).await;
    let view = lead.opens().await;
    ears.first_hear(3, "it was seen").await;
    lead.opens().await;
    ears.first_hear(0, "it was seen again").await;
    let alert = view.alert.alert;
    assert_eq!(lead.closes(alert, "Too early.").await, Err(Problem::SayWhatWasDone));
    ears.first_hear(0, "what was refused was not done").await;
    lead.acknowledges(&view).await.unwrap();
    ears.first_hear(3, "it was acknowledged").await;
    lead.records(alert, 1, ContactOutcome::Spoke).await.unwrap();
    ears.first_hear(3, "the patient was spoken to").await;
    lead.closes(alert, "").await.unwrap();
    ears.first_hear(3, "it was closed").await;
}

#[tokio::test]
async fn whoever_acknowledged_an_alert_hears_of_it_when_their_turn_on_duty_is_over() {
    let clinic = Clinic::open().await;
    let duty = clinic.colleague(1, Role::Therapist, true).await;
    clinic.patient().await.send(save(worrying(2), 1)).await.unwrap();
    let view = duty.opens().await;
    duty.acknowledges(&view).await.unwrap();
    let mut db = clinic.server.db.write().await.unwrap();
    sqlx::query("update staff set duty = 0").execute(&mut *db).await.unwrap();
    db.commit().await.unwrap();
    let mut ears = Ears::of(&clinic, &[StaffId::from_bits(101)]);
    clinic.therapist().await.records(view.alert.alert, 1, ContactOutcome::Spoke).await.unwrap();
    ears.first_hear(1, "it is still theirs to finish").await;
}

/// Waits for news, past the signs that the line is alive.
async fn news(line: &mut BodyDataStream) {
    while next(line).await.unwrap() != CHANGED {}
}

#[tokio::test]
async fn every_page_hears_that_the_watch_stops_goes_on_and_has_a_desk_that_nobody_holds() {
    let clinic = Clinic::open().await;
    let mut listener = clinic.server.live.listen([Topic::Watch]);
    let mut page = line(&clinic.therapist().await).await;
    let mut lookout = Lookout::default();
    let mut look = async || lookout.look(&clinic.server).await.unwrap();
    go_round(&clinic.server).await.unwrap();
    look().await;
    clinic.server.clock.advance(TimeDelta::minutes(3));
    look().await;
    assert!(hears_nothing(&mut listener).await, "it is watched as before");
    clinic.server.clock.advance(TimeDelta::minutes(1));
    look().await;
    assert!(heard(&mut listener).await, "it stopped");
    news(&mut page).await;
    go_round(&clinic.server).await.unwrap();
    look().await;
    assert!(heard(&mut listener).await, "it goes on");
    clinic.colleague(1, Role::ServiceManager, false).await;
    look().await;
    assert!(heard(&mut listener).await, "somebody is the manager");
    look().await;
    assert!(hears_nothing(&mut listener).await);
}
