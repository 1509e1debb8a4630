//! Reading an appointment: the course of the whole referral, the pack in hand, and the alerts.

use crate::clinic::{Clinic, answer, at, save, submit, worrying};
use crate::said::{cancel, fresh, invite};
use axum::http::StatusCode;
use chrono::TimeDelta;
use measures::attachment::Booking;
use measures::contract::clinician::{BookAppointment, BookedTime, Mode, ReadAppointment};
use measures::contract::public::OpenInvitation;
use measures::offered::Occasion;
use measures::score::Total;

#[tokio::test]
async fn the_course_holds_what_was_sent_and_what_is_being_answered() {
    let clinic = Clinic::open().await;
    clinic.patient().await.send(submit(1)).await.unwrap();
    let sent_at = clinic.now();
    clinic.server.clock.advance(TimeDelta::days(7));
    let therapist = clinic.therapist().await;
    let book = BookAppointment {
        appointment: fresh(),
        referral: clinic.us.referral,
        starts: at("2026-12-01T10:00:00"),
        mode: Mode::Telephone,
        occasion: Occasion::Treatment,
    };
    let next = therapist.send(book).await.unwrap().appointment;
    let token = therapist.send(invite(next)).await.unwrap().token;
    let patient = clinic.opened_by(&OpenInvitation { token, ..clinic.us.open() }).await.unwrap();
    patient.send(save(answer("phq9", 1, 3), 1)).await.unwrap();
    clinic.server.clock.advance(TimeDelta::minutes(1));
    patient.send(save(answer("phq9", 2, 2), 2)).await.unwrap();

    let view = therapist.view(next).await;
    assert_eq!((view.date_of_birth, view.referral), (clinic.us.date_of_birth, clinic.us.referral));
    let [phq9, gad7, wsas] = &view.measures[..] else { panic!("three instruments are asked") };
    assert_eq!((gad7.measurements.len(), wsas.measurements.len()), (1, 1));
    let [first, now] = &phq9.measurements[..] else { panic!("two occasions") };
    assert_eq!((first.at, first.sent, first.this_appointment), (sent_at, true, false));
    assert_eq!(first.score.clone().unwrap().unwrap().total, Total::whole(8));
    assert_eq!((now.at, now.sent, now.this_appointment), (clinic.now(), false, true));
    assert_eq!(now.answers, [answer("phq9", 1, 3), answer("phq9", 2, 2)]);
    let unfinished = now.score.clone().unwrap().unwrap_err();
    assert_eq!((unfinished.answered, unfinished.of, unfinished.lowest), (2, 9, Total::whole(5)));
}

#[tokio::test]
async fn each_occasion_says_what_became_of_its_appointment_and_the_course_what_stands() {
    let clinic = Clinic::open().await;
    clinic.patient().await.send(submit(1)).await.unwrap();
    clinic.server.clock.advance(TimeDelta::minutes(1));
    let mut db = clinic.server.db.write().await.unwrap();
    let missed = "update appointments set booking = 'did_not_attend' where id = $1";
    sqlx::query(missed).bind(clinic.us.appointment.to_string()).execute(&mut *db).await.unwrap();
    db.commit().await.unwrap();
    let therapist = clinic.therapist().await;
    let book = |starts| BookAppointment {
        appointment: fresh(),
        referral: clinic.us.referral,
        starts: at(starts),
        mode: Mode::Telephone,
        occasion: Occasion::Treatment,
    };
    let next = therapist.send(book("2026-12-08T10:00:00")).await.unwrap().appointment;
    let appointment = therapist.send(book("2026-12-01T10:00:00")).await.unwrap().appointment;
    let token = therapist.send(invite(next)).await.unwrap().token;
    let patient = clinic.opened_by(&OpenInvitation { token, ..clinic.us.open() }).await.unwrap();
    patient.send(save(answer("phq9", 1, 3), 1)).await.unwrap();

    let view = therapist.view(next).await;
    let missed = BookedTime { starts: at("2026-11-23T10:30:00"), booking: Booking::DidNotAttend };
    let booked = |starts| BookedTime { starts: at(starts), booking: Booking::Booked };
    let (second, third) = (booked("2026-12-01T10:00:00"), booked("2026-12-08T10:00:00"));
    assert_eq!(view.appointments, [missed, second, third]);
    let [sent, begun] = &view.measures[0].measurements[..] else { panic!("two occasions") };
    assert_eq!((sent.appointment, begun.appointment), (Some(missed), Some(third)));

    therapist.send(cancel(appointment)).await.unwrap();
    let view = therapist.our_view().await;
    assert_eq!(view.appointments, [missed, third]);
    let begun = &view.measures[0].measurements[1];
    assert_eq!(begun.appointment, None, "it is not for the appointment that is looked at");
}

