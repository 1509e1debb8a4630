//! Reminders and what they lead to: none is sent that would stop a link in use or that nobody can follow any more.

use crate::clinic::{answer, at, save};
use crate::reminding::{booked, token};
use crate::said::{cancel, fresh};
use chrono::TimeDelta;
use measures::contract::Problem;
use measures::contract::clinician::{
    MoveAppointment, ReadInvitation, RenewInvitation, SendReminder, WithdrawInvitation,
};
use measures::contract::public::OpenInvitation;
use server::config::Gateway;
use server::messages::{Courier, carry_one};

#[tokio::test]
async fn nobody_is_reminded_while_they_answer_or_once_the_appointment_has_begun() {
    let (clinic, appointment) = booked().await;
    let therapist = clinic.caseload_holder(appointment).await;
    therapist.send(SendReminder { appointment }).await.unwrap();
    let date_of_birth = "1990-02-03".parse().unwrap();
    let open = OpenInvitation { token: token(&clinic).await, date_of_birth };
    let patient = clinic.opened_by(&open).await.unwrap();
    clinic.all_sent().await;
    assert_eq!(therapist.send(SendReminder { appointment }).await, Err(Problem::TooEarly));
    patient.send(save(answer("phq9", 1, 2), 1)).await.unwrap();
    assert!(clinic.opened_by(&open).await.is_some(), "the link they answer by still works");
    clinic.server.clock.advance(TimeDelta::hours(6));
    let therapist = clinic.caseload_holder(appointment).await;
    assert_eq!(therapist.send(SendReminder { appointment }).await, Err(Problem::NotFound));
}

#[tokio::test]
async fn the_link_of_a_reminder_lasts_through_whatever_is_rearranged_next() {
    let (clinic, appointment) = booked().await;
    let therapist = clinic.caseload_holder(appointment).await;
    let starts = at("2026-12-15T15:00:00");
    let appointment =
        therapist.send(MoveAppointment { appointment, to: fresh(), starts }).await.unwrap().appointment;
    therapist.send(SendReminder { appointment }).await.unwrap();
    clinic.all_sent().await;
    clinic.server.clock.advance(TimeDelta::days(13));
    let therapist = clinic.caseload_holder(appointment).await;
    therapist.send(SendReminder { appointment }).await.unwrap();
    let starts = at("2026-12-15T16:00:00");
    let appointment =
        therapist.send(MoveAppointment { appointment, to: fresh(), starts }).await.unwrap().appointment;
    let until = therapist.send(ReadInvitation { appointment }).await.unwrap().asked.unwrap().until;
    assert_eq!(until, at("2026-12-16T16:00:00"));
}

#[tokio::test]
async fn a_reminder_that_waits_goes_with_its_appointment_and_with_its_link() {
    for overtaken in ["cancelled", "moved", "withdrawn", "renewed"] {
        let (clinic, appointment) = booked().await;
        let therapist = clinic.caseload_holder(appointment).await;
        therapist.send(SendReminder { appointment }).await.unwrap();
        let starts = at("2026-11-24T15:00:00");
        match overtaken {
            "cancelled" => therapist.send(cancel(appointment)).await.map(drop),
            "moved" => therapist.send(MoveAppointment { appointment, to: fresh(), starts }).await.map(drop),
            "withdrawn" => therapist.send(WithdrawInvitation { appointment }).await,
            _ => therapist.send(RenewInvitation { appointment }).await.map(drop),
        }
        .unwrap();
        let waits = "select count(*) from messages where appointment_id is not null and state = 'queued'";
        assert_eq!(clinic.count(waits).await, 0, "{overtaken}");
    }
}

#[tokio::test]
async fn a_reminder_that_waited_until_its_appointment_began_is_not_sent() {
    let (clinic, appointment) = booked().await;
    let therapist = clinic.caseload_holder(appointment).await;
    therapist.send(SendReminder { appointment }).await.unwrap();
    clinic.server.clock.advance(TimeDelta::hours(6));
    let nobody = Gateway::Address("http://127.0.0.1:9/nobody".to_owned());
    let courier = Courier::to(&nobody, Some("a key")).unwrap();
    assert!(!carry_one(&clinic.server, &courier).await.unwrap(), "it was handed over");
    let given_up = "select count(*) from messages where state = 'failed' and words = ''";
    assert_eq!(clinic.count(given_up).await, 1);
}
