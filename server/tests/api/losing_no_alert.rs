//! Losing no alert: whatever patients and staff do, in whatever order, while the queue is watched.

use crate::clinic::{Clinic, feels, save, worrying};
use chrono::TimeDelta;
use measures::alert::KeepSafe;
use measures::alert_queue::ContactOutcome;
use measures::contract::clinician::{Occasion, SeeAlert};
use measures::contract::patient::SaveAnswer;
use server::watching::go_round;
use std::collections::HashMap;

/// Somebody does something, the clock goes on, and the queue is gone round now and then.
async fn act(clinic: &Clinic, random: &mut fastrand::Rng, step: u32) -> Option<SaveAnswer> {
    let (patient, therapist) = (clinic.patient().await, clinic.therapist().await);
    clinic.server.clock.advance(TimeDelta::minutes(random.i64(1..10)));
    match random.u32(0..6) {
        0 | 1 => {
            let said = save(worrying(random.u8(0..4)), step);
            patient.send(said.clone()).await.unwrap();
            return Some(said);
        }
        2 => {
            let safe = feels(KeepSafe::ALL[random.usize(0..4)], step);
            // Refused where nothing alerted before.
            let _ = patient.send(safe).await;
        }
        3 => go_round(&clinic.server).await.unwrap(),
        _ => {
            for entry in therapist.queue().await {
                let view = therapist.send(SeeAlert { alert: entry.alert }).await.unwrap();
                // Each of them is refused unless the alert has come so far.
                let _ = match random.u32(0..4) {
                    0 => therapist.acknowledges(&view).await,
                    1 => {
                        therapist.records(entry.alert, view.next_contact(), ContactOutcome::NotReached).await
                    }
                    2 => therapist.closes(entry.alert, "Enough.").await,
                    _ => Ok(()),
                };
            }
        }
    }
    None
}

#[tokio::test]
async fn whatever_everybody_does_no_alert_is_lost_and_one_at_most_waits() {
    for seed in 0..4 {
        let clinic = Clinic::open().await;
        let mut random = fastrand::Rng::with_seed(seed);
        let (mut stages, mut last) = (HashMap::new(), None);
        for step in 1..40 {
            let said = act(&clinic, &mut random, step).await;
            let alerts = clinic.therapist().await.our_view().await.alerts;
            let waiting = alerts.iter().filter(|alert| alert.acknowledged.is_none()).count();
            assert!(waiting <= 1, "seed {seed}, step {step}: {waiting} wait");
            let differs = |said: &SaveAnswer| last.as_ref() != Some(&said.answer);
            if said.as_ref().is_some_and(|said| said.answer.alerts() && differs(said)) {
                let open = alerts.iter().find(|alert| alert.acknowledged.is_none());
                let kept = |one: &Occasion| said.as_ref().is_some_and(|said| one.answer == said.answer);
                let told = open.is_some_and(|open| open.occasions.iter().any(kept));
                assert!(told, "seed {seed}, step {step}: nobody is told of {said:?}");
            }
            last = said.map(|said| said.answer).or(last);
            for alert in alerts {
                let view = clinic.therapist().await.send(SeeAlert { alert: alert.alert }).await.unwrap();
                let before = stages.insert(alert.alert, view.entry.stage);
                assert!(before <= Some(view.entry.stage), "seed {seed}, step {step}: it went back");
            }
        }
        assert!(!stages.is_empty(), "seed {seed}: nothing alerted");
    }
}
