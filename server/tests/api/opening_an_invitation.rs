//! Opening an invitation: the link and the date of birth, and nothing shown without both.

use crate::clinic::{Clinic, answer, at, save, submit, worrying};
use crate::said::{cancel, invite, usual_pack};
use axum::http::StatusCode;
use chrono::{NaiveDate, TimeDelta};
use measures::contract::Problem;
use measures::contract::patient::CloseSitting;
use measures::contract::public::{OpenInvitation, Opened};
use server::secrets;

fn wrong(clinic: &Clinic) -> OpenInvitation {
    let date_of_birth = NaiveDate::from_ymd_opt(1981, 1, 1).unwrap();
    OpenInvitation { date_of_birth, ..clinic.us.open() }
}

async fn fail(clinic: &Clinic, times: usize) {
    for _ in 0..times {
        assert_eq!(clinic.nobody().send(wrong(clinic)).await, Err(Problem::NotYou));
    }
}

#[tokio::test]
async fn the_right_date_opens_the_pack_and_shows_the_appointment() {
    let clinic = Clinic::open().await;
    let opened = clinic.nobody().send(clinic.us.open()).await.unwrap();
    let Opened::Open { pack, answers, sequence, appointment, .. } = opened else { panic!("sent") };
    assert_eq!((pack, answers, sequence), (usual_pack(), vec![], 0));
    assert_eq!(appointment, Some(at("2026-11-23T10:30:00")));
}

#[tokio::test]
async fn the_cookie_stays_on_this_site_and_away_from_scripts() {
    let clinic = Clinic::open().await;
    let response = clinic.nobody().post(&clinic.us.open()).await;
    let set = response.headers().get("set-cookie").unwrap().to_str().unwrap();
    let (name, rest) = set.split_once('=').unwrap();
    assert_eq!(name, "__Host-p");
    assert_eq!(rest[64..], *"; HttpOnly; SameSite=Strict; Secure; Path=/");
    assert_eq!(response.headers().get("cache-control").unwrap(), "no-store");
}

#[tokio::test]
async fn a_link_that_is_nobodys_is_told_the_same_as_a_wrong_date() {
    let clinic = Clinic::open().await;
    let nobodys = OpenInvitation { token: secrets::token().unwrap(), ..clinic.us.open() };
    assert_eq!(clinic.nobody().send(nobodys).await, Err(Problem::NotYou));
    assert_eq!(clinic.nobody().send(wrong(&clinic)).await, Err(Problem::NotYou));
}

#[tokio::test]
async fn five_wrong_dates_lock_the_link_for_a_quarter_of_an_hour() {
    let clinic = Clinic::open().await;
    fail(&clinic, 4).await;
    assert_eq!(clinic.nobody().send(wrong(&clinic)).await, Err(Problem::TooManyTries), "told at once");
    assert_eq!(clinic.nobody().send(clinic.us.open()).await, Err(Problem::TooManyTries));
    clinic.server.clock.advance(TimeDelta::minutes(15) - TimeDelta::milliseconds(1));
    assert_eq!(clinic.nobody().send(clinic.us.open()).await, Err(Problem::TooManyTries));
    clinic.server.clock.advance(TimeDelta::milliseconds(1));
    assert!(clinic.nobody().send(clinic.us.open()).await.is_ok());
}

#[tokio::test]
async fn the_right_date_at_the_fifth_try_opens() {
    let clinic = Clinic::open().await;
    fail(&clinic, 4).await;
    assert!(clinic.nobody().send(clinic.us.open()).await.is_ok());
    fail(&clinic, 4).await;
    assert!(clinic.nobody().send(clinic.us.open()).await.is_ok());
}

#[tokio::test]
async fn ten_wrong_dates_in_all_end_the_link_for_good() {
    let clinic = Clinic::open().await;
    for _ in 0..3 {
        fail(&clinic, 3).await;
        assert!(clinic.nobody().send(clinic.us.open()).await.is_ok());
    }
    assert_eq!(clinic.nobody().send(wrong(&clinic)).await, Err(Problem::InvitationClosed), "told at once");
    assert_eq!(clinic.nobody().send(clinic.us.open()).await, Err(Problem::InvitationClosed));
    clinic.server.clock.advance(TimeDelta::hours(1));
    assert_eq!(clinic.nobody().send(clinic.us.open()).await, Err(Problem::InvitationClosed));
}

#[tokio::test]
async fn opening_often_with_the_right_date_ends_nothing() {
    let clinic = Clinic::open().await;
    for _ in 0..12 {
        assert!(clinic.nobody().send(clinic.us.open()).await.is_ok());
    }
}

