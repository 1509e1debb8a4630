//! Hearing of changes: on one's own caseload, that there are any, and never what, for as long as one is signed in.

use crate::accepting::book;
use crate::acknowledging_an_alert::acknowledge;
use crate::clinic::{Caller, Clinic, at, feels, save, worrying};
use crate::referring::send;
use crate::said::invite;
use axum::body::{Body, BodyDataStream, Bytes};
use axum::http::Request;
use chrono::TimeDelta;
use futures_util::StreamExt;
use measures::alert::KeepSafe;
use measures::contract::clinician::{BEAT_SECONDS, SignOut};
use measures::ids::{PatientId, ReferralId, StaffId};
use server::live::{Listener, Topic};
use server::serve;
use server::store::referrals;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

const BEAT: &str = "event: beat\ndata: {}\n\n";
pub const CHANGED: &str = "event: changed\ndata: {}\n\n";
const SOON: Duration = Duration::from_secs(5);
/// How long nothing is waited for.
const A_WHILE: Duration = Duration::from_millis(200);

/// The line of a page that has just opened it.
pub async fn line(caller: &Caller<'_>) -> BodyDataStream {
    let listen = Request::get("/api/events").header("cookie", caller.cookie.as_ref().unwrap());
    let response = caller.sent(listen.body(Body::empty()).unwrap()).await;
    let header = |name: &str| response.headers().get(name).unwrap().to_str().unwrap();
    assert_eq!(header("content-type"), "text/event-stream");
    assert_eq!((header("cache-control"), header("x-accel-buffering")), ("no-store", "no"));
    let mut line = response.into_body().into_data_stream();
    assert_eq!(next(&mut line).await.unwrap(), BEAT, "it says at once that it is alive");
    line
}

/// What comes by the line. None when it ends.
pub async fn next(line: &mut BodyDataStream) -> Option<Bytes> {
    timeout(SOON, line.next()).await.unwrap().map(Result::unwrap)
}

/// What comes once a line has been silent for as long as it may be.
async fn beat(clinic: &Clinic, line: &mut BodyDataStream) -> Option<Bytes> {
    assert!(is_silent(line).await, "something came");
    clinic.server.clock.advance(TimeDelta::seconds(BEAT_SECONDS.into()));
    next(line).await
}

pub async fn is_silent(line: &mut BodyDataStream) -> bool {
    timeout(A_WHILE, line.next()).await.is_err()
}

pub async fn heard(listener: &mut Listener) -> bool {
    timeout(SOON, listener.next()).await.is_ok()
}

pub async fn hears_nothing(listener: &mut Listener) -> bool {
    timeout(A_WHILE, listener.next()).await.is_err()
}

#[tokio::test]
async fn a_listening_page_hears_of_its_own_caseload_and_not_what() {
    let clinic = Clinic::open().await;
    let mut line = line(&clinic.therapist().await).await;
    clinic.opened(&clinic.them).await.send(save(worrying(1), 1)).await.unwrap();
    assert!(is_silent(&mut line).await, "another caseload was heard of");
    clinic.patient().await.send(save(worrying(1), 1)).await.unwrap();
    assert_eq!(next(&mut line).await.unwrap(), CHANGED);
    assert_eq!(beat(&clinic, &mut line).await.unwrap(), BEAT, "nothing more is said, but that it is alive");
}

/// Our patient is on the other therapist's caseload as well.
async fn share_our_patient(clinic: &Clinic) {
    let mut db = clinic.server.db.write().await.unwrap();
    let (referral, patient) = (ReferralId::from_bits(99), PatientId::from_bits(11));
    referrals::add(&mut db, referral, patient, clinic.them.therapist, None).await.unwrap();
    db.commit().await.unwrap();
}

#[tokio::test]
async fn every_therapist_of_the_patient_hears_of_the_alert() {
    let clinic = Clinic::open().await;
    share_our_patient(&clinic).await;
    let patient = clinic.patient().await;
    let mut listener = clinic.server.live.listen([Topic::Staff(clinic.them.therapist)]);
    patient.send(save(worrying(1), 1)).await.unwrap();
    assert!(heard(&mut listener).await, "it was raised");
    patient.send(feels(KeepSafe::No, 2)).await.unwrap();
    assert!(heard(&mut listener).await, "it grew");
    acknowledge(&clinic, 0).await.unwrap();
    assert!(heard(&mut listener).await, "it was acknowledged");
    assert!(hears_nothing(&mut listener).await, "nothing else happened");
}

