//! Reading an alert: how many wait, what is known besides what it tells, and how the last days went.

use crate::clinic::{Clinic, answer, at, save, worrying};
use crate::colleagues::desks;
use chrono::TimeDelta;
use measures::alert_queue::{ContactOutcome, Day, Desk};
use measures::contract::clinician::{NextAppointment, ReadAlertCount, ReadAlertQueue, SeeAlert};
use measures::ids::StaffId;
use measures::referral::told::Told;
use measures::role::Role;
use server::watching::go_round;

#[tokio::test]
async fn what_waits_is_counted_for_those_who_may_see_it() {
    let clinic = Clinic::open().await;
    let duty = clinic.colleague(1, Role::Therapist, true).await;
    let lead = clinic.colleague(2, Role::Supervisor, false).await;
    let therapist = clinic.therapist().await;
    let other = clinic.signed_in(clinic.them.therapist).await;
    clinic.patient().await.send(save(worrying(2), 1)).await.unwrap();
    for (caller, waiting) in [(&therapist, 1), (&duty, 1), (&lead, 0), (&other, 0)] {
        assert_eq!(caller.send(ReadAlertCount {}).await.unwrap().waiting, waiting);
    }
    therapist.opens().await;
    assert_eq!(therapist.send(ReadAlertCount {}).await.unwrap().waiting, 1, "seeing is not acknowledging");
    duty.acknowledges(&duty.opens().await).await.unwrap();
    for caller in [&therapist, &duty] {
        assert_eq!(caller.send(ReadAlertCount {}).await.unwrap().waiting, 0);
    }
}

#[tokio::test]
async fn an_alert_comes_with_the_last_times_it_was_asked_and_what_the_measure_came_to() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    for (said, sequence) in [(answer("phq9", 1, 2), 1), (worrying(2), 2), (answer("gad7", 1, 3), 3)] {
        patient.send(save(said, sequence)).await.unwrap();
    }
    let duty = clinic.colleague(1, Role::Therapist, true).await;
    for caller in [clinic.therapist().await, duty] {
        let view = caller.opens().await;
        assert_eq!(view.therapists, ["Thea Rapist"]);
        let [measure] = &view.measures[..] else { panic!("only the instrument that it is about") };
        let [past] = &measure.measurements[..] else { panic!("answered once") };
        assert_eq!((past.sent, past.this_appointment), (false, false));
        assert_eq!(past.answers, [answer("phq9", 1, 2), worrying(2)]);
        let unfinished = past.score.as_ref().unwrap().as_ref().unwrap_err();
        assert_eq!((unfinished.answered, unfinished.of), (2, 9));
        assert!(view.wordings.get(past.wording).is_some());
        assert_eq!((view.others, view.form), (vec![], None));
    }
}

#[tokio::test]
async fn only_whoever_holds_the_referral_opens_its_appointment() {
    let clinic = Clinic::open().await;
    clinic.patient().await.send(save(worrying(2), 1)).await.unwrap();
    let duty = clinic.colleague(1, Role::Therapist, true).await;
    for (caller, yours) in [(clinic.therapist().await, true), (duty, false)] {
        let appointment = clinic.us.appointment;
        let next = NextAppointment { appointment, starts: at("2026-11-23T10:30:00"), yours };
        assert_eq!(caller.opens().await.entry.appointment, Some(next));
    }
}

#[tokio::test]
async fn an_alert_that_was_dealt_with_stands_beside_the_new_one() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    let therapist = clinic.therapist().await;
    patient.send(save(worrying(1), 1)).await.unwrap();
    let first = therapist.opens().await;
    therapist.acknowledges(&first).await.unwrap();
    patient.send(save(worrying(3), 2)).await.unwrap();
    let queue = therapist.queue().await;
    assert!(queue[0].acknowledged_by.is_none() && queue[1].acknowledged_by.is_some(), "what waits is first");
    let view = therapist.send(SeeAlert { alert: queue[0].alert }).await.unwrap();
    assert_eq!(view.others.iter().map(|other| other.alert).collect::<Vec<_>>(), [first.alert.alert]);
    assert_eq!(view.others[0].acknowledged.as_ref().unwrap().by, "Thea Rapist");
    let view = therapist.send(SeeAlert { alert: first.alert.alert }).await.unwrap();
    assert!(view.others[0].acknowledged.is_none());
}

#[tokio::test]
async fn whoever_referred_themselves_is_reached_as_they_said_and_only_who_works_the_inbox_opens_the_form() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    let duty = clinic.colleague(1, Role::Therapist, true).await;
    crate::working_the_inbox::alert(&clinic.ready().await, 50).await;
    assert_eq!(clinic.desks().await, desks(&[Desk::Duty, Desk::Triage]));
    for (caller, opens) in [(assessor, true), (duty, false)] {
        let form = caller.opens().await.form.unwrap();
        assert_eq!((form.open.is_some(), form.unsafe_to_phone), (opens, false));
        let mobile = form.reaching.rows.iter().find(|row| row.asked == "Mobile phone number").unwrap();
        assert!(matches!(&mobile.told, Told::Words(number) if number.starts_with("07700")));
    }
}

#[tokio::test]
async fn the_lead_and_the_manager_read_how_the_last_days_went_and_nobody_else_does() {
    let clinic = Clinic::open().await;
    clinic.colleague(1, Role::Supervisor, false).await;
    clinic.colleague(2, Role::ServiceManager, false).await;
    clinic.patient().await.send(save(worrying(1), 1)).await.unwrap();
    clinic.server.clock.advance(TimeDelta::minutes(90));
    let view = clinic.therapist().await.opens().await;
    clinic.therapist().await.acknowledges(&view).await.unwrap();
    clinic.therapist().await.records(view.alert.alert, 1, ContactOutcome::Spoke).await.unwrap();
    for (id, reads) in
        [(StaffId::from_bits(101), true), (StaffId::from_bits(102), true), (clinic.us.therapist, false)]
    {
        let queue = clinic.signed_in(id).await.send(ReadAlertQueue {}).await.unwrap();
        assert_eq!(queue.report.is_some(), reads);
        let Some(days) = queue.report else { continue };
        let today = clinic.now().date();
        let day =
            Day { date: today, raised: 1, in_time: 1, waiting: 0, reached: 1, median_minutes: Some(90) };
        assert_eq!((days.len(), days[0]), (14, day));
        assert!(days[1..].iter().all(|day| day.raised == 0));
    }
    // A fortnight later it is no longer among the last days.
    clinic.server.clock.advance(TimeDelta::days(14));
    go_round(&clinic.server).await.unwrap();
    let queue = clinic.signed_in(StaffId::from_bits(101)).await.send(ReadAlertQueue {}).await.unwrap();
    assert!(queue.report.unwrap().iter().all(|day| day.raised == 0));
}
