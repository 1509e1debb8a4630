//! Storms: the same call many times at once, as a phone makes it whose line comes and goes. It happens once.

use crate::booking::book;
use crate::clinic::{Caller, Clinic, answer, save, submit};
use crate::referring::send;
use axum::body::to_bytes;
use axum::http::StatusCode;
use measures::contract::Call;
use std::collections::BTreeSet;

/// How many storms of each kind: a few, or with `BEFOREHAND_TORTURE=100` a thousand in all.
fn storms() -> Vec<usize> {
    let sizes = [2, 3, 5, 8, 13, 21, 34, 50];
    let percent = std::env::var("BEFOREHAND_TORTURE").ok().and_then(|percent| percent.parse::<usize>().ok());
    let many = percent.map_or(3, |percent| (250 * percent / 100).max(1));
    // The middle sizes first, so that a few are not all small.
    (0..many).map(|number| sizes[(number * 3 + 2) % sizes.len()]).collect()
}

/// Makes the same call so many times at once. Everything that was replied.
async fn storm<C: Call>(caller: &Caller<'_>, call: &C, many: usize) -> BTreeSet<(u16, String)> {
    let replies = futures_util::future::join_all((0..many).map(|_| caller.post(call))).await;
    let mut told = BTreeSet::new();
    for reply in replies {
        let status = reply.status().as_u16();
        let body = to_bytes(reply.into_body(), usize::MAX).await.unwrap();
        told.insert((status, String::from_utf8(body.to_vec()).unwrap()));
    }
    told
}

/// What everybody was told, if it was one and the same and went well.
fn one(told: BTreeSet<(u16, String)>, many: usize) -> String {
    assert_eq!(told.len(), 1, "{many} at once were told {told:?}");
    let (status, body) = told.into_iter().next().unwrap();
    assert!(status < 300, "{many} at once: {status} {body}");
    body
}

/// A call under a name that is taken is refused.
async fn refused<C: Call>(caller: &Caller<'_>, call: &C) {
    let status = caller.post(call).await.status();
    let refusal = [StatusCode::UNPROCESSABLE_ENTITY, StatusCode::CONFLICT];
    assert!(refusal.contains(&status), "another body: {status}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_storm_of_one_pack_sends_it_once() {
    for many in storms() {
        let clinic = Clinic::open().await;
        let patient = clinic.patient().await;
        one(storm(&patient, &submit(7), many).await, many);
        let mut other = submit(7);
        other.answers[0] = save(answer("phq9", 1, 3), 99);
        refused(&patient, &other).await;
        assert_eq!(clinic.count("select count(*) from sent_packs").await, 1);
        assert_eq!(clinic.count("select count(*) from measurements").await, 3);
        assert_eq!(clinic.count("select count(*) from audit where act = 'submitted_pack'").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_storm_of_one_answer_keeps_it_once() {
    for many in storms() {
        let clinic = Clinic::open().await;
        let patient = clinic.patient().await;
        one(storm(&patient, &save(answer("phq9", 9, 2), 1), many).await, many);
        assert_eq!(clinic.count("select count(*) from answer_history").await, 1);
        assert_eq!(clinic.count("select count(*) from alerts").await, 1);
        assert_eq!(clinic.count("select count(*) from alert_occasions").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_storm_of_one_booking_books_it_once() {
    for many in storms() {
        let clinic = Clinic::open().await;
        let therapist = clinic.therapist().await;
        let before = clinic.count("select count(*) from appointments").await;
        let call = book(&clinic, "2026-11-30T10:00:00");
        one(storm(&therapist, &call, many).await, many);
        let mut other = call;
        other.starts = crate::clinic::at("2026-11-30T11:00:00");
        refused(&therapist, &other).await;
        assert_eq!(clinic.count("select count(*) from appointments").await, before + 1);
        assert_eq!(clinic.count("select count(*) from audit where act = 'booked_appointment'").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_storm_of_one_form_sends_it_once() {
    for many in storms() {
        let clinic = Clinic::taking_referrals().await;
        let referrer = clinic.ready().await;
        one(storm(&referrer, &send(1), many).await, many);
        refused(&referrer, &send(2)).await;
        assert_eq!(clinic.count("select count(*) from self_referrals where sent_at is not null").await, 1);
        assert_eq!(clinic.count("select count(*) from audit where act = 'sent_referral'").await, 1);
        let patients = "select count(*) from patients where id not in (select patient_id from referrals)";
        assert_eq!(clinic.count(patients).await, 1);
    }
}