#[tokio::test]
async fn a_page_that_is_far_behind_still_hears_that_something_changed() {
    let clinic = Clinic::open().await;
    let live = &clinic.server.live;
    let ours = Topic::Staff(clinic.us.therapist);
    let others = |number: u128| Topic::Staff(StaffId::from_bits(1_000 + number));
    let (mut slow, mut last) = (live.listen([ours]), live.listen([others(999)]));
    let many = [ours].into_iter().chain((0..1_000).map(others));
    live.commit(clinic.server.db.write().await.unwrap(), many).await.unwrap();
    assert!(heard(&mut last).await);
    assert!(heard(&mut slow).await, "of which it missed the only one that was its own");
    assert!(hears_nothing(&mut slow).await, "what is left is not its own");
    live.commit(clinic.server.db.write().await.unwrap(), [ours]).await.unwrap();
    assert!(heard(&mut slow).await);
}

#[tokio::test]
async fn a_line_ends_when_its_session_is_ended_and_no_other() {
    let clinic = Clinic::open().await;
    let (here, elsewhere) = (clinic.therapist().await, clinic.therapist().await);
    let (mut line_here, mut line_elsewhere) = (line(&here).await, line(&elsewhere).await);
    assert!(is_silent(&mut line_here).await && is_silent(&mut line_elsewhere).await);
    here.send(SignOut {}).await.unwrap();
    // A page that hears it asks what changed, and is told that it is signed out.
    assert_eq!(next(&mut line_here).await.unwrap(), CHANGED);
    assert_eq!(next(&mut line_here).await, None);
    assert_eq!(next(&mut line_elsewhere).await.unwrap(), CHANGED);
    assert_eq!(beat(&clinic, &mut line_elsewhere).await.unwrap(), BEAT, "signed in as before");
}

#[tokio::test]
async fn a_line_does_not_outlive_a_session_that_was_left_alone() {
    let clinic = Clinic::open().await;
    let mut line = line(&clinic.therapist().await).await;
    assert!(is_silent(&mut line).await);
    clinic.server.clock.advance(TimeDelta::minutes(15));
    assert_eq!(next(&mut line).await.unwrap(), BEAT);
    assert_eq!(beat(&clinic, &mut line).await.unwrap(), BEAT, "it was there a quarter of an hour later");
    assert_eq!(next(&mut line).await, None);
}

#[tokio::test]
async fn a_server_that_stops_ends_its_lines_and_does_not_wait_for_them() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut page = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let live = clinic.server.live.clone();
    let stopped = async move {
        stopped.await.unwrap();
        live.close();
    };
    let serving = tokio::spawn(serve::until(stopped, listener, clinic.router.clone()));
    let cookie = therapist.cookie.as_ref().unwrap();
    let listen = format!("GET /api/events HTTP/1.1\r\nhost: x\r\ncookie: {cookie}\r\n\r\n");
    page.write_all(listen.as_bytes()).await.unwrap();
    let mut read = vec![0; 4_096];
    let mut so_far = String::new();
    while !so_far.contains(BEAT) {
        let length = timeout(SOON, page.read(&mut read)).await.unwrap().unwrap();
        so_far += str::from_utf8(&read[..length]).unwrap();
    }
    stop.send(()).unwrap();
    timeout(SOON, serving).await.unwrap().unwrap();
    let mut rest = String::new();
    page.read_to_string(&mut rest).await.unwrap();
    assert_eq!(rest.trim_start(), "0\r\n\r\n", "it ends as a reply does that is complete");
    let mut late = line_after_the_stop(&therapist).await;
    assert_eq!(next(&mut late).await, None);
}

async fn line_after_the_stop(caller: &Caller<'_>) -> BodyDataStream {
    let listen = Request::get("/api/events").header("cookie", caller.cookie.as_ref().unwrap());
    caller.sent(listen.body(Body::empty()).unwrap()).await.into_body().into_data_stream()
}

#[tokio::test]
async fn whoever_works_the_inbox_hears_of_what_comes_in_and_becomes_of_it_and_nobody_else_does() {
    let clinic = Clinic::taking_referrals().await;
    let (assessor, referrer) = (clinic.assessor().await, clinic.ready().await);
    let mut inside = line(&assessor).await;
    let mut outside = line(&clinic.signed_in(clinic.them.therapist).await).await;
    referrer.send(send(1)).await.unwrap();
    assert_eq!(next(&mut inside).await.unwrap(), CHANGED, "a form came");
    assert!(is_silent(&mut inside).await);
    let id = assessor.waiting().await.id;
    let referral = assessor.accept(id, None).await.unwrap();
    assert_eq!(next(&mut inside).await.unwrap(), CHANGED, "it was decided");
    let appointment = book(&assessor, referral, at("2026-12-01T10:00:00")).await.unwrap();
    assert_eq!(next(&mut inside).await.unwrap(), CHANGED, "it was booked");
    assessor.send(invite(appointment)).await.unwrap();
    assert_eq!(next(&mut inside).await.unwrap(), CHANGED, "they were invited");
    assert!(is_silent(&mut inside).await);
    assert!(is_silent(&mut outside).await, "it is on another caseload");
}
