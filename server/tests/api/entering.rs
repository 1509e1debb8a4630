//! The second half of signing in: codes that are good once, and few tries.

use crate::bad_input::not_understood;
use crate::clinic::{Caller, Clinic};
use crate::staff::{PASSWORD, code, sign_in};
use chrono::TimeDelta;
use measures::contract::Problem;
use measures::contract::clinician::{DemoCode, GiveCode, ReadDemoCode, ReadSession, ReadToday};
use measures::second_factor::Code;

const REFUSED: &str = "select count(*) from audit where act = 'refused_code' and staff_id is not null";

/// Our therapist, with an app of which no code was used.
async fn with_app() -> Clinic {
    let clinic = Clinic::open().await;
    clinic.has_settled(clinic.us.therapist).await;
    clinic
}

async fn half(clinic: &Clinic) -> Caller<'_> {
    clinic.half_in("therapist-1").await
}

async fn gives(half: &Caller<'_>, code: Code) -> Option<Problem> {
    half.enters(GiveCode { code }).await.err()
}

#[tokio::test]
async fn a_code_is_taken_from_one_step_early_to_one_late_and_no_further() {
    for (later, taken) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
        let clinic = with_app().await;
        let half = half(&clinic).await;
        let told = gives(&half, clinic.app_shows(later)).await;
        assert_eq!(told, (!taken).then_some(Problem::WrongPassword), "{later}");
    }
}

#[tokio::test]
async fn a_code_is_taken_once_and_none_before_it_afterwards() {
    let clinic = with_app().await;
    assert_eq!(gives(&half(&clinic).await, clinic.app_shows(0)).await, None);
    assert_eq!(gives(&half(&clinic).await, clinic.app_shows(0)).await, Some(Problem::WrongPassword));
    assert_eq!(gives(&half(&clinic).await, clinic.app_shows(-1)).await, Some(Problem::WrongPassword));
    assert_eq!(gives(&half(&clinic).await, clinic.app_shows(1)).await, None);
    assert_eq!(clinic.count(REFUSED).await, 2);
}

#[tokio::test]
async fn of_two_who_give_one_code_at_the_same_moment_one_gets_in() {
    let clinic = with_app().await;
    for _ in 0..5 {
        clinic.server.clock.advance(TimeDelta::seconds(90));
        let (one, other) = (half(&clinic).await, half(&clinic).await);
        let code = clinic.app_shows(0);
        let (one, other) = tokio::join!(gives(&one, code.clone()), gives(&other, code));
        assert_eq!([one, other].iter().filter(|told| told.is_none()).count(), 1);
    }
}

#[tokio::test]
async fn five_wrong_codes_make_somebody_wait_longer_each_time_and_the_password_does_not_forget_them() {
    let clinic = with_app().await;
    for (wait, shorter) in [(15, 14), (60, 59), (24 * 60, 24 * 60 - 1), (24 * 60, 24 * 60 - 1)] {
        for _ in 0..5 {
            assert_eq!(gives(&half(&clinic).await, clinic.app_shows(2)).await, Some(Problem::WrongPassword));
        }
        assert_eq!(gives(&half(&clinic).await, clinic.app_shows(0)).await, Some(Problem::TooManyTries));
        clinic.server.clock.advance(TimeDelta::minutes(shorter));
        assert_eq!(gives(&half(&clinic).await, clinic.app_shows(0)).await, Some(Problem::TooManyTries));
        clinic.server.clock.advance(TimeDelta::minutes(wait - shorter));
    }
    assert_eq!(gives(&half(&clinic).await, clinic.app_shows(0)).await, None);
    // A right one forgets the wrong ones.
    for _ in 0..4 {
        assert_eq!(gives(&half(&clinic).await, clinic.app_shows(2)).await, Some(Problem::WrongPassword));
    }
    assert_eq!(gives(&half(&clinic).await, clinic.app_shows(1)).await, None);
}