#[tokio::test]
async fn the_score_shown_is_the_one_that_was_stored() {
    let clinic = Clinic::open().await;
    clinic.patient().await.send(submit(1)).await.unwrap();
    let mut db = clinic.server.db.write().await.unwrap();
    let another =
        r#"update measurements set score = '{"Ok":{"total":2700,"substituted":[],"subscales":[]}}'"#;
    sqlx::query(another).execute(&mut *db).await.unwrap();
    db.commit().await.unwrap();
    let view = clinic.therapist().await.our_view().await;
    assert_eq!(view.measures[0].measurements[0].score.clone().unwrap().unwrap().total, Total::whole(27));
}

#[tokio::test]
async fn what_was_begun_and_left_is_not_shown_once_a_later_pack_was_sent() {
    let clinic = Clinic::open().await;
    clinic.patient().await.send(save(answer("phq9", 1, 3), 1)).await.unwrap();
    clinic.server.clock.advance(TimeDelta::minutes(1));
    let therapist = clinic.therapist().await;
    let call = invite(clinic.us.appointment);
    let token = therapist.send(call).await.unwrap().token;
    assert_eq!(therapist.our_view().await.measures[0].measurements.len(), 1);
    let patient = clinic.opened_by(&OpenInvitation { token, ..clinic.us.open() }).await.unwrap();
    patient.send(submit(1)).await.unwrap();
    let measurements = therapist.our_view().await.measures.swap_remove(0).measurements;
    assert!(measurements.len() == 1 && measurements[0].sent);
}

#[tokio::test]
async fn an_open_alert_shows_before_one_that_was_acknowledged_earlier_or_later() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    for (option, sequence) in [(1, 1), (2, 2), (3, 3)] {
        patient.send(save(worrying(option), sequence)).await.unwrap();
        clinic.server.clock.advance(TimeDelta::minutes(1));
        if sequence < 3 {
            crate::acknowledging_an_alert::acknowledge(&clinic, 0).await.unwrap();
        }
    }
    let alerts = clinic.therapist().await.our_view().await.alerts;
    let said: Vec<_> = alerts.iter().map(|alert| alert.occasions[0].answer.clone()).collect();
    assert_eq!(said, [worrying(3), worrying(2), worrying(1)]);
    assert!(alerts[0].acknowledged.is_none());
}

async fn entries(clinic: &Clinic) -> i64 {
    let read = "select count(*) from audit
        where act = 'read_appointment' and staff_id is not null and patient_id is not null";
    clinic.count(read).await
}

#[tokio::test]
async fn every_reading_that_somebody_asked_for_leaves_an_entry() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    for read in 1..=2 {
        therapist.our_view().await;
        assert_eq!(entries(&clinic).await, read);
    }
}

#[tokio::test]
async fn what_a_page_reads_again_by_itself_leaves_no_entry_of_its_own() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let read = ReadAppointment { appointment: clinic.us.appointment };
    therapist.our_view().await;
    for _ in 0..3 {
        assert_eq!(therapist.post_quiet(&read, "1").await.status(), StatusCode::OK);
        assert_eq!(entries(&clinic).await, 1);
    }
}

#[tokio::test]
async fn nobody_reads_without_a_trace_by_saying_that_nobody_asked() {
    let clinic = Clinic::open().await;
    let read = ReadAppointment { appointment: clinic.us.appointment };
    // Another appointment of the same patient, another session of the same person: each reading is its own.
    let therapist = clinic.therapist().await;
    let book = BookAppointment {
        appointment: fresh(),
        referral: clinic.us.referral,
        starts: at("2026-12-01T10:00:00"),
        mode: Mode::Telephone,
        occasion: Occasion::Treatment,
    };
    let other = ReadAppointment { appointment: therapist.send(book).await.unwrap().appointment };
    therapist.post_quiet(&read, "1").await;
    assert_eq!(entries(&clinic).await, 1);
    therapist.post_quiet(&other, "1").await;
    assert_eq!(entries(&clinic).await, 2);
    clinic.server.clock.advance(TimeDelta::minutes(1));
    clinic.therapist().await.post_quiet(&read, "1").await;
    assert_eq!(entries(&clinic).await, 3);
}
