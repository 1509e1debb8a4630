//! Saving what the help page asked: it joins its alert, and asks for attention again where nobody would see it.

use crate::acknowledging_an_alert::acknowledge;
use crate::clinic::{Clinic, feels, save, worrying};
use measures::alert::{Action, Channel, KeepSafe, Reach};
use measures::contract::Problem;
use measures::contract::clinician::{AcknowledgeAlert, Alert};
use measures::contract::patient::SaveSafety;
use server::steps::acknowledging;
use std::time::Duration;

async fn alerts(clinic: &Clinic) -> Vec<Alert> {
    clinic.therapist().await.our_view().await.alerts
}

#[tokio::test]
async fn what_the_help_page_asked_is_added_to_the_alert_and_the_last_comes_first() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    patient.send(save(worrying(1), 1)).await.unwrap();
    let reach =
        Reach { channel: Channel::PhoneCall, detail: "after 4".to_owned(), safe_to_call: Some(false) };
    let said = [feels(KeepSafe::Yes, 2), SaveSafety { reach: Some(reach), ..feels(KeepSafe::No, 3) }];
    for call in said.iter().chain(&said) {
        patient.send(call.clone()).await.unwrap();
    }
    acknowledge(&clinic, 0).await.unwrap();
    patient.send(feels(None, 4)).await.unwrap();
    let safety = alerts(&clinic).await.swap_remove(0).safety;
    let words: Vec<_> = safety.iter().map(|safety| safety.keep_safe).collect();
    assert_eq!(words, [None, Some(KeepSafe::No), Some(KeepSafe::Yes)]);
    assert_eq!(safety[1].reach, said[1].reach);
}

#[tokio::test]
async fn the_help_page_asks_nothing_without_an_alert() {
    let clinic = Clinic::open().await;
    assert_eq!(clinic.patient().await.send(feels(KeepSafe::Yes, 1)).await, Err(Problem::NotFound));
}

#[tokio::test]
async fn not_feeling_safe_while_the_alert_is_being_acknowledged_raises_another() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    patient.send(save(worrying(3), 1)).await.unwrap();
    let alert = alerts(&clinic).await.remove(0).alert;
    let mut db = clinic.server.db.write().await.unwrap();
    let said =
        AcknowledgeAlert { alert, seen: 1, actions: vec![Action::SpokeToPatient], note: String::new() };
    let now = clinic.server.clock.now();
    assert!(acknowledging::acknowledge(&mut db, clinic.us.therapist, said, now).await.unwrap());
    let committing = async {
        // Time for the other to come as far as it can.
        tokio::time::sleep(Duration::from_millis(300)).await;
        db.commit().await.unwrap();
    };
    let (saved, ()) = tokio::join!(patient.send(feels(KeepSafe::No, 2)), committing);
    saved.unwrap();
    let alerts = alerts(&clinic).await;
    assert_eq!(alerts.len(), 2);
    assert!(alerts[0].acknowledged.is_none() && alerts[1].safety.is_empty());
}

#[tokio::test]
async fn not_feeling_safe_after_the_alert_was_acknowledged_raises_another() {
    for keep_safe in [KeepSafe::NotSure, KeepSafe::No, KeepSafe::RatherNotSay] {
        let clinic = Clinic::open().await;
        let patient = clinic.patient().await;
        patient.send(save(worrying(3), 1)).await.unwrap();
        patient.send(save(worrying(0), 2)).await.unwrap();
        acknowledge(&clinic, 0).await.unwrap();
        for _ in 0..2 {
            patient.send(feels(keep_safe, 3)).await.unwrap();
        }
        let alerts = alerts(&clinic).await;
        assert_eq!(alerts.len(), 2);
        assert!(alerts[0].acknowledged.is_none() && alerts[1].safety.is_empty());
        let about: Vec<_> = alerts[0].occasions.iter().map(|occasion| occasion.answer.clone()).collect();
        assert_eq!(about, [worrying(3)]);
        assert_eq!(alerts[0].safety[0].keep_safe, Some(keep_safe));
        assert_eq!(acknowledge(&clinic, 1).await, Err(Problem::AlertHasGrown));
        assert_eq!(acknowledge(&clinic, 0).await, Ok(()));
    }
}

#[tokio::test]
async fn an_answer_that_was_acknowledged_asks_for_nothing_when_it_is_sent_again() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    patient.send(save(worrying(1), 1)).await.unwrap();
    patient.send(feels(KeepSafe::No, 2)).await.unwrap();
    acknowledge(&clinic, 0).await.unwrap();
    patient.send(feels(KeepSafe::No, 2)).await.unwrap();
    assert_eq!(alerts(&clinic).await.len(), 1);
}

#[tokio::test]
async fn feeling_safe_after_the_alert_was_acknowledged_is_added_to_it() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    patient.send(save(worrying(1), 1)).await.unwrap();
    acknowledge(&clinic, 0).await.unwrap();
    patient.send(feels(KeepSafe::Yes, 2)).await.unwrap();
    patient.send(feels(None, 3)).await.unwrap();
    let alerts = alerts(&clinic).await;
    assert_eq!((alerts.len(), alerts[0].safety.len()), (1, 2));
}
