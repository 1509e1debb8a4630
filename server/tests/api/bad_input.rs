//! Bad input: each call, and what is wrong with what it is sent. It is refused, and the server stays well.

use crate::clinic::{Caller, Clinic, save, worrying};
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use measures::contract::Problem;
use tower::ServiceExt;

const ID: &str = "0123456789abcdef0123456789abcdef";
const TOKEN: &str = "0123456789abcdefghjkmnpqrs";

async fn told(caller: &Caller<'_>, call: &str, body: &str) -> (StatusCode, Option<Problem>) {
    let response = caller.post_text(&format!("/api/{call}"), body.to_owned()).await;
    let status = response.status();
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, serde_json::from_slice(&body).ok())
}

/// Every row is refused as not understood. `ID` and `TOKEN` stand for well-formed ones.
async fn not_understood(caller: &Caller<'_>, call: &str, rows: &[(&str, &str)]) {
    for (body, reason) in rows {
        let body = body.replace("TOKEN", TOKEN).replace("ID", ID);
        let told = told(caller, call, &body).await;
        let expected = (StatusCode::UNPROCESSABLE_ENTITY, Some(Problem::NotUnderstood));
        assert_eq!(told, expected, "{call}: {reason}");
    }
}

/// What no call can be made of.
const FOR_EVERY_CALL: &[(&str, &str)] = &[
    ("", "nothing"),
    ("{", "cut short"),
    ("null", "null"),
    ("\"hello\"", "a word"),
    ("{} {}", "two"),
    (r#"{"colour": "blue"}"#, "a field it does not have"),
    ("\u{feff}{}", "a byte-order mark"),
];

#[tokio::test]
async fn what_is_no_call_is_refused_at_every_door() {
    let clinic = Clinic::open().await;
    let (patient, therapist) = (clinic.patient().await, clinic.therapist().await);
    for path in server::calls() {
        let call = path.strip_prefix("/api/").unwrap();
        let patients = ["save-answer", "save-safety", "submit-pack", "close-sitting"];
        let caller = if patients.contains(&call) { &patient } else { &therapist };
        not_understood(caller, call, FOR_EVERY_CALL).await;
    }
}

#[tokio::test]
async fn opening_an_invitation() {
    let clinic = Clinic::open().await;
    let rows = [
        (r#"{"token": "TOKEN"}"#, "no date"),
        (r#"{"token": "TOKEN", "date_of_birth": "1980-02-30"}"#, "no such day"),
        (r#"{"token": "TOKEN", "date_of_birth": "12/05/1980"}"#, "another order"),
        (r#"{"token": "short", "date_of_birth": "1980-05-10"}"#, "no token"),
        (r#"{"token": "TOKEN", "token": "TOKEN", "date_of_birth": "1980-05-10"}"#, "a field twice"),
        (r#"{"token": 7, "date_of_birth": "1980-05-10"}"#, "a number for a token"),
    ];
    not_understood(&clinic.nobody(), "open-invitation", &rows).await;
    let far = r#"{"token": "TOKEN", "date_of_birth": "-262143-01-01"}"#.replace("TOKEN", TOKEN);
    assert_eq!(told(&clinic.nobody(), "open-invitation", &far).await.1, Some(Problem::NotYou));
}

#[tokio::test]
async fn signing_in() {
    let clinic = Clinic::open().await;
    let rows = [
        (r#"{"username": "sam"}"#, "no password"),
        (r#"{"username": null, "password": "x"}"#, "null for a name"),
        (r#"{"username": "sam", "password": "x", "password": "y"}"#, "a field twice"),
        (r#"{"username": "sam", "password": "\ud800"}"#, "half a character"),
    ];
    not_understood(&clinic.nobody(), "sign-in", &rows).await;
    let nul = r#"{"username": "sam\u0000", "password": "\u0000"}"#;
    assert_eq!(told(&clinic.nobody(), "sign-in", nul).await.1, Some(Problem::WrongPassword));
}

#[tokio::test]
async fn saving_an_answer() {
    let clinic = Clinic::open().await;
    let answer = |answer: &str| format!(r#"{{"answer": {answer}, "sequence": 1}}"#);
    let rows = [
        (r#"{"instrument": "phq8", "item": 1, "reply": {"chosen": 0}}"#, "an instrument nobody has"),
        (r#"{"instrument": "phq9", "item": 0, "reply": {"chosen": 0}}"#, "items count from one"),
        (r#"{"instrument": "phq9", "item": 11, "reply": {"chosen": 0}}"#, "no such item"),
        (r#"{"instrument": "phq9", "item": 1, "reply": {"chosen": 4}}"#, "no such option"),
        (r#"{"instrument": "phq9", "item": 1, "reply": {"chosen": -1}}"#, "below nought"),
        (r#"{"instrument": "phq9", "item": 1, "reply": {"chosen": 1.5}}"#, "in between"),
        (r#"{"instrument": "phq9", "item": 1, "reply": {"chosen": 256}}"#, "past the type"),
        (r#"{"instrument": "phq9", "item": 1, "reply": {"chosen": 1, "chosen": 2}}"#, "two replies"),
        (r#"{"instrument": "phq9", "item": 1, "reply": {"chosen": 1, "withheld": null}}"#, "two kinds"),
        (r#"{"instrument": "phq9", "item": 1, "item": 2, "reply": {"chosen": 1}}"#, "an item twice"),
        (r#"{"instrument": "phq9", "item": 1, "reply": {"chosen": 1}, "at": 1}"#, "a field too many"),
        (r#"{"instrument": "phq9", "item": 1, "reply": "refused"}"#, "no such kind"),
    ];
    let bodies: Vec<_> = rows.iter().map(|(body, reason)| (answer(body), *reason)).collect();
    let bodies: Vec<_> = bodies.iter().map(|(body, reason)| (body.as_str(), *reason)).collect();
    let patient = clinic.patient().await;
    not_understood(&patient, "save-answer", &bodies).await;
    let good = r#"{"instrument": "phq9", "item": 1, "reply": {"chosen": 0}}"#;
    for sequence in ["-1", "4294967296", "1.5", "\"1\"", "1, \"sequence\": 2"] {
        let body = format!(r#"{{"answer": {good}, "sequence": {sequence}}}"#);
        not_understood(&patient, "save-answer", &[(&body, sequence)]).await;
    }
    assert_eq!(clinic.count("select count(*) from answer_history").await, 0);
}

#[tokio::test]
async fn saving_what_the_help_page_asked() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    patient.send(save(worrying(1), 1)).await.unwrap();
    let reach = |detail: &str| {
        let reach = format!(r#"{{"channel": "email", "detail": "{detail}", "safe_to_call": null}}"#);
        format!(r#"{{"keep_safe": null, "reach": {reach}, "sequence": 2}}"#)
    };
    let rows = [
        (reach(&"é".repeat(201)), "201 characters"),
        (reach("\\u0000"), "a character that no database keeps"),
        (reach("x\", \"detail\": \"y"), "a field twice, further in"),
        (reach("x").replace("email", "pigeon"), "no such channel"),
        (r#"{"keep_safe": "perhaps", "reach": null, "sequence": 2}"#.to_owned(), "no such answer"),
    ];
    let rows: Vec<_> = rows.iter().map(|(body, reason)| (body.as_str(), *reason)).collect();
    not_understood(&patient, "save-safety", &rows).await;
    assert_eq!(told(&patient, "save-safety", &reach(&"é".repeat(200))).await.0, StatusCode::OK);
}

#[tokio::test]
async fn submitting_a_pack() {
    let clinic = Clinic::open().await;
    let rows = [
        (r#"{"key": "ID"}"#, "no answers"),
        (r#"{"key": "ID0", "answers": []}"#, "a key too long"),
        (r#"{"key": "0123456789ABCDEF0123456789ABCDEF", "answers": []}"#, "capitals"),
        (r#"{"key": "ID", "answers": [{}]}"#, "an empty answer"),
        (r#"{"key": "ID", "key": "ID", "answers": []}"#, "a key twice"),
    ];
    not_understood(&clinic.patient().await, "submit-pack", &rows).await;
}

#[tokio::test]
async fn what_staff_ask() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let long =
        format!(r#"{{"alert": "ID", "seen": 1, "actions": ["gp_told"], "note": "{}"}}"#, "x".repeat(2_001));
    let rows = [
        ("read-appointment", r#"{"appointment": "7"}"#, "no key"),
        ("read-appointment", r#"{"appointment": "ID", "appointment": "ID"}"#, "a field twice"),
        ("acknowledge-alert", long.as_str(), "2,001 characters"),
        (
            "acknowledge-alert",
            r#"{"alert": "ID", "seen": 1, "actions": ["slept"], "note": ""}"#,
            "no such action",
        ),
        (
            "acknowledge-alert",
            r#"{"alert": "ID", "seen": 1, "actions": ["gp_told"], "note": "\u0000"}"#,
            "a nul",
        ),
        ("acknowledge-alert", r#"{"alert": "ID", "seen": -1, "actions": [], "note": ""}"#, "fewer than none"),
        ("book-appointment", r#"{"referral": "ID", "starts": "2026-11-24", "mode": "video"}"#, "no time"),
        (
            "book-appointment",
            r#"{"referral": "ID", "starts": "2026-11-24T10:00:00Z", "mode": "video"}"#,
            "a zone",
        ),
        (
            "book-appointment",
            r#"{"referral": "ID", "starts": "2026-11-24T10:00:01", "mode": "video"}"#,
            "seconds",
        ),
        (
            "book-appointment",
            r#"{"referral": "ID", "starts": "2026-11-24T10:00:60", "mode": "video"}"#,
            "a leap second",
        ),
        (
            "book-appointment",
            r#"{"referral": "ID", "starts": "+262142-12-31T23:59:00", "mode": "video"}"#,
            "far off",
        ),
        (
            "book-appointment",
            r#"{"referral": "ID", "starts": "1999-12-31T23:59:00", "mode": "video"}"#,
            "long ago",
        ),
        (
            "book-appointment",
            r#"{"referral": "ID", "starts": "2026-11-24T10:00:00", "mode": "fax"}"#,
            "no such way",
        ),
        ("move-appointment", r#"{"appointment": "ID", "starts": "tomorrow"}"#, "words for a time"),
        ("cancel-appointment", r#"{"appointment": ["ID"]}"#, "a list of one"),
        ("invite-patient", r#"{"appointment": "ID", "sms": true}"#, "a field it does not have"),
    ];
    for (call, body, reason) in rows {
        not_understood(&therapist, call, &[(body, reason)]).await;
    }
}

#[tokio::test]
async fn a_call_that_is_too_large_is_refused_announced_or_not() {
    let clinic = Clinic::open().await;
    let large = format!(r#"{{"token": "{}"}}"#, "x".repeat(64 * 1024));
    let told_large = told(&clinic.nobody(), "open-invitation", &large).await;
    assert_eq!(told_large, (StatusCode::PAYLOAD_TOO_LARGE, Some(Problem::TooLarge)));
    let announced = clinic.nobody().request("/api/open-invitation").header("content-length", "65537");
    let response = clinic.router.clone().oneshot(announced.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn deep_nesting_is_refused() {
    let clinic = Clinic::open().await;
    let deep = format!("{}{}", "[".repeat(30_000), "]".repeat(30_000));
    let body = format!(r#"{{"key": "ID", "answers": {deep}}}"#);
    not_understood(&clinic.patient().await, "submit-pack", &[(&body, "30,000 levels")]).await;
}

#[tokio::test]
async fn what_no_page_of_ours_sends_is_refused() {
    let clinic = Clinic::open().await;
    let ours = [
        ("host", "beforehand.example"),
        ("content-type", "application/json"),
        ("x-beforehand", "1"),
        ("sec-fetch-site", "same-origin"),
    ];
    let with = |name: &'static str, value: Option<&'static str>| {
        let kept = ours.into_iter().filter(move |(other, _)| *other != name);
        kept.chain(value.map(|value| (name, value))).collect::<Vec<_>>()
    };
    let mut foreign = with("sec-fetch-site", None);
    foreign.push(("origin", "https://elsewhere.example"));
    let mut own = with("sec-fetch-site", None);
    own.push(("origin", "https://beforehand.example"));
    let rows = [
        (with("x-beforehand", None), 403, "no header of ours"),
        (with("x-beforehand", Some("2")), 403, "another version of it"),
        (with("sec-fetch-site", Some("cross-site")), 403, "another site"),
        (with("sec-fetch-site", Some("same-site")), 403, "a neighbour"),
        (with("sec-fetch-site", Some("none")), 403, "typed into the bar"),
        (foreign, 403, "an old browser on another site"),
        (with("content-type", None), 415, "no type"),
        (with("content-type", Some("text/plain")), 415, "a form in disguise"),
        (with("content-type", Some("application/jsonp")), 415, "nearly JSON"),
        (with("content-type", Some("Application/JSON; charset=utf-8")), 422, "JSON all the same"),
        (own, 422, "an old browser on our own page"),
        (with("sec-fetch-site", None), 422, "no browser"),
    ];
    for (headers, status, reason) in rows {
        let request =
            headers.into_iter().fold(Request::post("/api/open-invitation"), |request, (name, value)| {
                request.header(name, value)
            });
        let request = request.body(Body::from("{}")).unwrap();
        let response = clinic.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status().as_u16(), status, "{reason}");
        assert_eq!(response.headers().get("cache-control").unwrap(), "no-store", "{reason}");
    }
}

#[tokio::test]
async fn an_address_that_is_none_of_ours_is_told_so_in_json() {
    let clinic = Clinic::open().await;
    let unknown = told(&clinic.nobody(), "read-everything", "{}").await;
    assert_eq!(unknown, (StatusCode::NOT_FOUND, Some(Problem::NotFound)));
}

#[tokio::test]
async fn calls_are_posted_and_nothing_else() {
    let clinic = Clinic::open().await;
    for path in server::calls() {
        for method in ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"] {
            let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
            let response = clinic.router.clone().oneshot(request).await.unwrap();
            assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
        }
    }
}
