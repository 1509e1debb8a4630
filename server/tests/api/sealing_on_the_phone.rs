//! Sealing on the phone: who is told the key, and that what is found there later is kept once and overwrites nothing.

use crate::clinic::{Clinic, answer, feels, save, submit, worrying};
use chrono::{NaiveDate, TimeDelta};
use measures::alert::KeepSafe;
use measures::contract::Problem;
use measures::contract::clinician::RenewInvitation;
use measures::contract::patient::{SaveAnswer, SaveSafety};
use measures::contract::public::{OpenInvitation, Opened};

/// The key that whoever opens with this call is told.
async fn key(clinic: &Clinic, call: OpenInvitation) -> Result<String, Problem> {
    match clinic.nobody().send(call).await? {
        Opened::Open { seal, .. } | Opened::Sent { seal, .. } => Ok(seal),
    }
}

#[tokio::test]
async fn only_whoever_knows_the_date_is_told_the_key() {
    let clinic = Clinic::open().await;
    let date_of_birth = NaiveDate::from_ymd_opt(1981, 1, 1).unwrap();
    let wrong = OpenInvitation { date_of_birth, ..clinic.us.open() };
    assert_eq!(key(&clinic, wrong).await, Err(Problem::NotYou));
    let key = key(&clinic, clinic.us.open()).await.unwrap();
    assert_eq!(key.len(), 64);
    assert!(key.bytes().all(|symbol| symbol.is_ascii_hexdigit()), "{key}");
}

#[tokio::test]
async fn the_key_stays_with_the_answers_and_another_invitation_has_another() {
    let clinic = Clinic::open().await;
    let ours = key(&clinic, clinic.us.open()).await.unwrap();
    assert_eq!(key(&clinic, clinic.us.open()).await.as_ref(), Ok(&ours), "another visit");
    assert_ne!(key(&clinic, clinic.them.open()).await.as_ref(), Ok(&ours));
    let appointment = clinic.us.appointment;
    let token = clinic.therapist().await.send(RenewInvitation { appointment }).await.unwrap().token;
    let renewed = OpenInvitation { token, ..clinic.us.open() };
    assert_eq!(key(&clinic, renewed.clone()).await.as_ref(), Ok(&ours), "another link to the same answers");
    clinic.opened_by(&renewed).await.unwrap().send(submit(1)).await.unwrap();
    assert_eq!(key(&clinic, renewed).await.as_ref(), Ok(&ours), "what waits may still come");
}

#[tokio::test]
async fn an_answer_is_kept_once_under_its_key_whatever_its_sequence() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    let said = SaveAnswer { key: 1_795_000_000_000, ..save(worrying(2), 1) };
    patient.send(said.clone()).await.unwrap();
    // The reply was lost, and the page has counted on since.
    patient.send(SaveAnswer { sequence: 6, ..said.clone() }).await.unwrap();
    assert_eq!(clinic.count("select count(*) from answer_history").await, 1);
    patient.send(SaveAnswer { sequence: 7, key: said.key + 1, ..said }).await.unwrap();
    assert_eq!(clinic.count("select count(*) from answer_history").await, 2, "given again");
    assert_eq!(clinic.therapist().await.our_view().await.alerts[0].occasions.len(), 1);
}

#[tokio::test]
async fn what_the_help_page_asked_is_kept_once_under_its_key() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    patient.send(save(worrying(2), 1)).await.unwrap();
    let said = SaveSafety { key: 1_795_000_000_000, ..feels(KeepSafe::No, 2) };
    for sequence in [2, 5] {
        patient.send(SaveSafety { sequence, ..said.clone() }).await.unwrap();
    }
    assert_eq!(clinic.count("select count(*) from alert_safety").await, 1);
}

#[tokio::test]
async fn what_was_overtaken_is_kept_and_alerts_and_changes_nothing_that_stands() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    patient.send(save(worrying(0), 1)).await.unwrap();
    patient.send(SaveAnswer { key: 1, waited_seconds: 600, ..save(worrying(3), 0) }).await.unwrap();
    let Ok(Opened::Open { answers, .. }) = clinic.nobody().send(clinic.us.open()).await else {
        panic!("sent")
    };
    assert_eq!(answers, [worrying(0)]);
    assert_eq!(clinic.therapist().await.our_view().await.alerts.len(), 1);
}

#[tokio::test]
async fn whoever_opens_is_told_when_each_answer_was_given() {
    let clinic = Clinic::open().await;
    clinic.server.clock.advance(TimeDelta::minutes(45));
    let patient = clinic.patient().await;
    patient.send(SaveAnswer { waited_seconds: 120, ..save(answer("phq9", 1, 1), 1) }).await.unwrap();
    patient.send(save(answer("phq9", 2, 1), 4)).await.unwrap();
    clinic.server.clock.advance(TimeDelta::seconds(10));
    let Ok(Opened::Open { given, .. }) = clinic.nobody().send(clinic.us.open()).await else { panic!("sent") };
    assert_eq!(given, [(1, 130), (4, 10)]);
}
