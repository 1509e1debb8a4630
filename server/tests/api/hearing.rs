//! Hearing of changes: on one's own caseload, that there are any, and never what.

use crate::acknowledging_an_alert::acknowledge;
use crate::clinic::{Clinic, feels, save, worrying};
use crate::referring::send;
use crate::working_the_inbox::ASSESSOR;
use axum::body::Body;
use axum::http::Request;
use futures_util::StreamExt;
use measures::alert::KeepSafe;
use measures::ids::{PatientId, ReferralId};
use server::live::Listener;
use server::store::referrals;
use std::time::Duration;
use tower::ServiceExt;

#[tokio::test]
async fn a_listening_page_hears_of_its_own_caseload_and_not_what() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let listen = Request::get("/api/events").header("cookie", therapist.cookie.as_ref().unwrap());
    let response = clinic.router.clone().oneshot(listen.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(response.headers().get("content-type").unwrap(), "text/event-stream");
    let mut events = response.into_body().into_data_stream();

    clinic.opened(&clinic.them).await.send(save(worrying(1), 1)).await.unwrap();
    let heard = tokio::time::timeout(Duration::from_millis(200), events.next()).await;
    assert!(heard.is_err(), "another caseload was heard of");
    clinic.patient().await.send(save(worrying(1), 1)).await.unwrap();
    let heard = tokio::time::timeout(Duration::from_secs(5), events.next()).await.unwrap();
    assert_eq!(heard.unwrap().unwrap(), "event: changed\ndata: {}\n\n");

    clinic.server.live.close();
    assert!(events.next().await.is_none(), "the stream ends with the program");
}

/// Our patient is on the other therapist's caseload as well.
async fn share_our_patient(clinic: &Clinic) {
    let mut db = clinic.server.db.write().await.unwrap();
    let (referral, patient) = (ReferralId::from_bits(99), PatientId::from_bits(11));
    referrals::add(&mut db, referral, patient, clinic.them.therapist, None).await.unwrap();
    db.commit().await.unwrap();
}

/// What was told is there before the reply is.
async fn heard(listener: &mut Listener) -> bool {
    tokio::time::timeout(Duration::from_millis(200), listener.next()).await.is_ok()
}

#[tokio::test]
async fn every_therapist_of_the_patient_hears_of_the_alert() {
    let clinic = Clinic::open().await;
    share_our_patient(&clinic).await;
    let patient = clinic.patient().await;
    let mut listener = clinic.server.live.listen(clinic.them.therapist, false);
    patient.send(save(worrying(1), 1)).await.unwrap();
    assert!(heard(&mut listener).await, "it was raised");
    patient.send(feels(KeepSafe::No, 2)).await.unwrap();
    assert!(heard(&mut listener).await, "it grew");
    acknowledge(&clinic, 0).await.unwrap();
    assert!(heard(&mut listener).await, "it was acknowledged");
    assert!(!heard(&mut listener).await, "nothing else happened");
}

#[tokio::test]
async fn whoever_works_the_inbox_hears_of_what_comes_in_and_is_decided_and_nobody_else_does() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    let referrer = clinic.ready().await;
    let mut inside = clinic.server.live.listen(ASSESSOR, true);
    let mut outside = clinic.server.live.listen(clinic.them.therapist, false);
    referrer.send(send(1)).await.unwrap();
    assert!(heard(&mut inside).await, "a form came");
    let id = assessor.waiting().await.id;
    while heard(&mut inside).await {}
    assessor.accept(id, None).await.unwrap();
    assert!(heard(&mut inside).await, "it was decided");
    assert!(!heard(&mut outside).await, "it is on another caseload");
}
