//! Stopping messages to somebody who referred themselves, and allowing them again.

use crate::accepting::OURS;
use crate::carrying_messages::Stub;
use crate::clinic::{Caller, Clinic};
use crate::declining::{decline, with_gateway};
use crate::hearing::{heard, hears_nothing};
use crate::referring::{screen, send};
use crate::reminding::{booked, line};
use crate::working_the_inbox::{ASSESSOR, alert};
use axum::http::StatusCode;
use chrono::TimeDelta;
use measures::contract::Problem;
use measures::contract::clinician::{
    AllowWriting, Delivery, InboxState, MessageChannel, SendReminder, StopWriting, WritingChange,
};
use measures::contract::referral::{LeaveReferral, LinkBy, SendReferralLink};
use measures::ids::{PatientId, SelfReferralId};
use measures::role::Role;
use server::config::Gateway;
use server::live::Topic;
use server::messages::carry_one;

const GIVEN_UP: &str = "select count(*) from messages
                        where state = 'failed' and last_error = 'messages to them were stopped' and words = '' and address = ''";
const STOPPED: &str = "select count(*) from audit a join self_referrals f on f.id = a.about
                       where a.act = 'stopped_writing' and a.patient_id = f.patient_id
                           and a.staff_id = f.writing_changed_by";
const ALLOWED: &str = "select count(*) from audit where act = 'allowed_writing'";

async fn writing() -> Clinic {
    with_gateway(Gateway::Address("http://127.0.0.1:9/nobody".to_owned())).await
}

/// The patient that a form is about.
async fn patient(clinic: &Clinic, form: SelfReferralId) -> PatientId {
    let mut db = clinic.server.db.read().await.unwrap();
    let query = sqlx::query_scalar::<_, String>("select patient_id from self_referrals where id = $1");
    query.bind(form.to_string()).fetch_one(&mut *db).await.unwrap().parse().unwrap()
}

async fn is_stopped(assessor: &Caller<'_>, id: SelfReferralId) -> bool {
    assessor.read(id).await.writing.is_some_and(|change| change.stopped)
}

#[tokio::test]
async fn what_waits_is_called_back_and_nothing_goes_to_them_any_more() {
    let stub = Stub::open().await;
    let clinic = with_gateway(Gateway::Address(stub.address.clone())).await;
    let assessor = clinic.assessor().await;
    let referrer = clinic.sent().await;
    let id = assessor.waiting().await.id;
    let before = assessor.read(id).await;
    assert_eq!((before.messages[0].delivery, before.writing), (Delivery::Queued, None));
    let mut inbox = clinic.server.live.listen([Topic::Inbox]);
    assert_eq!(assessor.send(StopWriting { id }).await, Ok(()));
    assert!(heard(&mut inbox).await);
    assert!(!carry_one(&clinic.server, &stub.courier()).await.unwrap(), "nothing is due");
    assert!(stub.received().is_empty());
    let view = assessor.read(id).await;
    let by_whom = WritingChange { stopped: true, by: "Asha Sessor".to_owned(), at: clinic.now() };
    assert_eq!((view.messages[0].delivery, view.person.channel), (Delivery::Failed, None));
    assert_eq!(view.writing, Some(by_whom));
    assert_eq!((clinic.count(GIVEN_UP).await, clinic.count(STOPPED).await), (1, 1));

    // They are told what somebody is told who agreed to no such way.
    for by in [LinkBy::Text, LinkBy::Email] {
        assert_eq!(referrer.send(SendReferralLink { by }).await.err(), Some(Problem::NoChannel));
    }
    assert_eq!(assessor.send(decline(id, Some("Please phone us."))).await, Err(Problem::NoChannel));
    assert_eq!(assessor.waiting().await.state, InboxState::Sent, "nothing is decided");
    assert_eq!(assessor.send(decline(id, None)).await, Ok(()), "by phone or letter");
    assert_eq!(clinic.count("select count(*) from messages where state = 'queued'").await, 0);
}

