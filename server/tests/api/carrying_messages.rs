//! Carrying messages to the gateway: each until it is taken, under one key, by one of however many processes.

use crate::clinic::Clinic;
use crate::declining::{decline, with_gateway};
use crate::hearing::{heard, hears_nothing};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use chrono::TimeDelta;
use measures::contract::clinician::Delivery;
use measures::ids::SelfReferralId;
use server::config::Gateway;
use server::live::Topic;
use server::messages::{Courier, carry_one};
use server::serve;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;

/// A gateway on this machine: what it was sent, and what it replies next.
#[derive(Clone)]
pub struct Stub {
    received: Arc<Mutex<Vec<(HeaderMap, serde_json::Value)>>>,
    replies: Arc<Mutex<StatusCode>>,
    pub address: String,
}

impl Stub {
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/messages", listener.local_addr().unwrap());
        let replies = Arc::new(Mutex::new(StatusCode::OK));
        let stub = Self { received: Arc::default(), replies, address };
        let router = Router::new().route("/messages", post(receive)).with_state(stub.clone());
        tokio::spawn(serve::until(std::future::pending(), listener, router));
        stub
    }

    pub fn replies(&self, status: StatusCode) {
        *self.replies.lock().unwrap() = status;
    }

    pub fn received(&self) -> Vec<(HeaderMap, serde_json::Value)> {
        self.received.lock().unwrap().clone()
    }

    pub fn courier(&self) -> Courier {
        Courier::to(&Gateway::Address(self.address.clone()), Some("a key")).unwrap()
    }
}

async fn receive(State(stub): State<Stub>, headers: HeaderMap, body: Bytes) -> StatusCode {
    stub.received.lock().unwrap().push((headers, serde_json::from_slice(&body).unwrap()));
    *stub.replies.lock().unwrap()
}

/// A clinic with this gateway, in which a form was declined with a message: the only one that waits.
async fn declined(stub: &Stub) -> (Clinic, SelfReferralId) {
    let clinic = with_gateway(Gateway::Address(stub.address.clone())).await;
    let assessor = clinic.assessor().await;
    clinic.sent().await;
    let id = assessor.waiting().await.id;
    assessor.send(decline(id, Some("Please phone us."))).await.unwrap();
    let mut db = clinic.server.db.write().await.unwrap();
    let others = "delete from messages where words not like 'Please phone us.%'";
    sqlx::query(others).execute(&mut *db).await.unwrap();
    db.commit().await.unwrap();
    (clinic, id)
}

async fn delivery(clinic: &Clinic, id: SelfReferralId) -> Delivery {
    clinic.signed_in(crate::working_the_inbox::ASSESSOR).await.read(id).await.messages[0].delivery
}

#[tokio::test]
async fn a_message_is_posted_once_with_its_key_and_its_words_are_forgotten() {
    let stub = Stub::open().await;
    let (clinic, id) = declined(&stub).await;
    let courier = stub.courier();
    let mut inbox = clinic.server.live.listen([Topic::Inbox]);
    assert!(carry_one(&clinic.server, &courier).await.unwrap());
    assert!(heard(&mut inbox).await, "it left");
    assert!(!carry_one(&clinic.server, &courier).await.unwrap(), "nothing else waits");
    let [(headers, posted)] = <[_; 1]>::try_from(stub.received()).unwrap();
    assert_eq!(headers["authorization"], "Bearer a key");
    assert_eq!(headers["content-type"], "application/json");
    assert_eq!(headers["idempotency-key"], posted["id"].as_str().unwrap());
    assert_eq!((&posted["channel"], &posted["to"]), (&"text".into(), &"07700900123".into()));
    assert!(posted["words"].as_str().unwrap().starts_with("Please phone us."));
    assert!(posted["subject"].is_null());
    assert_eq!(delivery(&clinic, id).await, Delivery::Sent);
    let left = "select count(*) from messages where words <> '' or address <> '' or subject is not null";
    assert_eq!(clinic.count(left).await, 0);
}

