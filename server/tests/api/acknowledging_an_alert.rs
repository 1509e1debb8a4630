//! Acknowledging an alert: by somebody who has seen all of it, once, saying what was done.

use crate::clinic::{Clinic, at, feels, save, worrying};
use chrono::TimeDelta;
use measures::alert::{Action, KeepSafe};
use measures::contract::Problem;
use measures::contract::clinician::AcknowledgeAlert;

/// Our therapist acknowledges the first alert on their screen, having seen so many entries fewer than there are.
pub async fn acknowledge(clinic: &Clinic, unseen: u32) -> Result<(), Problem> {
    let call = call(clinic, unseen).await;
    clinic.therapist().await.send(call).await
}

async fn call(clinic: &Clinic, unseen: u32) -> AcknowledgeAlert {
    let alert = clinic.therapist().await.our_view().await.alerts.swap_remove(0);
    AcknowledgeAlert {
        alert: alert.alert,
        seen: alert.entries() - unseen,
        actions: vec![Action::SpokeToPatient, Action::SafetyPlan],
        note: "Rang at once.".to_owned(),
    }
}

async fn alerted() -> Clinic {
    let clinic = Clinic::open().await;
    clinic.patient().await.send(save(worrying(1), 1)).await.unwrap();
    clinic
}

#[tokio::test]
async fn who_when_and_what_was_done_are_kept() {
    let clinic = alerted().await;
    clinic.server.clock.advance(TimeDelta::minutes(10));
    acknowledge(&clinic, 0).await.unwrap();
    let view = clinic.therapist().await.our_view().await;
    let acknowledged = view.alerts[0].acknowledged.clone().unwrap();
    assert_eq!(acknowledged.by, "Thea Rapist");
    assert_eq!(acknowledged.at, at("2026-11-23T09:10:00"));
    assert_eq!(acknowledged.actions, [Action::SpokeToPatient, Action::SafetyPlan]);
    assert_eq!(acknowledged.note, "Rang at once.");
    assert!(!view.entry.alert);
    assert_eq!(clinic.count("select count(*) from audit where act = 'acknowledged_alert'").await, 1);
}

#[tokio::test]
async fn an_alert_that_has_grown_must_be_read_again() {
    let clinic = alerted().await;
    clinic.patient().await.send(save(worrying(2), 2)).await.unwrap();
    assert_eq!(acknowledge(&clinic, 1).await, Err(Problem::AlertHasGrown));
    assert_eq!(acknowledge(&clinic, 0).await, Ok(()));
}

#[tokio::test]
async fn what_was_said_on_the_help_page_must_have_been_read() {
    let clinic = alerted().await;
    let patient = clinic.patient().await;
    let said = feels(KeepSafe::No, 2);
    patient.send(said.clone()).await.unwrap();
    patient.send(said).await.unwrap();
    let view = clinic.therapist().await.our_view().await;
    assert_eq!((view.alerts[0].occasions.len(), view.alerts[0].safety.len()), (1, 1));
    assert_eq!(acknowledge(&clinic, 1).await, Err(Problem::AlertHasGrown));
    assert_eq!(acknowledge(&clinic, 0).await, Ok(()));
}

#[tokio::test]
async fn it_is_done_once() {
    let clinic = alerted().await;
    acknowledge(&clinic, 0).await.unwrap();
    assert_eq!(acknowledge(&clinic, 0).await, Err(Problem::AlreadyAcknowledged));
}

#[tokio::test]
async fn of_many_at_once_one_is_the_one_who_did() {
    let clinic = alerted().await;
    let therapist = clinic.therapist().await;
    let call = call(&clinic, 0).await;
    let all = futures_util::future::join_all((0..10).map(|_| therapist.send(call.clone()))).await;
    assert_eq!(all.iter().filter(|told| told.is_ok()).count(), 1);
    assert_eq!(all.iter().filter(|told| **told == Err(Problem::AlreadyAcknowledged)).count(), 9);
}

#[tokio::test]
async fn saying_nothing_is_not_enough() {
    let clinic = alerted().await;
    let therapist = clinic.therapist().await;
    let full = call(&clinic, 0).await;
    let with = |actions: &[Action], note: &str| AcknowledgeAlert {
        actions: actions.to_vec(),
        note: note.to_owned(),
        ..full.clone()
    };
    let both = [Action::SpokeToPatient, Action::NoAction];
    for refused in [
        with(&[], "I rang."),
        with(&[Action::NoAction], " "),
        with(&[], ""),
        with(&both, "Known and stable."),
    ] {
        assert_eq!(therapist.send(refused).await, Err(Problem::SayWhatWasDone));
    }
    assert_eq!(therapist.send(with(&[Action::NoAction], "Known and stable.")).await, Ok(()));
}
