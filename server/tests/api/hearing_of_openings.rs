//! Hearing of records that are opened with a reason: the manager that one was, and whoever opened it of what changes in it;
//! and the inbox of what becomes of those who came through it.

use crate::clinic::{Clinic, answer, save, worrying};
use crate::hearing::{CHANGED, heard, hears_nothing, is_silent, line, next};
use crate::opening_what_is_closed::also_ours;
use crate::reminding::booked;
use crate::said::cancel;
use measures::contract::clinician::{
    BreakGlass, EndReferral, ExactPatient, OpenPackTogether, RenewInvitation, ReopenReferral, SendReminder,
    SetIntensity, SetProblemDescriptor, WithdrawInvitation,
};
use measures::ending::EndCode;
use measures::intensity::Intensity;
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

#[tokio::test]
async fn whoever_has_a_record_open_hears_of_everything_its_therapist_does() {
    let clinic = Clinic::open().await;
    let who = ExactPatient::Name { name: "Ben Bell".to_owned(), date_of_birth: clinic.them.date_of_birth };
    let call = BreakGlass { who, reason: OpeningReason::Cover, words: "Thea is away".to_owned() };
    let mut reader = clinic.server.live.listen([Topic::Staff(clinic.us.therapist)]);
    clinic.therapist().await.send(call).await.unwrap();
    assert!(heard(&mut reader).await, "the opening itself");
    let therapist = clinic.signed_in(clinic.them.therapist).await;
    let (referral, appointment) = (clinic.them.referral, clinic.them.appointment);
    therapist.send(SetProblemDescriptor { referral, problem_descriptor: None }).await.unwrap();
    assert!(heard(&mut reader).await, "the problem");
    therapist.send(SetIntensity { referral, intensity: Some(Intensity::Low) }).await.unwrap();
    assert!(heard(&mut reader).await, "the intensity");
    therapist.send(RenewInvitation { appointment }).await.unwrap();
    assert!(heard(&mut reader).await, "another link");
    therapist.send(WithdrawInvitation { appointment }).await.unwrap();
    assert!(heard(&mut reader).await, "no link");
    therapist.send(OpenPackTogether { appointment }).await.unwrap();
    assert!(heard(&mut reader).await, "a pack to fill in together");
    therapist.send(cancel(appointment)).await.unwrap();
    assert!(heard(&mut reader).await, "no appointment");
    let on = clinic.now().date();
    therapist.send(EndReferral { referral, code: EndCode::Completed, on }).await.unwrap();
    assert!(heard(&mut reader).await, "the end");
    let reason = "Ended the wrong one.".to_owned();
    therapist.send(ReopenReferral { referral, reason }).await.unwrap();
    assert!(heard(&mut reader).await, "no end");
    assert!(hears_nothing(&mut reader).await, "each of them once");
}

#[tokio::test]
async fn the_inbox_hears_of_a_reminder_and_of_a_pack_that_is_opened_together() {
    let (clinic, appointment) = booked().await;
    let therapist = clinic.caseload_holder(appointment).await;
    let mut inbox = clinic.server.live.listen([Topic::Inbox]);
    // The booking itself may still be on its way from the database.
    while !hears_nothing(&mut inbox).await {}
    therapist.send(OpenPackTogether { appointment }).await.unwrap();
    assert!(heard(&mut inbox).await, "they are invited");
    therapist.send(SendReminder { appointment }).await.unwrap();
    assert!(heard(&mut inbox).await, "they are written to");
    assert!(hears_nothing(&mut inbox).await);
}

#[tokio::test]
async fn whose_referral_has_ended_hears_of_the_alert_that_their_page_shows() {
    let clinic = Clinic::open().await;
    let referral = also_ours(&clinic).await;
    let on = clinic.now().date();
    let mut reader = clinic.server.live.listen([Topic::Staff(clinic.us.therapist)]);
    clinic.therapist().await.send(EndReferral { referral, code: EndCode::Completed, on }).await.unwrap();
    assert!(heard(&mut reader).await, "the end itself");
    clinic.opened(&clinic.them).await.send(save(worrying(2), 1)).await.unwrap();
    assert!(heard(&mut reader).await);
}