#[tokio::test]
async fn wrong_codes_at_the_same_moment_are_all_counted() {
    let clinic = with_app().await;
    let half = half(&clinic).await;
    let wrong = || gives(&half, clinic.app_shows(3));
    let told = tokio::join!(wrong(), wrong(), wrong(), wrong(), wrong(), wrong(), wrong(), wrong());
    let told = [told.0, told.1, told.2, told.3, told.4, told.5, told.6, told.7];
    assert_eq!(told.iter().filter(|told| **told == Some(Problem::WrongPassword)).count(), 5);
    assert_eq!(told.iter().filter(|told| **told == Some(Problem::TooManyTries)).count(), 3);
}

#[tokio::test]
async fn whoever_shows_only_a_password_has_ten_minutes_for_the_rest() {
    let clinic = with_app().await;
    let half = half(&clinic).await;
    assert_eq!(half.send(ReadToday {}).await, Err(Problem::SignedOut));
    clinic.server.clock.advance(TimeDelta::minutes(10));
    assert_eq!(gives(&half, clinic.app_shows(3)).await, Some(Problem::WrongPassword));
    clinic.server.clock.advance(TimeDelta::milliseconds(1));
    assert_eq!(gives(&half, clinic.app_shows(0)).await, Some(Problem::SignedOut));
}

#[tokio::test]
async fn every_step_ends_the_cookie_before_it() {
    let clinic = with_app().await;
    let half = half(&clinic).await;
    let therapist = half.with_a_code().await;
    assert_eq!(half.send(ReadSession {}).await, Err(Problem::SignedOut));
    assert_eq!(gives(&half, clinic.app_shows(1)).await, Some(Problem::SignedOut));
    let again = therapist.enters(GiveCode { code: clinic.app_shows(1) }).await.unwrap().1;
    assert_eq!(therapist.send(ReadSession {}).await, Err(Problem::SignedOut));
    // Who signs in anew in the same browser has one session, not two.
    let (_, anew) = again.enters(sign_in("therapist-1", PASSWORD)).await.unwrap();
    assert_eq!(again.send(ReadSession {}).await, Err(Problem::SignedOut));
    assert_eq!(anew.send(ReadSession {}).await, Err(Problem::SignedOut));
    assert_eq!(clinic.count("select count(*) from staff_sessions").await, 1);
}

#[tokio::test]
async fn only_a_demo_tells_what_an_app_would_show() {
    let clinic = with_app().await;
    let half = half(&clinic).await;
    let asks = ReadDemoCode { setting_up: false };
    let DemoCode { is_demo, code: told } = half.send(asks).await.unwrap();
    assert!(is_demo);
    assert_eq!(told.as_deref().map(code), Some(clinic.app_shows(0)));
    let therapist = half.enters(GiveCode { code: code(&told.unwrap()) }).await.unwrap().1;
    let next = therapist.send(asks).await.unwrap().code.unwrap();
    assert_eq!(code(&next), clinic.app_shows(1), "not one that was used");
    let mut db = clinic.server.db.write().await.unwrap();
    sqlx::query("update deployment set kind = 'production'").execute(&mut *db).await.unwrap();
    db.commit().await.unwrap();
    for setting_up in [false, true] {
        let told = therapist.send(ReadDemoCode { setting_up }).await;
        assert_eq!(told, Ok(DemoCode { is_demo: false, code: None }));
    }
}
#[tokio::test]
async fn giving_a_code() {
    let clinic = Clinic::open().await;
    clinic.has_settled(clinic.us.therapist).await;
    let rows = [
        (r#"{}"#, "no code"),
        (r#"{"code": 123456}"#, "a number for a code"),
        (r#"{"code": "12345"}"#, "five digits"),
        (r#"{"code": "1234567"}"#, "seven digits"),
        (r#"{"code": "１２３４５６"}"#, "digits of another script"),
        (r#"{"code": "123456", "code": "123457"}"#, "a field twice"),
    ];
    let half = clinic.half_in("therapist-1").await;
    not_understood(&half, "give-code", &rows).await;
    not_understood(&half, "confirm-authenticator", &rows).await;
}