#[tokio::test]
async fn wrong_dates_at_the_same_moment_are_all_counted() {
    let clinic = Clinic::open().await;
    let tries = (0..20).map(|_| async { clinic.nobody().send(wrong(&clinic)).await.unwrap_err() });
    let told = futures_util::future::join_all(tries).await;
    assert_eq!(told.iter().filter(|problem| **problem == Problem::NotYou).count(), 4);
    assert_eq!(told.iter().filter(|problem| **problem == Problem::TooManyTries).count(), 16);
}

#[tokio::test]
async fn the_link_works_until_a_day_after_the_appointment() {
    let clinic = Clinic::open().await;
    clinic.server.clock.set(server::clock::instant(at("2026-11-24T10:29:59")).unwrap());
    assert!(clinic.nobody().send(clinic.us.open()).await.is_ok());
    clinic.server.clock.advance(TimeDelta::seconds(1));
    assert_eq!(clinic.nobody().send(clinic.us.open()).await, Err(Problem::InvitationClosed));
    assert_eq!(clinic.nobody().send(wrong(&clinic)).await, Err(Problem::NotYou));
}

#[tokio::test]
async fn a_new_invitation_ends_the_old_one() {
    let clinic = Clinic::open().await;
    let old = clinic.patient().await;
    old.send(save(answer("phq9", 1, 2), 1)).await.unwrap();
    let call = invite(clinic.us.appointment);
    let token = clinic.therapist().await.send(call).await.unwrap().token;
    assert_eq!(clinic.nobody().send(clinic.us.open()).await, Err(Problem::InvitationClosed));
    assert_eq!(old.send(save(answer("phq9", 2, 2), 2)).await, Err(Problem::InvitationClosed));
    let opened = clinic.nobody().send(OpenInvitation { token, ..clinic.us.open() }).await.unwrap();
    assert!(matches!(opened, Opened::Open { answers, sequence: 0, .. } if answers.is_empty()));
}

#[tokio::test]
async fn what_was_answered_comes_back_in_the_order_it_was_said_and_an_alert_does_not() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    let said = vec![worrying(2), answer("phq9", 1, 3), answer("gad7", 2, None)];
    for (answer, sequence) in said.iter().zip(4..) {
        patient.send(save(answer.clone(), sequence)).await.unwrap();
    }
    patient.send(CloseSitting {}).await.unwrap();
    let response = clinic.nobody().post(&clinic.us.open()).await;
    assert_eq!(response.status(), StatusCode::OK);
    let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    assert!(!String::from_utf8(body.to_vec()).unwrap().contains("alert"));
    let Opened::Open { answers, sequence, .. } = serde_json::from_slice(&body).unwrap() else {
        panic!("sent")
    };
    assert_eq!((answers, sequence), (said, 6));
}

#[tokio::test]
async fn once_the_pack_is_sent_only_that_is_shown() {
    let clinic = Clinic::open().await;
    clinic.patient().await.send(submit(1)).await.unwrap();
    clinic.server.clock.advance(TimeDelta::minutes(3));
    let opened = clinic.nobody().send(clinic.us.open()).await.unwrap();
    assert!(matches!(opened, Opened::Sent { at: then, .. } if then == at("2026-11-23T09:00:00")));
}

#[tokio::test]
async fn without_a_booked_appointment_no_time_is_shown() {
    let clinic = Clinic::open().await;
    let appointment = clinic.us.appointment;
    clinic.therapist().await.send(cancel(appointment)).await.unwrap();
    let opened = clinic.nobody().send(clinic.us.open()).await.unwrap();
    assert!(matches!(opened, Opened::Open { appointment: None, .. }));
}

#[tokio::test]
async fn an_appointment_that_has_begun_is_not_told_as_one_to_come() {
    let clinic = Clinic::open().await;
    clinic.server.clock.set(server::clock::instant(at("2026-11-23T10:30:00")).unwrap());
    let opened = clinic.nobody().send(clinic.us.open()).await.unwrap();
    assert!(matches!(opened, Opened::Open { appointment: None, .. }));
    assert_eq!(clinic.patient().await.send(submit(1)).await.unwrap().appointment, None);
    assert!(clinic.therapist().await.our_view().await.measures[0].measurements[0].this_appointment);
}

#[tokio::test]
async fn a_silent_patient_is_asked_again_after_twenty_hours() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    clinic.server.clock.advance(TimeDelta::hours(19));
    patient.send(save(answer("phq9", 1, 0), 1)).await.unwrap();
    clinic.server.clock.advance(TimeDelta::hours(6));
    patient.send(save(answer("phq9", 2, 0), 2)).await.unwrap();
    clinic.server.clock.advance(TimeDelta::hours(20) + TimeDelta::milliseconds(1));
    assert_eq!(patient.send(save(answer("phq9", 3, 0), 3)).await, Err(Problem::SignedOut));
}
