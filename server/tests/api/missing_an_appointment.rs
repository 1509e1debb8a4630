//! Alerts whose appointment is called off or moved.

use crate::acknowledging_an_alert::acknowledge;
use crate::attending::record;
use crate::clinic::{at, feels, save, worrying};
use crate::colleagues::desks;
use crate::declining::with_gateway;
use crate::said::{cancel, fresh};
use crate::working_the_queue::alerted;
use chrono::TimeDelta;
use measures::alert::KeepSafe;
use measures::alert_queue::{ContactOutcome, Desk, Happening};
use measures::attendance::Attendance;
use measures::contract::Problem;
use measures::contract::clinician::{BookAppointment, Mode, MoveAppointment};
use measures::offered::Occasion;
use measures::role::Role;
use server::config::Gateway;

#[tokio::test]
async fn calling_the_appointment_off_raises_the_alert_again_until_the_patient_was_reached() {
    for (outcome, waits) in
        [(None, true), (Some(ContactOutcome::NotReached), true), (Some(ContactOutcome::Spoke), false)]
    {
        let clinic = alerted(1).await;
        let therapist = clinic.therapist().await;
        let view = therapist.opens().await;
        therapist.acknowledges(&view).await.unwrap();
        if let Some(outcome) = outcome {
            therapist.records(view.alert.alert, 1, outcome).await.unwrap();
        }
        therapist.send(cancel(clinic.us.appointment)).await.unwrap();
        let alerts = therapist.our_view().await.alerts;
        let waiting: Vec<_> = alerts.iter().filter(|alert| alert.acknowledged.is_none()).collect();
        assert_eq!(waiting.len(), usize::from(waits), "{outcome:?}");
        for alert in waiting {
            assert_eq!(alert.occasions[0].answer, worrying(1));
            assert_eq!(clinic.desks().await, desks(&[Desk::Duty, Desk::Therapist]));
        }
    }
}

#[tokio::test]
async fn an_open_alert_goes_to_the_duty_worker_when_no_appointment_is_near_any_more() {
    let clinic = alerted(1).await;
    let therapist = clinic.therapist().await;
    assert_eq!(clinic.desks().await, desks(&[Desk::Therapist]));
    let (appointment, starts) = (clinic.us.appointment, at("2026-11-30T10:00:00"));
    therapist.send(MoveAppointment { appointment, to: fresh(), starts }).await.unwrap();
    assert_eq!(clinic.desks().await, desks(&[Desk::Duty, Desk::Therapist]));

    let clinic = alerted(1).await;
    let therapist = clinic.therapist().await;
    let starts = at("2026-11-23T15:00:00");
    let (referral, mode, occasion) = (clinic.us.referral, Mode::Telephone, Occasion::Treatment);
    therapist.send(BookAppointment { appointment: fresh(), referral, starts, mode, occasion }).await.unwrap();
    therapist.send(cancel(clinic.us.appointment)).await.unwrap();
    assert_eq!(
        clinic.desks().await,
        desks(&[Desk::Duty, Desk::Therapist]),
        "called off with another to come"
    );
    let life = therapist.opens().await.life;
    let missed = life.iter().find(|one| matches!(one.happening, Happening::Missed(_))).unwrap();
    assert_eq!(missed.happening, Happening::Missed(clinic.us.appointment));
    assert_eq!(missed.by.as_deref(), Some("Thea Rapist"));
}

#[tokio::test]
async fn the_duty_worker_who_has_the_alert_is_told_again_when_the_patient_does_not_come() {
    let clinic = with_gateway(Gateway::Address("http://127.0.0.1:9/nobody".to_owned())).await;
    clinic.colleague(1, Role::Therapist, true).await;
    clinic.patient().await.send(save(worrying(2), 1)).await.unwrap();
    let told = async || clinic.count("select count(*) from messages where words like '%safety item%'").await;
    assert_eq!(told().await, 1);
    clinic.server.clock.advance(TimeDelta::minutes(91));
    let missed = record(clinic.us.appointment, Attendance::DidNotAttend);
    clinic.therapist().await.send(missed).await.unwrap();
    assert_eq!(told().await, 2);
    assert_eq!(clinic.desks().await, desks(&[Desk::Duty, Desk::Therapist]));
}

#[tokio::test]
async fn an_alert_that_is_raised_again_tells_what_the_help_page_was_last_told() {
    let clinic = alerted(1).await;
    clinic.patient().await.send(feels(KeepSafe::NotSure, 3)).await.unwrap();
    let said = clinic.now();
    let therapist = clinic.therapist().await;
    therapist.acknowledges(&therapist.opens().await).await.unwrap();
    clinic.server.clock.advance(TimeDelta::minutes(5));
    therapist.send(cancel(clinic.us.appointment)).await.unwrap();
    let alerts = therapist.our_view().await.alerts;
    assert_eq!((alerts.len(), alerts[0].acknowledged.is_none(), alerts[1].safety.len()), (2, true, 2));
    let told: Vec<_> = alerts[0].safety.iter().map(|one| (one.keep_safe, one.given, one.at)).collect();
    assert_eq!(told, [(Some(KeepSafe::NotSure), said, said)]);
    assert_eq!(acknowledge(&clinic, 1).await, Err(Problem::AlertHasGrown));
    acknowledge(&clinic, 0).await.unwrap();
}
