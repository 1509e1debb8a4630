//! Renewing, withdrawing and drawing a link.

use crate::bad_input::not_understood;
use crate::booking;
use crate::clinic::{Clinic, answer, at, save, submit};
use crate::said::{cancel, fresh, invite};
use chrono::TimeDelta;
use measures::contract::Problem;
use measures::contract::clinician::{
    DrawLink, MoveAppointment, PackProgress, ReadInvitation, RenewInvitation, WithdrawInvitation,
};
use measures::contract::public::{OpenInvitation, Opened};

#[tokio::test]
async fn a_renewed_link_goes_on_where_the_earlier_one_was_which_stops_working() {
    let clinic = Clinic::open().await;
    clinic.patient().await.send(save(answer("phq9", 1, 2), 1)).await.unwrap();
    let therapist = clinic.therapist().await;
    let appointment = clinic.us.appointment;
    let token = therapist.send(RenewInvitation { appointment }).await.unwrap().token;
    assert_eq!(clinic.nobody().send(clinic.us.open()).await.map(drop), Err(Problem::NotYou));
    let open = OpenInvitation { token, ..clinic.us.open() };
    let Opened::Open { answers, .. } = clinic.nobody().send(open).await.unwrap() else { panic!("sent") };
    assert_eq!(answers, [answer("phq9", 1, 2)]);
    assert_eq!(clinic.count("select count(*) from audit where act = 'renewed_invitation'").await, 1);
}

#[tokio::test]
async fn a_renewed_link_has_all_its_time_and_all_its_tries() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let (appointment, starts) = (clinic.us.appointment, at("2026-12-15T10:00:00"));
    let appointment =
        therapist.send(MoveAppointment { appointment, to: fresh(), starts }).await.unwrap().appointment;
    let wrong = OpenInvitation { date_of_birth: "1999-01-01".parse().unwrap(), ..clinic.us.open() };
    for _ in 0..5 {
        clinic.nobody().send(wrong.clone()).await.unwrap_err();
    }
    clinic.server.clock.advance(TimeDelta::days(7));
    let therapist = clinic.therapist().await;
    let token = therapist.send(RenewInvitation { appointment }).await.unwrap().token;
    let until = therapist.send(ReadInvitation { appointment }).await.unwrap().asked.unwrap().until;
    assert_eq!(until, at("2026-12-14T09:00:00"));
    assert!(clinic.nobody().send(OpenInvitation { token, ..clinic.us.open() }).await.is_ok());
}

#[tokio::test]
async fn renewing_an_older_link_asks_nothing_anew_where_answers_were_sent() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let book = booking::book(&clinic, "2026-11-23T12:00:00");
    let appointment = therapist.send(book).await.unwrap().appointment;
    let token = therapist.send(invite(appointment)).await.unwrap().token;
    clinic.server.clock.advance(TimeDelta::minutes(5));
    let open = OpenInvitation { token, ..clinic.us.open() };
    clinic.opened_by(&open).await.unwrap().send(submit(1)).await.unwrap();
    // The link of the one that is called off leads to the next.
    therapist.send(cancel(clinic.us.appointment)).await.unwrap();
    therapist.send(RenewInvitation { appointment }).await.unwrap();
    let progress = therapist.view(appointment).await.entry.progress;
    assert!(matches!(progress, PackProgress::Completed { .. }), "{progress:?}");
}

#[tokio::test]
async fn a_withdrawn_link_opens_nothing_and_what_was_answered_stays() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    patient.send(save(answer("phq9", 1, 2), 1)).await.unwrap();
    let therapist = clinic.therapist().await;
    let appointment = clinic.us.appointment;
    therapist.send(WithdrawInvitation { appointment }).await.unwrap();
    assert_eq!(clinic.nobody().send(clinic.us.open()).await.map(drop), Err(Problem::InvitationClosed));
    assert_eq!(patient.send(save(answer("phq9", 2, 1), 2)).await.map(drop), Err(Problem::InvitationClosed));
    assert_eq!(therapist.our_view().await.measures[0].measurements[0].answers[0], answer("phq9", 1, 2));
    assert_eq!(therapist.send(WithdrawInvitation { appointment }).await, Err(Problem::NotFound));
    let renewed = therapist.send(RenewInvitation { appointment }).await;
    assert_eq!(renewed.map(drop), Err(Problem::NotFound), "a withdrawn one is not renewed");
}

#[tokio::test]
async fn the_link_that_leads_to_an_appointment_is_its_own_wherever_it_was_made_for() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let (appointment, starts) = (clinic.us.appointment, at("2026-11-25T10:00:00"));
    let moved =
        therapist.send(MoveAppointment { appointment, to: fresh(), starts }).await.unwrap().appointment;
    assert_eq!(therapist.send(WithdrawInvitation { appointment }).await, Err(Problem::NotFound));
    therapist.send(WithdrawInvitation { appointment: moved }).await.unwrap();
    assert_eq!(clinic.nobody().send(clinic.us.open()).await.map(drop), Err(Problem::InvitationClosed));
}

#[tokio::test]
async fn what_was_sent_or_called_off_is_neither_renewed_nor_withdrawn() {
    let clinic = Clinic::open().await;
    clinic.patient().await.send(submit(1)).await.unwrap();
    let therapist = clinic.therapist().await;
    let appointment = clinic.us.appointment;
    assert_eq!(therapist.send(WithdrawInvitation { appointment }).await, Err(Problem::NotFound));
    assert_eq!(therapist.send(RenewInvitation { appointment }).await.map(drop), Err(Problem::NotFound));
    therapist.send(cancel(appointment)).await.unwrap();
    assert_eq!(therapist.send(RenewInvitation { appointment }).await.map(drop), Err(Problem::NotFound));
}

#[tokio::test]
async fn a_link_is_drawn_with_its_margin_and_one_that_is_too_long_is_not() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let link = "https://beforehand.example/#0123456789abcdefghjkmnpqrs".to_owned();
    let drawn = therapist.send(DrawLink { link }).await.unwrap();
    assert!(drawn.side > 21 + 8 && drawn.path.starts_with("M4 4h7v1h-7z"), "{}: {}", drawn.side, drawn.path);
    let long = format!(r#"{{"link": "{}"}}"#, "x".repeat(301));
    not_understood(&therapist, "draw-link", &[(&long, "301 bytes"), (r#"{"link": ""}"#, "nothing")]).await;
}
