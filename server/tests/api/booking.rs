//! Booking, moving and calling off.

use crate::clinic::{Clinic, at};
use crate::said::{cancel, fresh, invite, submit};
use measures::attachment::Booking;
use measures::contract::Problem;
use measures::contract::clinician::{BookAppointment, Mode, MoveAppointment};
use measures::contract::public::OpenInvitation;
use measures::offered::Occasion;

pub fn book(clinic: &Clinic, starts: &str) -> BookAppointment {
    BookAppointment {
        appointment: fresh(),
        referral: clinic.us.referral,
        starts: at(starts),
        mode: Mode::InPerson,
        occasion: Occasion::Treatment,
    }
}

#[tokio::test]
async fn a_time_that_the_clocks_skip_cannot_be_booked_and_one_they_repeat_is_the_first() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    assert_eq!(therapist.send(book(&clinic, "2027-03-28T01:30:00")).await, Err(Problem::NoSuchTime));
    therapist.send(book(&clinic, "2027-10-31T01:30:00")).await.unwrap();
    let first = "select count(*) from appointments where starts_at = 1824942600000";
    assert_eq!(clinic.count(first).await, 1);
}

#[tokio::test]
async fn a_moved_appointment_is_kept_beside_the_one_it_was_moved_to() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let appointment = clinic.us.appointment;
    let moved = MoveAppointment { appointment, to: fresh(), starts: at("2026-11-24T10:00:00") };
    let new = therapist.send(moved).await.unwrap().appointment;
    assert_eq!(therapist.our_view().await.entry.booking, Booking::Moved);
    let entry = therapist.view(new).await.entry;
    assert_eq!((entry.booking, entry.mode), (Booking::Booked, Mode::Telephone));
    assert_eq!(clinic.count("select count(*) from appointments where moved_from is not null").await, 1);
}

#[tokio::test]
async fn what_is_given_up_can_be_neither_moved_nor_called_off_nor_asked_for() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let appointment = clinic.us.appointment;
    therapist.send(cancel(appointment)).await.unwrap();
    let moved = MoveAppointment { appointment, to: fresh(), starts: at("2026-11-24T10:00:00") };
    assert_eq!(therapist.send(moved).await, Err(Problem::NotFound));
    assert_eq!(therapist.send(cancel(appointment)).await, Err(Problem::NotFound));
    let invited = therapist.send(invite(appointment)).await;
    assert_eq!(invited.map(drop), Err(Problem::NotFound));
}

#[tokio::test]
async fn of_many_moves_at_once_one_is_made() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let (appointment, starts) = (clinic.us.appointment, at("2026-11-24T10:00:00"));
    let moves = (0..10).map(|_| therapist.send(MoveAppointment { appointment, to: fresh(), starts }));
    let all = futures_util::future::join_all(moves).await;
    assert_eq!(all.iter().filter(|told| told.is_ok()).count(), 1);
    assert_eq!(all.iter().filter(|told| **told == Err(Problem::NotFound)).count(), 9);
}

#[tokio::test]
async fn a_booking_whose_reply_was_lost_is_made_once_and_told_again() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    clinic.patient().await.send(submit(1)).await.unwrap();
    therapist.send(cancel(clinic.us.appointment)).await.unwrap();
    let call = book(&clinic, "2026-11-24T10:00:00");
    let all = futures_util::future::join_all((0..5).map(|_| therapist.send(call))).await;
    let first = all[0].clone().unwrap();
    assert_eq!((first.appointment, first.answers.len()), (call.appointment, 1), "what waited belongs to it");
    for told in all {
        assert_eq!(told.unwrap(), first);
    }
    therapist.send(cancel(first.appointment)).await.unwrap();
    assert_eq!(therapist.send(call).await.unwrap().appointment, first.appointment, "it is not booked anew");
    assert_eq!(clinic.count("select count(*) from appointments where booking = 'booked'").await, 1);
    assert_eq!(clinic.count("select count(*) from audit where act = 'booked_appointment'").await, 1);
}

#[tokio::test]
async fn a_move_whose_reply_was_lost_is_made_once_and_told_again() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    clinic.patient().await.send(submit(1)).await.unwrap();
    let starts = at("2026-11-24T10:00:00");
    let moved = MoveAppointment { appointment: clinic.us.appointment, to: fresh(), starts };
    let first = therapist.send(moved).await.unwrap();
    assert_eq!((first.appointment, first.answers.len()), (moved.to, 1), "what was sent goes with it");
    assert_eq!(therapist.send(moved).await, Ok(first));
    assert_eq!(clinic.count("select count(*) from appointments where moved_from is not null").await, 1);
    assert_eq!(clinic.count("select count(*) from audit where act = 'moved_appointment'").await, 1);
}

#[tokio::test]
async fn another_booking_under_a_name_that_is_taken_is_refused() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let call = book(&clinic, "2026-11-24T10:00:00");
    therapist.send(call).await.unwrap();
    let starts = at("2026-11-24T11:00:00");
    let moved = MoveAppointment { appointment: clinic.us.appointment, to: call.appointment, starts };
    for other in [
        BookAppointment { starts, ..call },
        BookAppointment { mode: Mode::Video, ..call },
        BookAppointment { occasion: Occasion::FollowUp, ..call },
        BookAppointment { appointment: clinic.us.appointment, ..call },
        BookAppointment { appointment: clinic.them.appointment, ..call },
    ] {
        assert_eq!(therapist.send(other).await, Err(Problem::KeyReused), "{other:?}");
    }
    assert_eq!(therapist.send(moved).await, Err(Problem::KeyReused));
    assert_eq!(therapist.our_view().await.entry.booking, Booking::Booked, "it was not given up");
    let theirs = BookAppointment { referral: clinic.them.referral, ..call };
    assert_eq!(therapist.send(theirs).await, Err(Problem::NotFound), "whose it is comes first");
    let them = clinic.signed_in(clinic.them.therapist).await;
    assert_eq!(them.send(theirs).await, Err(Problem::KeyReused));
    assert_eq!(clinic.count("select count(*) from appointments").await, 3);
}

#[tokio::test]
async fn an_invitation_lasts_as_long_as_the_appointment_it_leads_to() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let moved = MoveAppointment {
        appointment: clinic.us.appointment,
        to: fresh(),
        starts: at("2026-11-27T10:00:00"),
    };
    therapist.send(moved).await.unwrap();
    clinic.server.clock.set(server::clock::instant(at("2026-11-28T09:59:59")).unwrap());
    assert!(clinic.nobody().send(clinic.us.open()).await.is_ok());
    clinic.server.clock.advance(chrono::TimeDelta::seconds(1));
    assert_eq!(clinic.nobody().send(clinic.us.open()).await, Err(Problem::InvitationClosed));
}

#[tokio::test]
async fn an_invitation_never_lasts_longer_than_two_weeks() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let appointment = therapist.send(book(&clinic, "2027-01-11T10:00:00")).await.unwrap().appointment;
    let token = therapist.send(invite(appointment)).await.unwrap().token;
    let open = || OpenInvitation { token: token.clone(), ..clinic.us.open() };
    clinic.server.clock.set(server::clock::instant(at("2026-12-07T08:59:59")).unwrap());
    assert!(clinic.nobody().send(open()).await.is_ok());
    clinic.server.clock.advance(chrono::TimeDelta::seconds(1));
    assert_eq!(clinic.nobody().send(open()).await, Err(Problem::InvitationClosed));
}
