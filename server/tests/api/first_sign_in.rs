//! The first sign-in, recovery codes, beginning anew, and an account that is disabled.

use crate::clinic::{Caller, Clinic};
use crate::staff::{PASSWORD, code, sign_in};
use measures::contract::Problem;
use measures::contract::clinician::{
    AuthenticatorSet, ChoosePassword, ConfirmAuthenticator, GiveCode, Next, ReadSession, SetUpAuthenticator,
};
use measures::ids::StaffId;
use measures::second_factor::Code;
use server::authenticator::{code_of, step_at};
use server::steps::adding_staff::add_staff;
use server::steps::placing_staff::{Change, place_staff};
use server::steps::resetting_staff::reset_staff;
use server::store::staff::Place;

const CHOSEN: &str = "a password of my own";

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

/// Somebody new, with the first password that was printed for them.
async fn newcomer(clinic: &Clinic) -> (StaffId, String) {
    add_staff(&clinic.server.db, "noor", "Noor Rahman", Place::THERAPIST).await.unwrap()
}

/// Goes through the first sign-in, and tells the secret of the app and the recovery codes as well.
async fn first_time<'a>(clinic: &'a Clinic, password: &str) -> (Caller<'a>, String, Vec<String>) {
    let (next, half) = clinic.nobody().enters(sign_in("noor", password)).await.unwrap();
    assert_eq!(next, Next::ChoosePassword);
    let (next, half) = half.enters(ChoosePassword { password: CHOSEN.to_owned() }).await.unwrap();
    assert_eq!(next, Next::SetUpAuthenticator);
    let secret = half.send(SetUpAuthenticator {}).await.unwrap().secret.replace(' ', "");
    let code = shown(clinic, &secret, 0);
    let (AuthenticatorSet { recovery_codes, .. }, noor) =
        half.enters(ConfirmAuthenticator { code }).await.unwrap();
    (noor, secret, recovery_codes)
}

fn shown(clinic: &Clinic, secret: &str, later: i64) -> Code {
    code(&code_of(secret, step_at(clinic.server.clock.now()) + later).unwrap())
}

#[tokio::test]
async fn the_first_password_is_only_good_for_choosing_another() {
    let clinic = Clinic::open().await;
    let (_, first) = newcomer(&clinic).await;
    let (_, half) = clinic.nobody().enters(sign_in("noor", &first)).await.unwrap();
    assert_eq!(half.send(SetUpAuthenticator {}).await.err(), Some(Problem::NotFound));
    for password in [first.as_str(), "short", "password1", "noor2026", &"x y ".repeat(60)] {
        let refused = half.send(ChoosePassword { password: password.to_owned() }).await;
        assert_eq!(refused, Err(Problem::NotUnderstood), "{password}");
    }
    let (noor, _, _) = first_time(&clinic, &first).await;
    let welcome = noor.send(ReadSession {}).await.unwrap();
    assert_eq!(welcome.signed_in.name, "Noor Rahman");
    // The other way in was ended, and the first password is none any more.
    let again = ChoosePassword { password: "another of my own".to_owned() };
    assert_eq!(half.send(again).await, Err(Problem::SignedOut));
    let told = clinic.nobody().send(sign_in("noor", &first)).await;
    assert_eq!(told, Err(Problem::WrongPassword));
    // Whoever has an app cannot be made to set up another by knowing the password.
    let (next, half) = clinic.nobody().enters(sign_in("noor", CHOSEN)).await.unwrap();
    assert_eq!(next, Next::GiveCode);
    assert_eq!(half.send(SetUpAuthenticator {}).await.err(), Some(Problem::NotFound));
    let again = ChoosePassword { password: "another of my own".to_owned() };
    assert_eq!(half.send(again).await, Err(Problem::NotFound));
    for query in [
        "select count(*) from audit where act = 'chose_password'",
        "select count(*) from audit where act = 'set_up_authenticator'",
        "select count(*) from audit where act = 'signed_in'",
    ] {
        assert_eq!(clinic.count(query).await, 1, "{query}");
    }
}

