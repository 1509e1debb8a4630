//! One's own account: where one is signed in, the password, the recovery codes, and a code before what matters.

use crate::clinic::{Caller, Clinic};
use crate::staff::{PASSWORD, code, sign_in};
use axum::body::Body;
use chrono::TimeDelta;
use measures::contract::Problem;
use measures::contract::clinician::{
    BreakGlass, ChangePassword, ConfirmAuthenticator, EndOtherSessions, EndSession, ExactPatient, GiveCode,
    ReadAccount, ReadSession, RenewRecoveryCodes, SetUpAuthenticator,
};
use measures::ids::SessionId;
use measures::opening::OpeningReason;
use server::authenticator::{code_of, step_at};

const NEW: &str = "another password for a test";

fn change(old: &str, new: &str) -> ChangePassword {
    ChangePassword { old: old.to_owned(), new: new.to_owned() }
}

/// The same therapist in a second browser.
async fn elsewhere(clinic: &Clinic) -> Caller<'_> {
    let half = clinic.half_in("therapist-1").await;
    half.enters(GiveCode { code: clinic.app_shows(1) }).await.unwrap().1
}

#[tokio::test]
async fn one_s_own_sessions_are_listed_and_ended_and_nobody_else_s() {
    let clinic = Clinic::open().await;
    let theirs = clinic.signed_in(clinic.them.therapist).await;
    let here = clinic.therapist().await;
    let there = elsewhere(&clinic).await;
    clinic.half_in("therapist-1").await;
    let account = here.send(ReadAccount {}).await.unwrap();
    assert_eq!(account.username, "therapist-1");
    let told: Vec<_> = account.sessions.iter().map(|one| (one.is_this, one.browser.as_str())).collect();
    assert_eq!(told, [(true, "Another browser"), (false, "Another browser")], "not the one on its way in");
    let other = theirs.send(ReadAccount {}).await.unwrap().sessions[0].id;
    for nobodys in [other, SessionId::from_bits(99)] {
        assert_eq!(here.send(EndSession { session: nobodys }).await, Err(Problem::NotFound));
    }
    here.send(EndSession { session: account.sessions[1].id }).await.unwrap();
    assert_eq!(there.send(ReadSession {}).await, Err(Problem::SignedOut));
    clinic.server.clock.advance(TimeDelta::minutes(1));
    let there = elsewhere(&clinic).await;
    here.send(EndOtherSessions {}).await.unwrap();
    assert_eq!(there.send(ReadSession {}).await, Err(Problem::SignedOut));
    assert!(here.send(ReadSession {}).await.is_ok());
    assert!(theirs.send(ReadSession {}).await.is_ok());
    assert_eq!(clinic.count("select count(*) from audit where act = 'ended_sessions'").await, 2);
}

#[tokio::test]
async fn a_session_is_listed_under_the_browser_it_began_in() {
    let clinic = Clinic::open().await;
    clinic.has_settled(clinic.us.therapist).await;
    let request =
        clinic.nobody().request("/api/sign-in").header("user-agent", "Mozilla/5.0 (Windows) Firefox/140.0");
    let body = serde_json::to_string(&sign_in("therapist-1", PASSWORD)).unwrap();
    let response = clinic.nobody().sent(request.body(Body::from(body)).unwrap()).await;
    let half = Caller { clinic: &clinic, cookie: Some(crate::clinic::cookie(&response)), visit: None };
    let account = half.with_a_code().await.send(ReadAccount {}).await.unwrap();
    assert_eq!(account.sessions[0].browser, "Firefox on Windows");
}

#[tokio::test]
async fn changing_the_password_asks_for_the_old_one_and_ends_the_other_sessions() {
    let clinic = Clinic::open().await;
    let here = clinic.therapist().await;
    let there = elsewhere(&clinic).await;
    for weak in ["short", "therapist-1", "qwertyuiop", PASSWORD] {
        assert_eq!(here.send(change(PASSWORD, weak)).await, Err(Problem::NotUnderstood), "{weak}");
    }
    assert_eq!(here.send(change("not the old one", NEW)).await, Err(Problem::WrongPassword));
    assert!(there.send(ReadSession {}).await.is_ok());
    let (_, again) = here.enters(change(PASSWORD, NEW)).await.unwrap();
    assert!(again.send(ReadSession {}).await.is_ok());
    for ended in [&here, &there] {
        assert_eq!(ended.send(ReadSession {}).await, Err(Problem::SignedOut));
    }
    assert_eq!(clinic.nobody().send(sign_in("therapist-1", PASSWORD)).await, Err(Problem::WrongPassword));
    assert!(clinic.nobody().send(sign_in("therapist-1", NEW)).await.is_ok());
    assert_eq!(clinic.count("select count(*) from audit where act = 'changed_password'").await, 1);
    assert_eq!(clinic.count("select count(*) from audit where act = 'refused_password'").await, 1);
}

