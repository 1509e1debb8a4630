//! Reading the day's list: whose appointments, how far their packs are, and whose alert waits.

use crate::clinic::{Clinic, answer, at, save, submit, worrying};
use crate::said::{cancel, fresh, invite};
use chrono::TimeDelta;
use measures::attachment::Booking;
use measures::contract::clinician::{BookAppointment, Mode, MoveAppointment, PackProgress, Today};
use measures::contract::public::OpenInvitation;
use measures::offered::Occasion;

fn book(clinic: &Clinic, starts: &str) -> BookAppointment {
    BookAppointment {
        appointment: fresh(),
        referral: clinic.us.referral,
        starts: at(starts),
        mode: Mode::Video,
        occasion: Occasion::Treatment,
    }
}

fn times(today: &Today) -> Vec<String> {
    today.appointments.iter().map(|entry| entry.starts.format("%H:%M").to_string()).collect()
}

#[tokio::test]
async fn the_list_is_of_the_callers_own_patients() {
    let clinic = Clinic::open().await;
    let today = clinic.therapist().await.today().await;
    assert_eq!(today.date, clinic.now().date());
    assert_eq!(today.appointments.len(), 1);
    let entry = &today.appointments[0];
    assert_eq!((entry.patient.as_str(), entry.starts), (clinic.us.name, at("2026-11-23T10:30:00")));
    assert_eq!((entry.mode, entry.booking, entry.alert), (Mode::Telephone, Booking::Booked, false));
    assert_eq!(entry.progress, PackProgress::NotStarted);
}

#[tokio::test]
async fn the_day_is_londons_and_given_up_times_are_not_on_it() {
    let clinic = Clinic::open_at(at("2026-10-25T09:00:00")).await;
    let therapist = clinic.therapist().await;
    // 25 hours long: the clocks go back.
    for starts in ["2026-10-24T23:45:00", "2026-10-25T00:00:00", "2026-10-25T23:45:00", "2026-10-26T00:00:00"]
    {
        therapist.send(book(&clinic, starts)).await.unwrap();
    }
    therapist.send(cancel(clinic.us.appointment)).await.unwrap();
    let noon = therapist.send(book(&clinic, "2026-10-25T12:00:00")).await.unwrap().appointment;
    therapist
        .send(MoveAppointment { appointment: noon, to: fresh(), starts: at("2026-10-25T13:00:00") })
        .await
        .unwrap();
    assert_eq!(times(&therapist.today().await), ["00:00", "13:00", "23:45"]);
}

#[tokio::test]
async fn progress_counts_the_questions_that_are_asked() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    let therapist = clinic.therapist().await;
    let progress = async || therapist.today().await.appointments[0].progress;
    patient.send(save(answer("phq9", 1, 0), 1)).await.unwrap();
    assert_eq!(progress().await, PackProgress::Answering { answered: 1, of: 21 });
    patient.send(save(answer("phq9", 2, 1), 2)).await.unwrap();
    assert_eq!(progress().await, PackProgress::Answering { answered: 2, of: 22 });
    patient.send(submit(1)).await.unwrap();
    assert_eq!(progress().await, PackProgress::Completed { at: clinic.now() });
}

#[tokio::test]
async fn without_an_invitation_the_list_says_so() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    therapist.send(book(&clinic, "2026-11-23T15:00:00")).await.unwrap();
    let today = therapist.today().await;
    assert_eq!(today.appointments[1].progress, PackProgress::NotInvited);
}

#[tokio::test]
async fn what_was_begun_for_a_cancelled_appointment_shows_at_the_next_one() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    clinic.patient().await.send(save(answer("phq9", 1, 0), 1)).await.unwrap();
    therapist.send(cancel(clinic.us.appointment)).await.unwrap();
    therapist.send(book(&clinic, "2026-11-23T15:00:00")).await.unwrap();
    let today = therapist.today().await;
    assert_eq!(today.appointments[0].progress, PackProgress::Answering { answered: 1, of: 21 });
}

#[tokio::test]
async fn waiting_alerts_come_first_and_then_the_time() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    // A second patient of ours, who comes earlier: the other therapist's, handed over.
    let mut db = clinic.server.db.write().await.unwrap();
    let handed_over = "update referrals set therapist_id = $1 where id = $2";
    let query = sqlx::query(handed_over).bind(clinic.us.therapist.to_string());
    query.bind(clinic.them.referral.to_string()).execute(&mut *db).await.unwrap();
    db.commit().await.unwrap();
    assert_eq!(times(&therapist.today().await), ["10:30", "11:00"]);
    clinic.opened(&clinic.them).await.send(save(worrying(1), 1)).await.unwrap();
    let today = therapist.today().await;
    assert_eq!(times(&today), ["11:00", "10:30"]);
    assert!(today.appointments[0].alert && !today.appointments[1].alert);
    assert!(today.other_alerts.is_empty());
}

#[tokio::test]
async fn a_patient_who_waits_and_does_not_come_today_is_named_with_the_next_appointment() {
    let clinic = Clinic::open().await;
    clinic.patient().await.send(save(worrying(1), 1)).await.unwrap();
    let raised = clinic.now();
    clinic.server.clock.advance(TimeDelta::days(1));
    let therapist = clinic.therapist().await;
    let last = therapist.today().await.other_alerts;
    assert_eq!(last.len(), 1);
    assert_eq!((last[0].patient.as_str(), last[0].raised), (clinic.us.name, raised));
    assert_eq!(last[0].appointment, Some(clinic.us.appointment));

    let next = therapist.send(book(&clinic, "2026-11-30T10:00:00")).await.unwrap().appointment;
    therapist.send(book(&clinic, "2026-12-07T10:00:00")).await.unwrap();
    assert_eq!(therapist.today().await.other_alerts[0].appointment, Some(next));
}

#[tokio::test]
async fn an_alert_is_within_reach_when_the_only_appointment_is_called_off() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    clinic.patient().await.send(save(worrying(1), 1)).await.unwrap();
    let called_off = clinic.us.appointment;
    therapist.send(cancel(called_off)).await.unwrap();
    assert_eq!(therapist.today().await.other_alerts[0].appointment, Some(called_off));
    assert_eq!(therapist.view(called_off).await.alerts.len(), 1);

    let earlier = therapist.send(book(&clinic, "2026-11-22T10:00:00")).await.unwrap().appointment;
    assert_eq!(therapist.today().await.other_alerts[0].appointment, Some(earlier));
}

#[tokio::test]
async fn another_therapist_is_told_of_none_of_it() {
    let clinic = Clinic::open().await;
    clinic.patient().await.send(save(worrying(1), 1)).await.unwrap();
    clinic.server.clock.advance(TimeDelta::days(1));
    assert!(clinic.signed_in(clinic.them.therapist).await.today().await.other_alerts.is_empty());
}

#[tokio::test]
async fn a_second_invitation_starts_afresh() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    clinic.patient().await.send(save(answer("phq9", 1, 0), 1)).await.unwrap();
    let call = invite(clinic.us.appointment);
    let token = therapist.send(call).await.unwrap().token;
    assert_eq!(therapist.today().await.appointments[0].progress, PackProgress::NotStarted);
    clinic.nobody().send(OpenInvitation { token, ..clinic.us.open() }).await.unwrap();
}