#[tokio::test]
async fn a_message_in_the_gateways_hands_is_not_tried_again() {
    let stub = Stub::open().await;
    let clinic = with_gateway(Gateway::Address(stub.address.clone())).await;
    let assessor = clinic.assessor().await;
    clinic.sent().await;
    let id = assessor.waiting().await.id;
    stub.replies(StatusCode::SERVICE_UNAVAILABLE);
    assert!(carry_one(&clinic.server, &stub.courier()).await.unwrap());
    assessor.send(StopWriting { id }).await.unwrap();
    clinic.server.clock.advance(TimeDelta::minutes(2));
    assert!(!carry_one(&clinic.server, &stub.courier()).await.unwrap());
    assert_eq!((stub.received().len(), clinic.count(GIVEN_UP).await), (1, 1));
}

#[tokio::test]
async fn a_reminder_is_called_back_and_refused_and_whoever_prepares_the_day_sees_that_they_are_phoned() {
    let (clinic, appointment) = booked().await;
    let therapist = clinic.caseload_holder(appointment).await;
    let assessor = clinic.signed_in(ASSESSOR).await;
    let id = assessor.inbox().await.decided[0].id;
    therapist.send(SendReminder { appointment }).await.unwrap();
    let mut page = clinic.server.live.listen([Topic::Staff(clinic.us.therapist)]);
    assessor.send(StopWriting { id }).await.unwrap();
    assert!(heard(&mut page).await);
    let entry = line(&therapist, appointment).await;
    assert_eq!((entry.channel, entry.phone.as_deref()), (None, Some("07700 900123")));
    assert_eq!(entry.reminded.unwrap().delivery, Delivery::Failed);
    let tokens = "select count(*) from invitations";
    let before = clinic.count(tokens).await;
    assert_eq!(therapist.send(SendReminder { appointment }).await, Err(Problem::NoChannel));
    assert_eq!(clinic.count(tokens).await, before);
    assert_eq!(clinic.count("select count(*) from messages where state = 'queued'").await, 0);
    let form = therapist.view(appointment).await.form.unwrap();
    assert!(form.writing_stopped, "the brief says it");

    assessor.send(AllowWriting { id }).await.unwrap();
    assert_eq!(line(&therapist, appointment).await.channel, Some(MessageChannel::Text));
    assert!(!therapist.view(appointment).await.form.unwrap().writing_stopped);
    clinic.server.clock.advance(TimeDelta::minutes(1));
    let sent = therapist.send(SendReminder { appointment }).await.unwrap();
    assert_eq!(sent.delivery, Delivery::Queued);
}

#[tokio::test]
async fn stopping_twice_is_stopping_once_and_a_mistake_is_mended() {
    let clinic = writing().await;
    let assessor = clinic.assessor().await;
    clinic.sent().await;
    let id = assessor.waiting().await.id;
    assert_eq!(assessor.send(AllowWriting { id }).await, Ok(()), "nothing to take back");
    assert_eq!((assessor.read(id).await.writing, clinic.count(ALLOWED).await), (None, 0));
    assessor.send(StopWriting { id }).await.unwrap();
    let first = assessor.read(id).await.writing;
    clinic.server.clock.advance(TimeDelta::minutes(1));
    let mut inbox = clinic.server.live.listen([Topic::Inbox]);
    assert_eq!(assessor.send(StopWriting { id }).await, Ok(()));
    assert!(hears_nothing(&mut inbox).await);
    assert_eq!((assessor.read(id).await.writing, clinic.count(STOPPED).await), (first, 1));
    for _ in 0..2 {
        assert_eq!(assessor.send(AllowWriting { id }).await, Ok(()));
    }
    let view = assessor.read(id).await;
    let mended = WritingChange { stopped: false, by: "Asha Sessor".to_owned(), at: clinic.now() };
    assert_eq!((view.writing, clinic.count(ALLOWED).await), (Some(mended), 1));
    assert_eq!(view.person.channel, Some((MessageChannel::Text, "07700 900123".to_owned())));
    assert_eq!(view.messages[0].delivery, Delivery::Failed, "what was called back is not sent");
    assert_eq!(assessor.send(decline(id, Some("Please phone us."))).await, Ok(()));
    assert_eq!(clinic.count("select count(*) from messages where state = 'queued'").await, 1);
}