#[tokio::test]
async fn one_that_is_not_taken_is_tried_again_under_the_same_key_and_given_up_after_a_day() {
    let stub = Stub::open().await;
    let (clinic, id) = declined(&stub).await;
    let courier = stub.courier();
    stub.replies(StatusCode::SERVICE_UNAVAILABLE);
    assert!(carry_one(&clinic.server, &courier).await.unwrap());
    assert!(!carry_one(&clinic.server, &courier).await.unwrap(), "not at once");
    let mut inbox = clinic.server.live.listen([Topic::Inbox]);
    let mut tries = 1;
    while delivery(&clinic, id).await == Delivery::Queued {
        clinic.server.clock.advance(TimeDelta::hours(1));
        if carry_one(&clinic.server, &courier).await.unwrap() {
            tries += 1;
        }
        assert!(tries < 40, "it goes on for ever");
    }
    assert_eq!((delivery(&clinic, id).await, stub.received().len()), (Delivery::Failed, tries));
    assert!(heard(&mut inbox).await, "it was given up");
    assert!(hears_nothing(&mut inbox).await, "it waited until then");
    assert!(tries >= 20, "it is tried for a whole day: {tries}");
    let keys: std::collections::HashSet<_> =
        stub.received().iter().map(|(headers, _)| headers["idempotency-key"].clone()).collect();
    assert_eq!(keys.len(), 1);
    assert_eq!(clinic.text("select last_error from messages").await, "the gateway replied 503");
    assert_eq!(clinic.count("select count(*) from messages where words <> '' or address <> ''").await, 0);
}

#[tokio::test]
async fn a_gateway_that_comes_back_gets_it() {
    let stub = Stub::open().await;
    let (clinic, id) = declined(&stub).await;
    let nobody = Courier::to(&Gateway::Address("http://127.0.0.1:1/".to_owned()), None).unwrap();
    assert!(carry_one(&clinic.server, &nobody).await.unwrap());
    assert_eq!(clinic.text("select last_error from messages").await, "the gateway could not be reached");
    clinic.server.clock.advance(TimeDelta::minutes(2));
    assert!(carry_one(&clinic.server, &stub.courier()).await.unwrap());
    assert_eq!(delivery(&clinic, id).await, Delivery::Sent);
    assert!(!stub.received()[0].0.contains_key("cookie"));
}

#[tokio::test]
async fn of_many_who_carry_one_takes_it() {
    let stub = Stub::open().await;
    let (clinic, _) = declined(&stub).await;
    let courier = stub.courier();
    let all = futures_util::future::join_all((0..8).map(|_| carry_one(&clinic.server, &courier))).await;
    assert_eq!(all.into_iter().filter(|carried| *carried.as_ref().unwrap()).count(), 1);
    assert_eq!(stub.received().len(), 1);
}

#[tokio::test]
async fn one_that_was_in_hand_when_the_program_died_gets_another_turn() {
    let stub = Stub::open().await;
    let (clinic, id) = declined(&stub).await;
    let now = clinic.server.clock.now();
    let mut db = clinic.server.db.write().await.unwrap();
    let until = now + TimeDelta::seconds(60);
    assert!(server::store::messages::claim(&mut db, now, until).await.unwrap().is_some());
    db.commit().await.unwrap();
    assert!(!carry_one(&clinic.server, &stub.courier()).await.unwrap(), "it may still be on its way");
    clinic.server.clock.advance(TimeDelta::seconds(61));
    assert!(carry_one(&clinic.server, &stub.courier()).await.unwrap());
    assert_eq!(delivery(&clinic, id).await, Delivery::Sent);
}

#[tokio::test]
async fn the_demo_writes_them_to_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("messages.txt");
    let clinic = with_gateway(Gateway::File(file.clone())).await;
    clinic.sent().await;
    let courier = Courier::to(&Gateway::File(file.clone()), None).unwrap();
    assert!(carry_one(&clinic.server, &courier).await.unwrap());
    let written = std::fs::read_to_string(file).unwrap();
    assert!(written.starts_with("Text to 07700900123\nWe have got the form you sent."), "{written}");
}
