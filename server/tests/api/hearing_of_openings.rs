//! Hearing of records that are opened with a reason: the manager that one was, and whoever opened it of what changes in it.

use crate::clinic::{Clinic, answer, save};
use crate::hearing::{CHANGED, heard, hears_nothing, is_silent, line, next};
use measures::contract::clinician::{BreakGlass, ExactPatient};
use measures::opening::OpeningReason;
use measures::role::Role;
use server::clock::instant;
use server::live::Topic;

#[tokio::test]
async fn the_manager_hears_of_an_opening_and_whoever_opened_it_of_what_is_said_while_it_is_open() {
    let clinic = Clinic::open().await;
    let mut manager = line(&clinic.colleague(1, Role::ServiceManager, false).await).await;
    let mut reader = clinic.server.live.listen([Topic::Staff(clinic.us.therapist)]);
    let said = async |option, sequence| {
        let theirs = clinic.opened(&clinic.them).await;
        theirs.send(save(answer("phq9", 1, option), sequence)).await.unwrap();
    };
    said(1, 1).await;
    assert!(hears_nothing(&mut reader).await, "it is not open yet");
    let who = ExactPatient::Name { name: "Ben Bell".to_owned(), date_of_birth: clinic.them.date_of_birth };
    let call = BreakGlass { who, reason: OpeningReason::Cover, words: "Thea is away".to_owned() };
    let broken = clinic.therapist().await.send(call).await.unwrap();
    assert!(heard(&mut reader).await, "their own lists have it");
    assert_eq!(next(&mut manager).await.unwrap(), CHANGED);
    said(2, 2).await;
    assert!(heard(&mut reader).await, "they read it");
    assert!(is_silent(&mut manager).await, "what is said is not the manager's");
    clinic.server.clock.set(instant(broken.until.unwrap()).unwrap());
    said(3, 3).await;
    assert!(hears_nothing(&mut reader).await, "it is closed again");
}
