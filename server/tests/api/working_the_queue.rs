//! Working the alert queue: who sees an alert, and the way from being raised to being closed.

use crate::bad_input::not_understood;
use crate::clinic::{Clinic, at, feels, save, worrying};
use crate::colleagues::desks;
use crate::hearing::heard;
use measures::alert::{Action, KeepSafe};
use measures::alert_queue::{ContactOutcome, Desk, Stage};
use measures::contract::Problem;
use measures::contract::clinician::{AcknowledgeAlert, AlertView, NextAppointment, SeeAlert};
use measures::ids::AlertId;
use measures::role::Role;
use server::live::Topic;

/// A clinic whose patient has said this, and feels able to keep safe until an appointment in an hour and a half.
pub async fn alerted(option: u8) -> Clinic {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    patient.send(save(worrying(option), 1)).await.unwrap();
    patient.send(feels(KeepSafe::Yes, 2)).await.unwrap();
    clinic
}

#[tokio::test]
async fn an_alert_goes_from_being_raised_to_being_closed() {
    let clinic = alerted(1).await;
    let therapist = clinic.therapist().await;
    let entry = therapist.queue().await.remove(0);
    assert_eq!((entry.patient.as_str(), entry.raised), (clinic.us.name, clinic.now()));
    assert_eq!((entry.stage, entry.out_of_hours, entry.sent), (Stage::Raised, false, false));
    assert_eq!(entry.desks, [Desk::Therapist]);
    assert_eq!(entry.next, Some((Desk::Lead, at("2026-11-23T11:00:00"))));
    let next = NextAppointment {
        appointment: clinic.us.appointment,
        starts: at("2026-11-23T10:30:00"),
        yours: true,
    };
    assert_eq!(entry.appointment, Some(next));

    let view = therapist.opens().await;
    assert_eq!((view.alert.occasions.len(), view.alert.safety.len()), (1, 1));
    assert_eq!((view.entry.stage, view.date_of_birth), (Stage::Seen, Some(clinic.us.date_of_birth)));
    assert!(therapist.today().await.appointments[0].alert, "seeing it is not acknowledging it");

    therapist.acknowledges(&view).await.unwrap();
    let entry = therapist.queue().await.remove(0);
    assert_eq!((entry.stage, entry.next), (Stage::Acknowledged, None));
    assert_eq!(entry.acknowledged_by.as_deref(), Some("Thea Rapist"));
    therapist.records(entry.alert, 1, ContactOutcome::NotReached).await.unwrap();
    therapist.records(entry.alert, 2, ContactOutcome::Spoke).await.unwrap();
    assert_eq!(therapist.queue().await[0].stage, Stage::ContactRecorded);
    therapist.closes(entry.alert, "").await.unwrap();
    assert_eq!(therapist.queue().await, []);

    let view = therapist.send(SeeAlert { alert: entry.alert }).await.unwrap();
    assert_eq!((view.entry.stage, view.next_contact()), (Stage::Closed, 3));
    let by: Vec<_> = view.life.iter().map(|one| (one.happening.stage(), one.by.as_deref())).collect();
    assert_eq!(by[0], (Stage::Raised, None), "it went to the therapist by itself");
    assert_eq!(by[1..].len(), 5);
    assert!(by[1..].iter().all(|(_, by)| *by == Some("Thea Rapist")));
    for act in ["saw_alert", "acknowledged_alert", "recorded_contact", "closed_alert"] {
        let mut db = clinic.server.db.read().await.unwrap();
        let query =
            sqlx::query_scalar("select count(*) from audit where act = $1 and patient_id is not null");
        let noted: i64 = query.bind(act).fetch_one(&mut *db).await.unwrap();
        assert!(noted >= 1, "{act}");
    }
}

