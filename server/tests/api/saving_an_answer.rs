//! Saving an answer: which one stands, and which ones raise an alert.

use crate::acknowledging_an_alert::acknowledge;
use crate::clinic::{Caller, Clinic, answer, save, submit, worrying};
use measures::answers::Answer;
use measures::contract::Problem;
use measures::contract::clinician::Alert;
use measures::contract::patient::Saved;
use measures::contract::public::Opened;

async fn standing(clinic: &Clinic) -> Vec<Answer> {
    match clinic.nobody().send(clinic.us.open()).await.unwrap() {
        Opened::Open { answers, .. } => answers,
        Opened::Sent { .. } => panic!("the pack was sent"),
    }
}

async fn alerts(clinic: &Clinic) -> Vec<Alert> {
    clinic.therapist().await.our_view().await.alerts
}

/// What was said on each occasion of the only alert.
async fn story(clinic: &Clinic) -> Vec<Answer> {
    let [alert] = <[Alert; 1]>::try_from(alerts(clinic).await).unwrap();
    alert.occasions.iter().map(|occasion| occasion.answer.clone()).collect()
}

async fn say(patient: &Caller<'_>, said: &[(Answer, u32)]) {
    for (answer, sequence) in said {
        patient.send(save(answer.clone(), *sequence)).await.unwrap();
    }
}

#[tokio::test]
async fn an_answer_can_be_changed_until_the_pack_is_sent() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    say(&patient, &[(answer("phq9", 1, 3), 1), (answer("phq9", 1, 0), 2)]).await;
    assert_eq!(standing(&clinic).await, [answer("phq9", 1, 0)]);
    patient.send(submit(1)).await.unwrap();
    assert_eq!(patient.send(save(answer("phq9", 1, 3), 90)).await, Err(Problem::AlreadySent));
    let view = clinic.therapist().await.our_view().await;
    assert_eq!(view.measures[0].measurements[0].answers[0], answer("phq9", 1, 0));
}

#[tokio::test]
async fn a_late_retry_cannot_overwrite_a_newer_answer() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    let (older, newer) = (answer("gad7", 3, 1), answer("gad7", 3, 2));
    assert_eq!(patient.send(save(newer.clone(), 7)).await, Ok(Saved { sequence: 7 }));
    assert_eq!(patient.send(save(older, 4)).await, Ok(Saved { sequence: 7 }));
    assert_eq!(standing(&clinic).await, [newer]);
}

#[tokio::test]
async fn the_very_same_sent_again_changes_nothing() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    say(&patient, &[(worrying(1), 1), (worrying(0), 2), (worrying(1), 1), (worrying(0), 2)]).await;
    assert_eq!(standing(&clinic).await, [worrying(0)]);
    assert_eq!(story(&clinic).await, [worrying(1), worrying(0)]);
    assert_eq!(clinic.count("select count(*) from answer_history").await, 2);
}

#[tokio::test]
async fn two_devices_that_count_alike_lose_neither_answer_nor_alert() {
    let clinic = Clinic::open().await;
    let (phone, laptop) = (clinic.patient().await, clinic.patient().await);
    say(&phone, &[(worrying(0), 1)]).await;
    say(&laptop, &[(worrying(2), 1)]).await;
    assert_eq!(standing(&clinic).await, [worrying(2)]);
    assert_eq!(story(&clinic).await, [worrying(2)]);
    assert_eq!(clinic.count("select count(*) from answer_history").await, 2);
}

#[tokio::test]
async fn an_answer_above_nought_raises_one_alert_at_the_save() {
    for option in [1, 2, 3] {
        let clinic = Clinic::open().await;
        say(&clinic.patient().await, &[(worrying(option), 1)]).await;
        assert_eq!(story(&clinic).await, [worrying(option)]);
        assert!(!alerts(&clinic).await[0].occasions[0].sent);
    }
}

