//! Signing in: a name and a password, few tries, a code, and a session that ends by itself.

use crate::clinic::{Caller, Clinic};
use crate::staff::{PASSWORD, sign_in};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use chrono::TimeDelta;
use measures::contract::Problem;
use measures::contract::clinician::{ReadSession, ReadToday, SignOut, SignedIn, Welcome};
use measures::ids::StaffId;
use measures::role::Role;
use server::store::staff::{self, NewStaff, Place};
use tower::ServiceExt;

const SAM: StaffId = StaffId::from_bits(9);

async fn with_account() -> Clinic {
    let clinic = Clinic::open().await;
    let (username, name, place) = ("sam", "Sam Okoye", Place::THERAPIST);
    let new = NewStaff { id: SAM, username, name, place, password_hash: "none" };
    let mut db = clinic.server.db.write().await.unwrap();
    assert!(staff::add(&mut db, &new).await.unwrap());
    assert!(
        !staff::add(&mut db, &NewStaff { id: StaffId::from_bits(8), username: "SAM", ..new }).await.unwrap()
    );
    db.commit().await.unwrap();
    clinic.has_settled(SAM).await;
    clinic
}

async fn signed_in(clinic: &Clinic) -> Caller<'_> {
    clinic.has_settled(SAM).await;
    clinic.half_in("Sam").await.with_a_code().await
}

#[tokio::test]
async fn the_right_password_and_code_sign_in_until_signing_out() {
    let clinic = with_account().await;
    let sam = signed_in(&clinic).await;
    assert!(sam.cookie.as_ref().unwrap().starts_with("__Host-s="));
    let signed_in = SignedIn { name: "Sam Okoye".to_owned(), works_inbox: false, role: Role::Therapist };
    assert_eq!(sam.send(ReadSession {}).await, Ok(Welcome { signed_in, now: clinic.now() }));
    sam.send(SignOut {}).await.unwrap();
    assert_eq!(sam.send(ReadSession {}).await, Err(Problem::SignedOut));
}

#[tokio::test]
async fn a_name_nobody_has_is_told_the_same_as_a_wrong_password() {
    let clinic = with_account().await;
    for username in ["sam", "nobody"] {
        for _ in 0..5 {
            let told = clinic.nobody().send(sign_in(username, "wrong")).await;
            assert_eq!(told, Err(Problem::WrongPassword), "{username}");
        }
        let told = clinic.nobody().send(sign_in(username, PASSWORD)).await;
        assert_eq!(told, Err(Problem::TooManyTries), "{username}");
    }
    clinic.server.clock.advance(TimeDelta::minutes(15));
    signed_in(&clinic).await;
}

#[tokio::test]
async fn the_right_password_forgets_the_wrong_ones() {
    let clinic = with_account().await;
    for _ in 0..2 {
        for _ in 0..4 {
            assert_eq!(clinic.nobody().send(sign_in("sam", "wrong")).await, Err(Problem::WrongPassword));
        }
        signed_in(&clinic).await;
    }
}

#[tokio::test]
async fn a_session_ends_after_a_quarter_of_an_hour_of_silence() {
    let clinic = with_account().await;
    let sam = signed_in(&clinic).await;
    for _ in 0..3 {
        clinic.server.clock.advance(TimeDelta::minutes(15));
        assert!(sam.send(ReadToday {}).await.is_ok());
    }
    clinic.server.clock.advance(TimeDelta::minutes(15) + TimeDelta::milliseconds(1));
    assert_eq!(sam.send(ReadToday {}).await, Err(Problem::SignedOut));
}

#[tokio::test]
async fn a_page_that_only_listens_is_not_somebody_at_the_screen() {
    let clinic = with_account().await;
    let sam = signed_in(&clinic).await;
    clinic.server.clock.advance(TimeDelta::minutes(10));
    let listen = Request::get("/api/events").header("cookie", sam.cookie.as_ref().unwrap());
    let response = clinic.router.clone().oneshot(listen.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    clinic.server.clock.advance(TimeDelta::minutes(6));
    assert_eq!(sam.send(ReadSession {}).await, Err(Problem::SignedOut));
}

#[tokio::test]
async fn what_a_page_asks_by_itself_is_not_somebody_at_the_screen() {
    let clinic = with_account().await;
    for (quiet, still) in [("0", StatusCode::OK), ("1", StatusCode::UNAUTHORIZED)] {
        let sam = signed_in(&clinic).await;
        clinic.server.clock.advance(TimeDelta::minutes(10));
        assert_eq!(sam.post_quiet(&ReadToday {}, quiet).await.status(), StatusCode::OK);
        clinic.server.clock.advance(TimeDelta::minutes(6));
        assert_eq!(sam.post_quiet(&ReadToday {}, quiet).await.status(), still, "{quiet}");
    }
}

#[tokio::test]
async fn a_session_ends_after_twelve_hours_however_busy() {
    let clinic = with_account().await;
    let sam = signed_in(&clinic).await;
    for _ in 0..48 {
        clinic.server.clock.advance(TimeDelta::minutes(15));
        assert!(sam.send(ReadSession {}).await.is_ok());
    }
    clinic.server.clock.advance(TimeDelta::milliseconds(1));
    assert_eq!(sam.send(ReadSession {}).await, Err(Problem::SignedOut));
}

#[tokio::test]
async fn every_way_in_and_out_is_in_the_audit() {
    let clinic = with_account().await;
    clinic.nobody().send(sign_in("sam", "wrong")).await.unwrap_err();
    signed_in(&clinic).await.send(SignOut {}).await.unwrap();
    for query in [
        "select count(*) from audit where act = 'refused_sign_in' and staff_id is not null",
        "select count(*) from audit where act = 'signed_in'",
        "select count(*) from audit where act = 'signed_out'",
    ] {
        assert_eq!(clinic.count(query).await, 1, "{query}");
    }
}

#[tokio::test]
async fn a_patients_cookie_is_no_staff_cookie() {
    let clinic = with_account().await;
    let patient = clinic.patient().await;
    let cookie = patient.cookie.as_ref().unwrap().replace("__Host-p", "__Host-s");
    let thief = Caller { clinic: &clinic, cookie: Some(cookie), visit: patient.visit };
    assert_eq!(thief.send(ReadSession {}).await, Err(Problem::SignedOut));
}
