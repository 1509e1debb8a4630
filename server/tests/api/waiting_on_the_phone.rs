//! Waiting on the phone: what could not be saved at once says when it was given, beside when it came.

use crate::acknowledging_an_alert::acknowledge;
use crate::clinic::{Clinic, at, feels, save, submit, worrying};
use chrono::{NaiveDateTime, TimeDelta};
use measures::alert::KeepSafe;
use measures::contract::clinician::{Alert, RenewInvitation, Safety};
use measures::contract::patient::{SaveAnswer, SaveSafety};
use measures::contract::public::OpenInvitation;

async fn alerts(clinic: &Clinic) -> Vec<Alert> {
    clinic.therapist().await.our_view().await.alerts
}

/// When each answer of the first alert was given, and when it came.
async fn occasions(clinic: &Clinic) -> Vec<(NaiveDateTime, NaiveDateTime)> {
    alerts(clinic).await[0].occasions.iter().map(|occasion| (occasion.given, occasion.at)).collect()
}

/// A quarter to ten, three quarters of an hour after our patient was invited.
async fn later() -> Clinic {
    let clinic = Clinic::open().await;
    clinic.server.clock.advance(TimeDelta::minutes(45));
    clinic
}

#[tokio::test]
async fn an_answer_saved_late_carries_both_times() {
    let clinic = later().await;
    let patient = clinic.patient().await;
    patient.send(SaveAnswer { waited_seconds: 32 * 60, ..save(worrying(2), 1) }).await.unwrap();
    patient.send(save(worrying(1), 2)).await.unwrap();
    let (given, came) = (at("2026-11-23T09:13:00"), at("2026-11-23T09:45:00"));
    assert_eq!(occasions(&clinic).await, [(given, came), (came, came)]);
    let waited = "select count(*) from answer_history where received_at - given_at = 1920000";
    assert_eq!(clinic.count(waited).await, 1);
    let now = clinic.therapist().await.our_view().await.measures[0].measurements[0].at;
    assert_eq!(now, came, "the measure says when the last answer came");
}

#[tokio::test]
async fn what_the_help_page_asked_carries_both_times() {
    let clinic = later().await;
    let patient = clinic.patient().await;
    patient.send(save(worrying(2), 1)).await.unwrap();
    patient.send(SaveSafety { waited_seconds: 90, ..feels(KeepSafe::No, 2) }).await.unwrap();
    let Safety { given, at: came, .. } = alerts(&clinic).await[0].safety[0];
    assert_eq!((given, came), (at("2026-11-23T09:43:30"), at("2026-11-23T09:45:00")));
}

#[tokio::test]
async fn answers_that_come_only_with_the_pack_carry_both_times() {
    let clinic = later().await;
    let mut pack = submit(1);
    pack.answers[8] = SaveAnswer { waited_seconds: 600, ..save(worrying(3), 9) };
    clinic.patient().await.send(pack).await.unwrap();
    assert_eq!(occasions(&clinic).await, [(at("2026-11-23T09:35:00"), at("2026-11-23T09:45:00"))]);
}

#[tokio::test]
async fn nothing_counts_as_given_before_the_invitation_was_made() {
    let clinic = later().await;
    let patient = clinic.patient().await;
    let said = SaveAnswer { waited_seconds: u32::MAX, ..save(worrying(2), 1) };
    patient.send(said).await.unwrap();
    assert_eq!(occasions(&clinic).await, [(at("2026-11-23T09:00:00"), at("2026-11-23T09:45:00"))]);
}

#[tokio::test]
async fn what_was_given_before_the_link_was_renewed_keeps_its_time() {
    let clinic = later().await;
    let therapist = clinic.therapist().await;
    let appointment = clinic.us.appointment;
    clinic.server.clock.advance(TimeDelta::minutes(5));
    let token = therapist.send(RenewInvitation { appointment }).await.unwrap().token;
    clinic.server.clock.advance(TimeDelta::minutes(10));
    let patient = clinic.opened_by(&OpenInvitation { token, ..clinic.us.open() }).await.unwrap();
    // From before the renewal, on a phone that had no line.
    patient.send(SaveAnswer { waited_seconds: 32 * 60, ..save(worrying(2), 1) }).await.unwrap();
    assert_eq!(occasions(&clinic).await, [(at("2026-11-23T09:28:00"), at("2026-11-23T10:00:00"))]);
}

#[tokio::test]
async fn trying_again_changes_neither_time() {
    let clinic = later().await;
    let patient = clinic.patient().await;
    for waited_seconds in [0, 600] {
        patient.send(SaveAnswer { waited_seconds, ..save(worrying(2), 1) }).await.unwrap();
        patient.send(SaveSafety { waited_seconds, ..feels(KeepSafe::No, 2) }).await.unwrap();
        clinic.server.clock.advance(TimeDelta::minutes(10));
    }
    let first = at("2026-11-23T09:45:00");
    assert_eq!(occasions(&clinic).await, [(first, first)]);
    let safety = alerts(&clinic).await.swap_remove(0).safety;
    assert_eq!((safety.len(), safety[0].given, safety[0].at), (1, first, first));
}

#[tokio::test]
async fn an_alert_raised_again_keeps_both_times_of_the_answer_it_is_about() {
    let clinic = later().await;
    let patient = clinic.patient().await;
    patient.send(SaveAnswer { waited_seconds: 60, ..save(worrying(2), 1) }).await.unwrap();
    let before = occasions(&clinic).await;
    acknowledge(&clinic, 0).await.unwrap();
    clinic.server.clock.advance(TimeDelta::minutes(10));
    patient.send(feels(KeepSafe::No, 2)).await.unwrap();
    assert_eq!(alerts(&clinic).await.len(), 2);
    assert_eq!(occasions(&clinic).await, before);
}
