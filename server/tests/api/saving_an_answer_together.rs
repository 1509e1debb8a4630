//! Saving an answer together: nothing is overwritten that was not seen, and whoever is asked decides between two.

use crate::answering_together::{by_us, entering, item, later, opened};
use crate::clinic::{Clinic, answer, save, worrying};
use measures::contract::clinician::{How, SavedTogether};
use measures::contract::patient::Saved;

#[tokio::test]
async fn what_the_patient_answered_meanwhile_is_not_overwritten_unseen_and_is_told_with_who_gave_it() {
    let clinic = Clinic::open().await;
    let (patient, therapist) = (clinic.patient().await, clinic.therapist().await);
    let pack = opened(&clinic).await;
    let (theirs, ours) = (answer("gad7", 1, 1), answer("gad7", 1, 3));
    patient.send(save(theirs.clone(), 1)).await.unwrap();
    later(&clinic).await;
    let call = entering(&pack, ours.clone(), 1, None);
    let Ok(SavedTogether::Unseen { standing, .. }) = therapist.send(call.clone()).await else {
        panic!("overwritten")
    };
    assert_eq!((&standing.answer, standing.by.how), (&theirs, How::FirstDevice));
    assert!(matches!(therapist.send(call).await, Ok(SavedTogether::Unseen { .. })), "and again");
    assert_eq!(clinic.count("select count(*) from answer_history").await, 2, "both are in the record");
    let shown = item(&opened(&clinic).await, &ours).unwrap();
    assert_eq!(shown.standing.answer, theirs);
    assert_eq!(shown.later.map(|later| (later.answer, later.by)), Some((ours.clone(), by_us())));
    // Asked, the patient says which of the two is right.
    later(&clinic).await;
    let chosen = entering(&pack, ours.clone(), 2, standing.sequence);
    assert_eq!(therapist.send(chosen).await, Ok(SavedTogether::Kept { sequence: 2 }));
    let shown = item(&opened(&clinic).await, &ours).unwrap();
    assert_eq!((shown.standing.answer, shown.standing.by, shown.later), (ours, by_us(), None));
}

#[tokio::test]
async fn choosing_the_patients_own_answer_settles_it_as_well() {
    let clinic = Clinic::open().await;
    let (patient, therapist) = (clinic.patient().await, clinic.therapist().await);
    let pack = opened(&clinic).await;
    let (theirs, ours) = (answer("gad7", 1, 1), answer("gad7", 1, 3));
    patient.send(save(theirs.clone(), 1)).await.unwrap();
    later(&clinic).await;
    therapist.send(entering(&pack, ours, 1, None)).await.unwrap();
    later(&clinic).await;
    therapist.send(entering(&pack, theirs.clone(), 2, 1)).await.unwrap();
    let shown = item(&opened(&clinic).await, &theirs).unwrap();
    assert_eq!((shown.standing.answer, shown.standing.by, shown.later), (theirs, by_us(), None));
}

#[tokio::test]
async fn what_the_patient_says_later_stands_and_what_comes_too_late_to_stand_is_shown() {
    let clinic = Clinic::open().await;
    let (patient, therapist) = (clinic.patient().await, clinic.therapist().await);
    let pack = opened(&clinic).await;
    let (ours, theirs, late) = (answer("wsas", 2, 4), answer("wsas", 2, 6), answer("wsas", 2, 1));
    therapist.send(entering(&pack, ours, 3, None)).await.unwrap();
    later(&clinic).await;
    assert_eq!(patient.send(save(theirs.clone(), 4)).await, Ok(Saved { sequence: 4 }));
    assert_eq!(item(&opened(&clinic).await, &theirs).unwrap().standing.answer, theirs);
    later(&clinic).await;
    assert_eq!(patient.send(save(late.clone(), 2)).await, Ok(Saved { sequence: 4 }));
    let shown = item(&opened(&clinic).await, &theirs).unwrap();
    assert_eq!((shown.standing.answer, shown.later.map(|later| later.answer)), (theirs, Some(late)));
}

#[tokio::test]
async fn the_same_answer_from_both_stays_whose_it_was_first() {
    let clinic = Clinic::open().await;
    let pack = opened(&clinic).await;
    clinic.patient().await.send(save(answer("gad7", 1, 1), 1)).await.unwrap();
    let saved = clinic.therapist().await.send(entering(&pack, answer("gad7", 1, 1), 2, None)).await;
    assert_eq!(saved, Ok(SavedTogether::Kept { sequence: 2 }));
    let shown = item(&opened(&clinic).await, &answer("gad7", 1, 1)).unwrap();
    assert_eq!((shown.standing.by.how, shown.later), (How::FirstDevice, None));
}

#[tokio::test]
async fn an_answer_that_alerts_does_so_although_another_stands() {
    let clinic = Clinic::open().await;
    let (patient, therapist) = (clinic.patient().await, clinic.therapist().await);
    let pack = opened(&clinic).await;
    patient.send(save(worrying(0), 1)).await.unwrap();
    therapist.send(entering(&pack, worrying(3), 1, None)).await.unwrap();
    let view = therapist.our_view().await;
    assert_eq!(view.alerts[0].occasions[0].answer, worrying(3));
    assert_eq!(item(&opened(&clinic).await, &worrying(0)).unwrap().standing.answer, worrying(0));
}
