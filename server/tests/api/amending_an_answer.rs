//! Amending an answer after it was sent: the original stays, the total follows, and an alert is never missed.

use crate::acknowledging_an_alert::acknowledge;
use crate::answering_together::opened;
use crate::clinic::{Clinic, answer, submit, worrying};
use chrono::TimeDelta;
use measures::amending::AmendmentReason;
use measures::answers::Answer;
use measures::contract::Problem;
use measures::contract::clinician::{AmendAnswer, Amended, Measurement, ReadCaseload};
use measures::ids::InvitationId;
use measures::score::Total;

/// A clinic whose patient has sent the whole pack, and the invitation it was sent in.
async fn sent() -> (Clinic, InvitationId) {
    let clinic = Clinic::open().await;
    let invitation = opened(&clinic).await.invitation;
    clinic.patient().await.send(submit(1)).await.unwrap();
    (clinic, invitation)
}

pub fn amend(invitation: InvitationId, answer: Answer, number: u32) -> AmendAnswer {
    AmendAnswer { invitation, answer, number, reason: AmendmentReason::PatientCorrected, note: String::new() }
}

/// What our therapist reads of the first measure.
async fn first(clinic: &Clinic) -> Measurement {
    clinic.therapist().await.our_view().await.measures.swap_remove(0).measurements.swap_remove(0)
}

fn total(measurement: &Measurement) -> Total {
    measurement.total().unwrap()
}

#[tokio::test]
async fn the_total_follows_the_amendment_and_what_was_sent_is_still_there() {
    let (clinic, invitation) = sent().await;
    let therapist = clinic.therapist().await;
    let amended = therapist.send(amend(invitation, answer("phq9", 1, 3), 1)).await;
    assert_eq!(amended, Ok(Amended::Made));
    let read = first(&clinic).await;
    assert_eq!((total(&read), read.answers[0].clone()), (Total::whole(10), answer("phq9", 1, 3)));
    let as_sent = read.record.as_sent.clone().unwrap();
    assert_eq!(as_sent.score.unwrap().unwrap().total, Total::whole(8));
    assert_eq!(as_sent.answers[0], answer("phq9", 1, 1));
    let made = &read.record.amendments[0];
    assert_eq!((made.number, made.by.as_str()), (1, "Thea Rapist"));
    assert_eq!(made.reason, AmendmentReason::PatientCorrected);
    assert_eq!(clinic.count("select count(*) from measurements where total = 800").await, 1);
    assert_eq!(clinic.count("select count(*) from audit where act = 'amended_answer'").await, 1);
    let caseload = therapist.send(ReadCaseload {}).await.unwrap();
    assert_eq!(caseload.entries[0].depression.first, Some(Total::whole(10)), "lists follow it as well");
    let other = clinic.therapist().await.our_view().await.measures[1].measurements[0].record.clone();
    assert!(other.as_sent.is_none() && other.amendments.is_empty());
}

#[tokio::test]
async fn amendments_follow_one_another_and_all_are_kept() {
    let (clinic, invitation) = sent().await;
    let therapist = clinic.therapist().await;
    for (option, number) in [(3, 1), (2, 2), (1, 3)] {
        let call = amend(invitation, answer("phq9", 1, option), number);
        assert_eq!(therapist.send(call.clone()).await, Ok(Amended::Made));
        assert_eq!(therapist.send(call).await, Ok(Amended::Made), "sent again, it is made once");
    }
    let read = first(&clinic).await;
    assert_eq!((total(&read), read.record.amendments.len()), (Total::whole(8), 3));
    assert_eq!(clinic.count("select count(*) from audit where act = 'amended_answer'").await, 3);
}

#[tokio::test]
async fn an_amendment_of_what_somebody_amended_meanwhile_is_not_made_unseen() {
    let (clinic, invitation) = sent().await;
    let therapist = clinic.therapist().await;
    therapist.send(amend(invitation, answer("phq9", 1, 3), 1)).await.unwrap();
    for number in [1, 3, 0] {
        let call = amend(invitation, answer("phq9", 1, 2), number);
        assert_eq!(therapist.send(call).await, Ok(Amended::NotSeen), "{number}");
    }
    assert_eq!(clinic.count("select count(*) from answer_amendments").await, 1);
}

#[tokio::test]
async fn an_amendment_that_alerts_raises_its_alert_and_lowering_withdraws_none() {
    let (clinic, invitation) = sent().await;
    let therapist = clinic.therapist().await;
    assert!(therapist.our_view().await.alerts.is_empty());
    therapist.send(amend(invitation, worrying(2), 1)).await.unwrap();
    let alerts = therapist.our_view().await.alerts;
    assert_eq!((alerts.len(), &alerts[0].occasions[0].answer), (1, &worrying(2)));
    acknowledge(&clinic, 0).await.unwrap();
    clinic.server.clock.advance(TimeDelta::minutes(1));
    therapist.send(amend(invitation, worrying(0), 2)).await.unwrap();
    let alerts = therapist.our_view().await.alerts;
    assert_eq!((alerts.len(), alerts[0].occasions.len()), (1, 2), "both are in its story");
    assert!(alerts[0].acknowledged.is_some());
    therapist.send(amend(invitation, worrying(None), 3)).await.unwrap();
    let alerts = therapist.our_view().await.alerts;
    assert_eq!(alerts.len(), 2, "what is said afterwards raises another");
    assert!(alerts[0].acknowledged.is_none());
    assert!(first(&clinic).await.total().is_none(), "an answer taken back leaves no total");
}

#[tokio::test]
async fn another_reason_must_be_named() {
    let (clinic, invitation) = sent().await;
    let therapist = clinic.therapist().await;
    let reason = AmendmentReason::Other;
    let bare = AmendAnswer { reason, ..amend(invitation, answer("phq9", 1, 3), 1) };
    assert_eq!(therapist.send(bare.clone()).await, Err(Problem::SayWhy));
    let named = AmendAnswer { note: "Read out by her sister.".to_owned(), ..bare };
    assert_eq!(therapist.send(named).await, Ok(Amended::Made));
}

#[tokio::test]
async fn what_changes_nothing_and_what_was_not_asked_is_no_amendment() {
    let (clinic, invitation) = sent().await;
    let therapist = clinic.therapist().await;
    for (said, refused) in
        [(answer("phq9", 1, 1), Problem::NotUnderstood), (answer("pcl5", 1, 1), Problem::NotFound)]
    {
        assert_eq!(therapist.send(amend(invitation, said, 1)).await, Err(refused));
    }
    assert_eq!(clinic.count("select count(*) from answer_amendments").await, 0);
}

#[tokio::test]
async fn only_what_was_sent_on_the_own_caseload_is_amended() {
    let clinic = Clinic::open().await;
    let invitation = opened(&clinic).await.invitation;
    let call = amend(invitation, worrying(2), 1);
    let unsent = clinic.therapist().await.send(call.clone()).await;
    assert_eq!(unsent, Err(Problem::NotFound), "it can still be entered");
    clinic.patient().await.send(submit(1)).await.unwrap();
    let them = clinic.signed_in(clinic.them.therapist).await;
    assert_eq!(them.send(call).await, Err(Problem::NotFound));
    assert_eq!(clinic.count("select count(*) from answer_amendments").await, 0);
    assert_eq!(clinic.count("select count(*) from alerts").await, 0);
}