#[tokio::test]
async fn only_who_works_the_inbox_finds_it_and_only_what_is_in_their_sight() {
    let clinic = writing().await;
    let assessor = clinic.assessor().await;
    clinic.sent().await;
    let id = assessor.waiting().await.id;
    assessor.accept(id, None).await.unwrap();
    for staff in [clinic.us.therapist, clinic.them.therapist] {
        let therapist = clinic.signed_in(staff).await;
        assert_eq!(therapist.send(StopWriting { id }).await, Err(Problem::NotFound));
        assert_eq!(therapist.send(AllowWriting { id }).await, Err(Problem::NotFound));
    }
    clinic.ready().await;
    let unsent = clinic.text("select id from self_referrals where state = 'unsent'").await.parse().unwrap();
    for id in [unsent, SelfReferralId::from_bits(7)] {
        assert_eq!(assessor.send(StopWriting { id }).await, Err(Problem::NotFound));
        assert_eq!(assessor.send(AllowWriting { id }).await, Err(Problem::NotFound));
    }
    assert_eq!(clinic.count("select count(*) from self_referrals where writing_stopped = 1").await, 0);
}

#[tokio::test]
async fn it_is_stopped_in_every_state_of_a_form_that_is_kept() {
    for state in ["unsent", "let go", "sent", "accepted", "joined", "declined"] {
        let clinic = writing().await;
        let assessor = clinic.assessor().await;
        let referrer = clinic.ready().await;
        alert(&referrer, 30).await;
        let id = assessor.waiting().await.id;
        if !matches!(state, "unsent" | "let go") {
            referrer.send(send(1)).await.unwrap();
        }
        match state {
            "let go" => referrer.send(LeaveReferral { discard: true }).await.unwrap(),
            "accepted" => drop(assessor.accept(id, None).await.unwrap()),
            "joined" => drop(assessor.accept(id, Some(OURS)).await.unwrap()),
            "declined" => assessor.send(decline(id, None)).await.unwrap(),
            _ => {}
        }
        assert_eq!(assessor.send(StopWriting { id }).await, Ok(()), "{state}");
        assert!(is_stopped(&assessor, id).await, "{state}");
        assert_eq!(clinic.count("select count(*) from messages where words <> ''").await, 0, "{state}");
        assert_eq!(clinic.count(STOPPED).await, 1, "{state}");
    }
}

#[tokio::test]
async fn whoever_goes_on_with_a_stopped_form_and_agrees_again_is_not_written_to() {
    let clinic = writing().await;
    let assessor = clinic.assessor().await;
    let referrer = clinic.ready().await;
    alert(&referrer, 30).await;
    let id = assessor.waiting().await.id;
    let duty = clinic.colleague(50, Role::Therapist, true).await;
    assert!(!duty.opens().await.form.unwrap().writing_stopped);
    assessor.send(StopWriting { id }).await.unwrap();
    assert!(duty.opens().await.form.unwrap().writing_stopped, "whoever looks at the alert is warned");
    referrer.send(screen("contact_ok", &[("ok_text", "yes"), ("ok_email", "yes")], 31)).await.unwrap();
    referrer.send(send(1)).await.unwrap();
    assert_eq!(clinic.count("select count(*) from messages where self_referral_id is not null").await, 0);
    assert!(is_stopped(&assessor, id).await);
}

#[tokio::test]
async fn a_person_is_stopped_in_all_of_their_forms_also_in_one_that_joins_them_later() {
    let stub = Stub::open().await;
    let clinic = with_gateway(Gateway::Address(stub.address.clone())).await;
    let assessor = clinic.assessor().await;
    clinic.sent().await;
    let first = assessor.waiting().await.id;
    assessor.accept(first, None).await.unwrap();
    assessor.send(StopWriting { id: first }).await.unwrap();
    clinic.sent().await;
    let second = assessor.waiting().await.id;
    assert!(!is_stopped(&assessor, second).await, "nobody has said yet that it is the same person");
    assessor.accept(second, Some(patient(&clinic, first).await)).await.unwrap();
    assert!(is_stopped(&assessor, second).await);
    assert!(!carry_one(&clinic.server, &stub.courier()).await.unwrap(), "its confirmation still waited");
    assert!(stub.received().is_empty());
    assert_eq!(clinic.count(GIVEN_UP).await, 2);
    // Whichever of their forms is open, it is the person who is written to again.
    assessor.send(AllowWriting { id: second }).await.unwrap();
    assert!(!is_stopped(&assessor, first).await && !is_stopped(&assessor, second).await);
    assessor.send(StopWriting { id: second }).await.unwrap();
    assert!(is_stopped(&assessor, first).await);
}