#[tokio::test]
async fn wrong_old_passwords_are_counted_like_those_of_signing_in() {
    let clinic = Clinic::open().await;
    let here = clinic.therapist().await;
    for _ in 0..5 {
        assert_eq!(here.send(change("not the old one", NEW)).await, Err(Problem::WrongPassword));
    }
    assert_eq!(here.send(change(PASSWORD, NEW)).await, Err(Problem::TooManyTries));
}

#[tokio::test]
async fn what_matters_asks_for_a_code_given_within_five_minutes() {
    let clinic = Clinic::open().await;
    let here = clinic.therapist().await;
    let date_of_birth = clinic.them.date_of_birth;
    let glass = || BreakGlass {
        who: ExactPatient::Name { name: "Ben Bell".to_owned(), date_of_birth },
        reason: OpeningReason::Cover,
        words: "Thea is away".to_owned(),
    };
    clinic.server.clock.advance(TimeDelta::minutes(5));
    assert!(here.send(RenewRecoveryCodes {}).await.is_ok());
    clinic.server.clock.advance(TimeDelta::milliseconds(1));
    assert_eq!(here.send(glass()).await, Err(Problem::CodeNeeded));
    assert_eq!(here.send(RenewRecoveryCodes {}).await.err(), Some(Problem::CodeNeeded));
    assert_eq!(here.send(SetUpAuthenticator {}).await.err(), Some(Problem::CodeNeeded));
    assert_eq!(
        here.send(ConfirmAuthenticator { code: clinic.app_shows(0) }).await.err(),
        Some(Problem::CodeNeeded)
    );
    assert_eq!(here.send(change(PASSWORD, NEW)).await, Err(Problem::CodeNeeded));
    assert_eq!(clinic.count("select count(*) from glass_openings").await, 0);
    let wrong = here.enters(GiveCode { code: clinic.app_shows(2) }).await.err();
    assert_eq!(wrong, Some(Problem::WrongPassword));
    assert_eq!(here.send(glass()).await, Err(Problem::CodeNeeded));
    let here = here.with_a_code().await;
    assert!(here.send(glass()).await.is_ok());
    assert_eq!(clinic.count("select count(*) from audit where act = 'gave_code'").await, 1);
    assert_eq!(clinic.count("select count(*) from audit where act = 'signed_in'").await, 1);
}

#[tokio::test]
async fn a_code_given_again_does_not_make_the_day_longer() {
    let clinic = Clinic::open().await;
    let mut here = clinic.therapist().await;
    for _ in 0..48 {
        clinic.server.clock.advance(TimeDelta::minutes(15));
        here = here.with_a_code().await;
    }
    clinic.server.clock.advance(TimeDelta::milliseconds(1));
    assert_eq!(here.send(ReadSession {}).await, Err(Problem::SignedOut));
}

#[tokio::test]
async fn another_app_takes_the_place_of_the_first_with_new_recovery_codes() {
    let clinic = Clinic::open().await;
    let here = clinic.therapist().await;
    let there = elsewhere(&clinic).await;
    let codes = here.send(RenewRecoveryCodes {}).await.unwrap().codes;
    let secret = here.send(SetUpAuthenticator {}).await.unwrap().secret.replace(' ', "");
    assert!(there.send(ReadSession {}).await.is_ok(), "nothing is replaced yet");
    let shown = code_of(&secret, step_at(clinic.server.clock.now())).unwrap();
    let (set, here) = here.enters(ConfirmAuthenticator { code: code(&shown) }).await.unwrap();
    assert_eq!(there.send(ReadSession {}).await, Err(Problem::SignedOut));
    assert_eq!(here.send(ReadAccount {}).await.unwrap().recovery_codes_left, 10);
    clinic.server.clock.advance(TimeDelta::minutes(1));
    let half = clinic.half_in("therapist-1").await;
    for ended in [clinic.app_shows(0), code(&codes[0])] {
        assert_eq!(half.enters(GiveCode { code: ended }).await.err(), Some(Problem::WrongPassword));
    }
    assert!(half.enters(GiveCode { code: code(&set.recovery_codes[0]) }).await.is_ok());
}
