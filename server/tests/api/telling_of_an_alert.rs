//! What the session view tells of an alert besides what was said: who entered each answer, what came of speaking to the
//! patient, and whether it is closed.

use crate::amending_an_answer::amend;
use crate::answering_together::{by_us, entering, later, opened};
use crate::clinic::{Clinic, save, submit, worrying};
use measures::alert_queue::ContactOutcome;
use measures::contract::clinician::{Alert, Came, EnteredBy, How};

async fn alerts(clinic: &Clinic) -> Vec<Alert> {
    clinic.therapist().await.our_view().await.alerts
}

/// How each answer of the first alert came in.
async fn came(clinic: &Clinic) -> Vec<Option<Came>> {
    alerts(clinic).await.swap_remove(0).occasions.into_iter().map(|occasion| occasion.came).collect()
}

#[tokio::test]
async fn each_answer_of_a_story_says_who_entered_or_amended_it() {
    let clinic = Clinic::open().await;
    let (patient, therapist) = (clinic.patient().await, clinic.therapist().await);
    let pack = opened(&clinic).await;
    patient.send(save(worrying(1), 1)).await.unwrap();
    later(&clinic).await;
    therapist.send(entering(&pack, worrying(2), 2, 1)).await.unwrap();
    let patients = Some(Came::Entered(EnteredBy { how: How::FirstDevice, staff: None }));
    let ours = Some(Came::Entered(by_us()));
    assert_eq!(came(&clinic).await, [patients.clone(), ours.clone()]);
    let view = therapist.opens().await;
    let told: Vec<_> = view.alert.occasions.into_iter().map(|occasion| occasion.came).collect();
    assert_eq!(told, [patients, ours], "the alert's own page tells the same");
}

#[tokio::test]
async fn an_answer_that_was_amended_says_who_amended_it() {
    let clinic = Clinic::open().await;
    let invitation = opened(&clinic).await.invitation;
    clinic.patient().await.send(submit(1)).await.unwrap();
    later(&clinic).await;
    let therapist = clinic.therapist().await;
    // To and fro within one tick of the clock.
    for (option, number) in [(2, 1), (0, 2), (2, 3)] {
        therapist.send(amend(invitation, worrying(option), number)).await.unwrap();
    }
    let amended = Some(Came::Amended { by: "Thea Rapist".to_owned() });
    assert_eq!(came(&clinic).await, vec![amended; 3]);
}

#[tokio::test]
async fn of_an_answer_of_which_nothing_else_is_kept_nobody_claims_to_know() {
    let clinic = Clinic::open().await;
    clinic.patient().await.send(save(worrying(1), 1)).await.unwrap();
    let mut db = clinic.server.db.write().await.unwrap();
    sqlx::query("delete from answer_history").execute(&mut *db).await.unwrap();
    db.commit().await.unwrap();
    assert_eq!(came(&clinic).await, [None]);
}

#[tokio::test]
async fn contacts_and_closing_are_told_of_the_alert_they_belong_to() {
    let clinic = Clinic::open().await;
    let (patient, therapist) = (clinic.patient().await, clinic.therapist().await);
    patient.send(save(worrying(1), 1)).await.unwrap();
    let first = therapist.opens().await;
    therapist.acknowledges(&first).await.unwrap();
    let told = alerts(&clinic).await.swap_remove(0);
    assert_eq!((told.contacts, told.closed), (vec![], None), "acknowledging is neither");
    later(&clinic).await;
    for (number, outcome) in [(1, ContactOutcome::LeftMessage), (2, ContactOutcome::Spoke)] {
        therapist.records(first.alert.alert, number, outcome).await.unwrap();
    }
    therapist.closes(first.alert.alert, "").await.unwrap();
    patient.send(save(worrying(3), 2)).await.unwrap();
    let [open, closed] = &alerts(&clinic).await[..] else { panic!("two alerts") };
    assert_eq!((open.contacts.len(), open.closed), (0, None));
    let outcomes: Vec<_> = closed.contacts.iter().map(|contact| contact.outcome).collect();
    assert_eq!(outcomes, [ContactOutcome::LeftMessage, ContactOutcome::Spoke]);
    assert_eq!((closed.contacts[0].by.as_str(), closed.contacts[0].at), ("Thea Rapist", clinic.now()));
    assert_eq!(closed.closed, Some(clinic.now()));
}
