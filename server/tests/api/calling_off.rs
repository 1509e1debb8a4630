//! Calling an appointment off, moving it and missing it: where its answers go, and what is kept.

use crate::attending::{after_it_began, correct, record};
use crate::clinic::{Clinic, at, submit};
use crate::said::{cancel, fresh};
use measures::attendance::Attendance;
use measures::contract::Problem;
use measures::contract::clinician::{CancelAppointment, MoveAppointment, Rearranged, Reattached};

#[tokio::test]
async fn answers_stay_with_what_was_missed_and_go_on_from_what_was_called_off() {
    let clinic = after_it_began().await;
    clinic.patient().await.send(submit(1)).await.unwrap();
    let sent = clinic.now();
    let therapist = clinic.therapist().await;
    let appointment = clinic.us.appointment;
    let next = therapist.books("2026-11-30T10:30:00").await;
    let told = therapist.send(record(appointment, Attendance::DidNotAttend)).await.unwrap();
    assert_eq!(told, Rearranged { answers: vec![], alert_waits: false });
    let told = therapist.send(correct(appointment, 1, Attendance::PatientCancelled)).await.unwrap();
    let gone_on = Reattached { sent, to: Some(at("2026-11-30T10:30:00")) };
    assert_eq!(told.answers, [gone_on]);
    let diary = therapist.diary().await;
    assert_eq!(diary.answers[0].appointment, Some(next));
    let told = therapist.send(correct(appointment, 2, Attendance::OnTime)).await.unwrap();
    assert_eq!(told.answers, [Reattached { sent, to: Some(at("2026-11-23T10:30:00")) }]);
    assert!(therapist.our_view().await.measures[0].measurements[0].this_appointment);
}

#[tokio::test]
async fn whoever_moves_or_calls_off_is_told_where_the_answers_belong_now() {
    let clinic = Clinic::open().await;
    clinic.patient().await.send(submit(1)).await.unwrap();
    let (sent, therapist) = (clinic.now(), clinic.therapist().await);
    let (appointment, starts) = (clinic.us.appointment, at("2026-11-25T10:00:00"));
    let moved = therapist.send(MoveAppointment { appointment, to: fresh(), starts }).await.unwrap();
    assert_eq!(moved.answers, [Reattached { sent, to: Some(starts) }]);
    let told = therapist.send(cancel(moved.appointment)).await.unwrap();
    assert_eq!(told.answers, [Reattached { sent, to: None }], "they wait");
    let diary = therapist.diary().await;
    assert_eq!((diary.appointments.len(), diary.answers[0].appointment), (2, None));
    assert_eq!(diary.appointments[1].moved_from, Some(appointment));
}

#[tokio::test]
async fn who_called_it_off_and_why_is_kept_and_must_be_said() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let call = cancel(clinic.us.appointment);
    let silent = CancelAppointment { reason: " ".to_owned(), ..call.clone() };
    assert_eq!(therapist.send(silent).await, Err(Problem::SayWhy));
    therapist.send(call).await.unwrap();
    let recorded = therapist.diary().await.recorded.remove(0);
    assert_eq!((recorded.attendance, recorded.mode), (Attendance::PatientCancelled, None));
    assert_eq!(recorded.note, "Asked for another day.");
}

#[tokio::test]
async fn one_that_was_moved_has_become_another() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let appointment = clinic.us.appointment;
    therapist
        .send(MoveAppointment { appointment, to: fresh(), starts: at("2026-11-23T11:00:00") })
        .await
        .unwrap();
    assert_eq!(therapist.send(record(appointment, Attendance::OnTime)).await, Err(Problem::NotFound));
}