#[tokio::test]
async fn an_alert_is_seen_by_those_to_whom_it_went_and_is_nothing_to_the_others() {
    for (option, seen_by) in [(1, [true, false, false, false, false]), (2, [true, true, false, false, false])]
    {
        let clinic = alerted(option).await;
        let alert = clinic.therapist().await.queue().await[0].alert;
        let callers = [
            clinic.therapist().await,
            clinic.colleague(1, Role::Therapist, true).await,
            clinic.colleague(2, Role::Supervisor, false).await,
            clinic.colleague(3, Role::ServiceManager, false).await,
            clinic.signed_in(clinic.them.therapist).await,
        ];
        for (caller, seen) in callers.iter().zip(seen_by) {
            let told = caller.send(SeeAlert { alert }).await.map(drop);
            assert_eq!(told, if seen { Ok(()) } else { Err(Problem::NotFound) });
            assert_eq!(caller.queue().await.len(), usize::from(seen));
            if !seen {
                assert_eq!(caller.records(alert, 1, ContactOutcome::Spoke).await, Err(Problem::NotFound));
                assert_eq!(caller.closes(alert, "Not mine.").await, Err(Problem::NotFound));
            }
        }
        let missing = SeeAlert { alert: AlertId::from_bits(99) };
        assert_eq!(callers[0].send(missing).await.map(drop), Err(Problem::NotFound));
    }
}

#[tokio::test]
async fn the_duty_worker_hears_of_it_reads_the_words_and_acknowledges_it() {
    let clinic = Clinic::open().await;
    let duty = clinic.colleague(1, Role::Therapist, true).await;
    let patient = clinic.patient().await;
    let id = measures::ids::StaffId::from_bits(101);
    let mut listener = clinic.server.live.listen([Topic::Staff(id)]);
    patient.send(save(worrying(3), 1)).await.unwrap();
    assert!(heard(&mut listener).await, "nobody told the duty worker");
    let view = duty.opens().await;
    assert_eq!(view.entry.desks, [Desk::Duty, Desk::Therapist]);
    assert_eq!(view.alert.occasions[0].answer, worrying(3));
    assert!(!view.wordings.is_empty());
    duty.acknowledges(&view).await.unwrap();
    let seen = clinic.therapist().await.our_view().await.alerts.remove(0);
    assert_eq!(seen.acknowledged.unwrap().by, "Cole League");
}

#[tokio::test]
async fn an_acknowledgement_that_says_the_patient_was_spoken_to_is_closed_without_saying_it_again() {
    let clinic = alerted(1).await;
    let therapist = clinic.therapist().await;
    let AlertView { alert, .. } = therapist.opens().await;
    let (id, seen) = (alert.alert, alert.entries());
    let actions = vec![Action::SpokeToPatient];
    therapist.send(AcknowledgeAlert { alert: id, seen, actions, note: String::new() }).await.unwrap();
    therapist.closes(id, "").await.unwrap();
    assert_eq!(therapist.send(SeeAlert { alert: id }).await.unwrap().entry.stage, Stage::Closed);
}

#[tokio::test]
async fn each_step_waits_for_the_one_before_and_is_taken_once() {
    let clinic = alerted(1).await;
    let therapist = clinic.therapist().await;
    let view = therapist.opens().await;
    let alert = view.alert.alert;
    assert_eq!(therapist.records(alert, 1, ContactOutcome::Spoke).await, Err(Problem::SayWhatWasDone));
    assert_eq!(therapist.closes(alert, "Nothing to do.").await, Err(Problem::SayWhatWasDone));
    therapist.acknowledges(&view).await.unwrap();
    assert_eq!(therapist.closes(alert, " ").await, Err(Problem::SayWhy));
    for _ in 0..3 {
        therapist.records(alert, 1, ContactOutcome::LeftMessage).await.unwrap();
    }
    assert_eq!(therapist.records(alert, 1, ContactOutcome::Spoke).await, Err(Problem::AlertHasGrown));
    for _ in 0..3 {
        therapist.closes(alert, "").await.unwrap();
    }
    assert_eq!(therapist.closes(alert, "Again.").await, Err(Problem::AlertHasGrown));
    assert_eq!(therapist.records(alert, 2, ContactOutcome::Spoke).await, Err(Problem::AlertHasGrown));
    let happened = "select count(*) from alert_events where kind in ('contact', 'closed')";
    assert_eq!(clinic.count(happened).await, 2);
}

#[tokio::test]
async fn what_is_said_after_closing_raises_another_alert() {
    let clinic = alerted(1).await;
    let therapist = clinic.therapist().await;
    let view = therapist.opens().await;
    therapist.acknowledges(&view).await.unwrap();
    therapist.closes(view.alert.alert, "Spoke in the session.").await.unwrap();
    clinic.patient().await.send(save(worrying(3), 3)).await.unwrap();
    let queue = therapist.queue().await;
    assert_eq!(queue.len(), 1);
    assert_ne!(queue[0].alert, view.alert.alert);
}