#[tokio::test]
async fn nought_raises_none() {
    let clinic = Clinic::open().await;
    say(&clinic.patient().await, &[(worrying(0), 1), (answer("phq9", 1, 3), 2)]).await;
    assert!(alerts(&clinic).await.is_empty());
}

#[tokio::test]
async fn an_answer_withheld_raises_an_alert_and_leaves_no_total() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    let mut pack = submit(1);
    pack.answers[8].answer = worrying(None);
    patient.send(pack).await.unwrap();
    let view = clinic.therapist().await.our_view().await;
    let unfinished = view.measures[0].measurements[0].score.clone().unwrap().unwrap_err();
    assert_eq!((unfinished.answered, unfinished.missing), (8, vec![9]));
    assert_eq!(story(&clinic).await, [worrying(None)]);
    assert!(view.alerts[0].occasions[0].sent);
}

#[tokio::test]
async fn lowering_the_answer_keeps_the_alert_and_both_values() {
    let clinic = Clinic::open().await;
    say(&clinic.patient().await, &[(worrying(2), 1), (worrying(0), 2)]).await;
    assert_eq!(story(&clinic).await, [worrying(2), worrying(0)]);
    assert!(clinic.therapist().await.today().await.appointments[0].alert);
}

#[tokio::test]
async fn later_answers_join_the_open_alert() {
    let clinic = Clinic::open().await;
    say(&clinic.patient().await, &[(worrying(1), 1), (worrying(3), 2), (worrying(3), 3)]).await;
    assert_eq!(story(&clinic).await, [worrying(1), worrying(3)]);
}

#[tokio::test]
async fn a_late_retry_that_alerts_does_so_although_it_does_not_stand() {
    let clinic = Clinic::open().await;
    say(&clinic.patient().await, &[(worrying(0), 5), (worrying(2), 3)]).await;
    assert_eq!(standing(&clinic).await, [worrying(0)]);
    assert_eq!(story(&clinic).await, [worrying(2)]);
}

#[tokio::test]
async fn a_late_retry_that_lowers_does_not_tell_the_story_backwards() {
    let clinic = Clinic::open().await;
    say(&clinic.patient().await, &[(worrying(2), 5), (worrying(0), 3)]).await;
    assert_eq!(story(&clinic).await, [worrying(2)]);
}

#[tokio::test]
async fn an_answer_that_comes_after_sending_is_refused_but_alerts() {
    let clinic = Clinic::open().await;
    let (phone, laptop) = (clinic.patient().await, clinic.patient().await);
    phone.send(submit(1)).await.unwrap();
    assert_eq!(laptop.send(save(worrying(2), 40)).await, Err(Problem::AlreadySent));
    assert_eq!(story(&clinic).await, [worrying(2)]);
    let view = clinic.therapist().await.our_view().await;
    assert!(view.measures[0].measurements[0].answers.contains(&worrying(0)));
}

#[tokio::test]
async fn once_acknowledged_another_answer_raises_another_alert() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    say(&patient, &[(worrying(1), 1)]).await;
    acknowledge(&clinic, 0).await.unwrap();
    say(&patient, &[(worrying(1), 2)]).await;
    assert_eq!(alerts(&clinic).await.len(), 1);
    clinic.server.clock.advance(chrono::TimeDelta::minutes(1));
    say(&patient, &[(worrying(2), 3)]).await;
    let alerts = alerts(&clinic).await;
    assert_eq!(alerts.len(), 2);
    assert!(alerts[0].acknowledged.is_none() && alerts[1].acknowledged.is_some());
    assert_eq!(alerts[0].occasions[0].answer, worrying(2));
}

#[tokio::test]
async fn lowering_an_answer_whose_alert_was_acknowledged_is_added_to_it() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    say(&patient, &[(worrying(2), 1)]).await;
    acknowledge(&clinic, 0).await.unwrap();
    say(&patient, &[(worrying(0), 2)]).await;
    assert_eq!(story(&clinic).await, [worrying(2), worrying(0)]);
    assert!(alerts(&clinic).await[0].acknowledged.is_some());
}
