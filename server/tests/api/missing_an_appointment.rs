//! Alerts whose appointment is called off or moved.

use crate::clinic::{at, worrying};
use crate::colleagues::desks;
use crate::said::cancel;
use crate::working_the_queue::alerted;
use measures::alert_queue::{ContactOutcome, Desk, Happening};
use measures::contract::clinician::{BookAppointment, Mode, MoveAppointment};
use measures::offered::Occasion;

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
    therapist.send(MoveAppointment { appointment, starts }).await.unwrap();
    assert_eq!(clinic.desks().await, desks(&[Desk::Duty, Desk::Therapist]));

    let clinic = alerted(1).await;
    let therapist = clinic.therapist().await;
    let starts = at("2026-11-23T15:00:00");
    let (referral, mode, occasion) = (clinic.us.referral, Mode::Telephone, Occasion::Treatment);
    therapist.send(BookAppointment { referral, starts, mode, occasion }).await.unwrap();
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