#[tokio::test]
async fn a_rise_since_the_last_pack_goes_to_the_duty_worker() {
    for (before, now, on_duty) in [(0, 1, true), (1, 1, false)] {
        let clinic = Clinic::open().await;
        let patient = clinic.patient().await;
        let therapist = clinic.therapist().await;
        patient.send(save(worrying(before), 1)).await.unwrap();
        if before > 0 {
            let view = therapist.opens().await;
            therapist.acknowledges(&view).await.unwrap();
        }
        clinic.server.clock.advance(chrono::TimeDelta::minutes(5));
        let invited = therapist.send(crate::said::invite(clinic.us.appointment)).await.unwrap();
        let open = measures::contract::public::OpenInvitation { token: invited.token, ..clinic.us.open() };
        clinic.opened_by(&open).await.unwrap().send(save(worrying(now), 1)).await.unwrap();
        assert_eq!(clinic.desks().await.contains(&"duty".to_owned()), on_duty, "{before} and then {now}");
    }
}

#[tokio::test]
async fn a_rise_is_counted_from_the_answer_as_it_was_amended() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let invitation = crate::answering_together::opened(&clinic).await.invitation;
    clinic.patient().await.send(crate::clinic::submit(1)).await.unwrap();
    therapist.send(crate::amending_an_answer::amend(invitation, worrying(1), 1)).await.unwrap();
    therapist.acknowledges(&therapist.opens().await).await.unwrap();
    clinic.server.clock.advance(chrono::TimeDelta::minutes(5));
    let invited = therapist.send(crate::said::invite(clinic.us.appointment)).await.unwrap();
    let open = measures::contract::public::OpenInvitation { token: invited.token, ..clinic.us.open() };
    clinic.opened_by(&open).await.unwrap().send(save(worrying(1), 1)).await.unwrap();
    assert_eq!(clinic.desks().await, desks(&[Desk::Therapist]), "it was 0 when it was sent, and 1 since");
}

#[tokio::test]
async fn what_the_queue_cannot_read_is_refused() {
    let clinic = Clinic::open().await;
    let long = "x".repeat(2_001);
    let contact = |rest: &str| format!(r#"{{"alert": "ID", "number": 1, {rest}}}"#);
    for (call, body) in [
        ("see-alert", r#"{"alert": "7"}"#.to_owned()),
        ("record-contact", contact(r#""outcome": "waved", "note": """#)),
        ("record-contact", contact(r#""outcome": "spoke""#)),
        ("record-contact", contact(r#""outcome": "spoke", "note": "\u0000""#)),
        ("record-contact", contact(&format!(r#""outcome": "spoke", "note": "{long}""#))),
        ("record-contact", r#"{"alert": "ID", "number": -1, "outcome": "spoke", "note": ""}"#.to_owned()),
        ("close-alert", format!(r#"{{"alert": "ID", "reason": "{long}"}}"#)),
        ("close-alert", r#"{"alert": "ID", "reason": null}"#.to_owned()),
    ] {
        not_understood(&clinic.therapist().await, call, &[(&body, &body)]).await;
    }
}

#[tokio::test]
async fn what_a_self_referral_tells_goes_to_triage_and_stays_on_the_queue_when_it_joins_a_patient() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    let referrer = clinic.ready().await;
    crate::working_the_inbox::alert(&referrer, 50).await;
    assert_eq!(clinic.desks().await, desks(&[Desk::Duty, Desk::Triage]));
    let view = assessor.opens().await;
    assert!(!view.alert.disclosures.is_empty() && !view.entry.sent);
    referrer.send(crate::referring::send(1)).await.unwrap();
    let form = assessor.inbox().await.waiting[0].id;
    assessor.accept(form, Some(measures::ids::PatientId::from_bits(11))).await.unwrap();
    let entry = clinic.therapist().await.queue().await.remove(0);
    assert_eq!((entry.patient.as_str(), entry.stage, entry.sent), (clinic.us.name, Stage::Seen, true));
    assert_eq!(clinic.desks().await, desks(&[Desk::Duty, Desk::Therapist, Desk::Triage]));
}
