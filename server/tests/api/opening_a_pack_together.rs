//! Opening a pack together: where none is open one is made, and nobody is told a link.

use crate::answering_together::entering;
use crate::clinic::{Clinic, answer, at, submit};
use crate::said::{cancel, fresh, invite};
use chrono::TimeDelta;
use measures::contract::Problem;
use measures::contract::clinician::{
    Before, BookAppointment, InvitePatient, Mode, OpenPackTogether, PackChange, PackTogether,
    ReadPackTogether, WithdrawInvitation,
};
use measures::ids::AppointmentId;
use measures::instruments::InstrumentId;
use measures::offered::Occasion;

const SOON: &str = "2026-11-25T10:00:00";

/// Another appointment of our patient's, for which nothing was asked.
async fn booked(clinic: &Clinic, starts: &str) -> AppointmentId {
    let (referral, starts) = (clinic.us.referral, at(starts));
    let book = BookAppointment {
        appointment: fresh(),
        referral,
        starts,
        mode: Mode::Telephone,
        occasion: Occasion::Treatment,
    };
    clinic.therapist().await.send(book).await.unwrap().appointment
}

#[tokio::test]
async fn where_nothing_was_asked_a_pack_is_made_once_and_nobody_is_told_a_link() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let appointment = booked(&clinic, SOON).await;
    let read = || async { therapist.send(ReadPackTogether { appointment }).await.unwrap() };
    let PackTogether::NotOpen { would_ask, before: Before::Nothing } = read().await else {
        panic!("it was asked")
    };
    assert_eq!(would_ask, crate::said::usual_pack().instruments());
    assert_eq!(clinic.count("select count(*) from invitations").await, 2, "reading makes nothing");
    for _ in 0..2 {
        therapist.send(OpenPackTogether { appointment }).await.unwrap();
    }
    assert!(matches!(read().await, PackTogether::Open(_)));
    assert_eq!(clinic.count("select count(*) from invitations").await, 3);
    assert_eq!(clinic.count("select count(*) from invitations where state = 'open'").await, 3);
    assert_eq!(clinic.count("select count(*) from audit where act = 'invited_patient'").await, 1);
}

#[tokio::test]
async fn a_pack_is_not_made_for_a_time_that_was_given_up_or_for_one_that_was_sent() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let appointment = clinic.us.appointment;
    clinic.patient().await.send(submit(1)).await.unwrap();
    assert_eq!(therapist.send(OpenPackTogether { appointment }).await, Err(Problem::AlreadySent));
    let other = booked(&clinic, SOON).await;
    therapist.send(cancel(other)).await.unwrap();
    assert_eq!(therapist.send(OpenPackTogether { appointment: other }).await, Err(Problem::NotFound));
    let read = therapist.send(ReadPackTogether { appointment: other }).await;
    assert_eq!(read, Ok(PackTogether::NotOpen { would_ask: Vec::new(), before: Before::Nothing }));
}

#[tokio::test]
async fn what_was_begun_and_ran_out_of_time_goes_on_with_its_answers() {
    let clinic = Clinic::open().await;
    let appointment = booked(&clinic, "2026-12-10T10:00:00").await;
    let therapist = clinic.therapist().await;
    therapist.send(OpenPackTogether { appointment }).await.unwrap();
    let read = therapist.send(ReadPackTogether { appointment }).await;
    let Ok(PackTogether::Open(pack)) = read else { panic!("not open: {read:?}") };
    therapist.send(entering(&pack, answer("phq9", 1, 2), 1, None)).await.unwrap();

    // A link ends after two weeks, before this appointment.
    clinic.server.clock.advance(TimeDelta::days(15));
    let therapist = clinic.therapist().await;
    let would_ask = pack.pack.instruments().to_vec();
    let read = therapist.send(ReadPackTogether { appointment }).await;
    assert_eq!(read, Ok(PackTogether::NotOpen { would_ask, before: Before::Ended }));
    therapist.send(OpenPackTogether { appointment }).await.unwrap();
    let read = therapist.send(ReadPackTogether { appointment }).await;
    let Ok(PackTogether::Open(again)) = read else { panic!("not open: {read:?}") };
    assert_eq!((again.invitation, again.items.len()), (pack.invitation, 1));
    assert_eq!(again.items[0].standing.answer, answer("phq9", 1, 2));
    assert_eq!(clinic.count("select count(*) from audit where act = 'renewed_invitation'").await, 1);
    assert_eq!(clinic.count("select count(*) from invitations").await, 3);
}

#[tokio::test]
async fn what_was_chosen_to_be_asked_is_asked_though_the_time_of_the_link_ended_unanswered() {
    let clinic = Clinic::open().await;
    let appointment = booked(&clinic, "2026-12-10T10:00:00").await;
    let left_out = vec![InstrumentId::parse("wsas").unwrap()];
    let reason = "The patient is too tired.".to_owned();
    let change = Some(PackChange { added: Vec::new(), left_out, reason });
    let therapist = clinic.therapist().await;
    therapist.send(InvitePatient { change, ..invite(appointment) }).await.unwrap();

    clinic.server.clock.advance(TimeDelta::days(15));
    let therapist = clinic.therapist().await;
    let chosen: Vec<_> = ["phq9", "gad7"].into_iter().map(|id| InstrumentId::parse(id).unwrap()).collect();
    let read = therapist.send(ReadPackTogether { appointment }).await;
    assert_eq!(read, Ok(PackTogether::NotOpen { would_ask: chosen.clone(), before: Before::Ended }));
    therapist.send(OpenPackTogether { appointment }).await.unwrap();
    let read = therapist.send(ReadPackTogether { appointment }).await;
    let Ok(PackTogether::Open(pack)) = read else { panic!("not open: {read:?}") };
    assert_eq!(pack.pack.instruments(), chosen);
    assert_eq!(clinic.count("select count(*) from invitations").await, 3, "none is made");
}

#[tokio::test]
async fn what_was_asked_and_is_not_any_more_is_told_from_what_was_never_asked() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let becomes_of = async |appointment| match therapist.send(ReadPackTogether { appointment }).await {
        Ok(PackTogether::NotOpen { before, .. }) => before,
        other => panic!("{other:?}"),
    };
    let appointment = booked(&clinic, SOON).await;
    assert_eq!(becomes_of(appointment).await, Before::Nothing);
    therapist.send(OpenPackTogether { appointment }).await.unwrap();
    therapist.send(WithdrawInvitation { appointment }).await.unwrap();
    assert_eq!(becomes_of(appointment).await, Before::Withdrawn);
}