#[tokio::test]
async fn nothing_rests_on_an_app_before_its_code_was_right() {
    let clinic = Clinic::open().await;
    let (_, first) = newcomer(&clinic).await;
    let (_, half) = clinic.nobody().enters(sign_in("noor", &first)).await.unwrap();
    let (_, half) = half.enters(ChoosePassword { password: CHOSEN.to_owned() }).await.unwrap();
    let before = half.send(SetUpAuthenticator {}).await.unwrap().secret.replace(' ', "");
    let secret = half.send(SetUpAuthenticator {}).await.unwrap().secret.replace(' ', "");
    // Offered is not set up: its codes let nobody in, and of two offers the later counts.
    assert_eq!(gives(&half, shown(&clinic, &secret, 0)).await, Some(Problem::WrongPassword));
    for wrong in [shown(&clinic, &before, 0), shown(&clinic, &secret, 2), code("0123456789abcdef")] {
        let told = half.enters(ConfirmAuthenticator { code: wrong }).await.err();
        assert_eq!(told, Some(Problem::WrongPassword));
    }
    let code = shown(&clinic, &secret, 0);
    assert!(half.enters(ConfirmAuthenticator { code: code.clone() }).await.is_ok());
    // What confirmed it lets nobody in a second time.
    let (_, half) = clinic.nobody().enters(sign_in("noor", CHOSEN)).await.unwrap();
    assert_eq!(gives(&half, code).await, Some(Problem::WrongPassword));
}

#[tokio::test]
async fn a_recovery_code_is_good_once_and_for_nobody_else() {
    let clinic = with_app().await;
    let (_, first) = newcomer(&clinic).await;
    let (_, _, codes) = first_time(&clinic, &first).await;
    assert_eq!(codes.len(), 10);
    let noor = async || clinic.nobody().enters(sign_in("noor", CHOSEN)).await.unwrap().1;
    for (used, left) in [(0, 9), (1, 8)] {
        let let_in = noor().await.enters(GiveCode { code: code(&codes[used]) }).await.unwrap().0;
        assert_eq!(let_in.recovery_codes_left, Some(left));
        assert_eq!(gives(&noor().await, code(&codes[used])).await, Some(Problem::WrongPassword));
    }
    assert_eq!(gives(&half(&clinic).await, code(&codes[2])).await, Some(Problem::WrongPassword));
    let (one, other) = (noor().await, noor().await);
    let (one, other) = tokio::join!(gives(&one, code(&codes[3])), gives(&other, code(&codes[3])));
    assert_eq!([one, other].iter().filter(|told| told.is_none()).count(), 1, "two at once");
    assert_eq!(clinic.count("select count(*) from audit where act = 'used_recovery_code'").await, 3);
    let kept = "select count(*) from recovery_codes where length(code_hash) = 64";
    assert_eq!(clinic.count(kept).await, 10);
}

#[tokio::test]
async fn whoever_lost_their_phone_begins_anew_and_is_out_everywhere() {
    let clinic = Clinic::open().await;
    let (_, first) = newcomer(&clinic).await;
    let (noor, secret, codes) = first_time(&clinic, &first).await;
    let again = reset_staff(&clinic.server.db, "Noor").await.unwrap();
    assert_eq!(noor.send(ReadSession {}).await, Err(Problem::SignedOut));
    assert_eq!(clinic.nobody().send(sign_in("noor", CHOSEN)).await, Err(Problem::WrongPassword));
    let (next, half) = clinic.nobody().enters(sign_in("noor", &again)).await.unwrap();
    assert_eq!(next, Next::ChoosePassword);
    for old in [shown(&clinic, &secret, 1), code(&codes[0])] {
        assert_eq!(gives(&half, old).await, Some(Problem::WrongPassword));
    }
    first_time(&clinic, &again).await;
    assert!(reset_staff(&clinic.server.db, "nobody").await.is_err());
    assert_eq!(clinic.count("select count(*) from audit where act = 'reset_staff'").await, 1);
}

#[tokio::test]
async fn a_disabled_account_is_out_at_once_and_told_nothing() {
    let clinic = with_app().await;
    let (therapist, on_the_way) = (clinic.therapist().await, half(&clinic).await);
    let disabled = |disabled| Change { disabled: Some(disabled), ..Change::default() };
    place_staff(&clinic.server.db, "therapist-1", &disabled(true)).await.unwrap();
    assert_eq!(therapist.send(ReadSession {}).await, Err(Problem::SignedOut));
    assert_eq!(gives(&on_the_way, clinic.app_shows(1)).await, Some(Problem::SignedOut));
    let told = clinic.nobody().send(sign_in("therapist-1", PASSWORD)).await;
    assert_eq!(told, Err(Problem::WrongPassword));
    place_staff(&clinic.server.db, "therapist-1", &disabled(false)).await.unwrap();
    assert_eq!(therapist.send(ReadSession {}).await, Err(Problem::SignedOut), "what ended stays ended");
    assert_eq!(gives(&half(&clinic).await, clinic.app_shows(1)).await, None);
    let noted =
        "select count(*) from audit where act in ('disabled_staff', 'enabled_staff') and about is not null";
    assert_eq!(clinic.count(noted).await, 2);
}
