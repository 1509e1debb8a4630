//! Bad input: each call, and what is wrong with what it is sent. It is refused, and the server stays well.

use crate::clinic::{Caller, Clinic, save, worrying};
use crate::doors::{PATIENTS, REFERRERS};
use axum::body::to_bytes;
use axum::http::StatusCode;
use measures::contract::Problem;

const ID: &str = "0123456789abcdef0123456789abcdef";
const TOKEN: &str = "0123456789abcdefghjkmnpqrs";

pub async fn told(caller: &Caller<'_>, call: &str, body: &str) -> (StatusCode, Option<Problem>) {
    let response = caller.post_text(&format!("/api/{call}"), body.to_owned()).await;
    let status = response.status();
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, serde_json::from_slice(&body).ok())
}

/// Every row is refused as not understood. `ID` and `TOKEN` stand for well-formed ones.
pub async fn not_understood(caller: &Caller<'_>, call: &str, rows: &[(&str, &str)]) {
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
    let clinic = Clinic::taking_referrals().await;
    let (patient, referrer, assessor) =
        (clinic.patient().await, clinic.referrer().await, clinic.assessor().await);
    for path in server::calls() {
        let call = path.strip_prefix("/api/").unwrap();
        let caller = match path {
            path if PATIENTS.contains(&path) => &patient,
            path if REFERRERS.contains(&path) => &referrer,
            _ => &assessor,
        };
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
        (r#"{"token": "TOKEN", "date_of_birth": "-262143-01-01"}"#, "a year that no calendar on a wall has"),
    ];
    not_understood(&clinic.nobody(), "open-invitation", &rows).await;
}

#[tokio::test]
async fn signing_in() {
    let clinic = Clinic::open().await;
    let rows = [
        (r#"{"username": "sam"}"#, "no password"),
        (r#"{"username": null, "password": "x"}"#, "null for a name"),
        (r#"{"username": "sam", "password": "x", "password": "y"}"#, "a field twice"),
        (r#"{"username": "sam", "password": "\ud800"}"#, "half a character"),
        (r#"{"username": "sam\u0000", "password": "x"}"#, "a character that no database keeps"),
    ];
    not_understood(&clinic.nobody(), "sign-in", &rows).await;
}

#[tokio::test]
async fn saving_an_answer() {
    let clinic = Clinic::open().await;
    let answer =
        |answer: &str| format!(r#"{{"answer": {answer}, "sequence": 1, "key": 0, "waited_seconds": 0}}"#);
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
    for number in
        ["-1", "4294967296", "1.5", "\"1\"", "null", "1, \"sequence\": 2", "1, \"waited_seconds\": 2"]
    {
        for (sequence, waited) in [(number, "0"), ("1", number)] {
            let body = format!(
                r#"{{"answer": {good}, "sequence": {sequence}, "key": 0, "waited_seconds": {waited}}}"#
            );
            not_understood(&patient, "save-answer", &[(&body, number)]).await;
        }
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
        format!(r#"{{"keep_safe": null, "reach": {reach}, "sequence": 2, "key": 0, "waited_seconds": 0}}"#)
    };
    let rows = [
        (reach(&"é".repeat(201)), "201 characters"),
        (reach("\\u0000"), "a character that no database keeps"),
        (reach("x\", \"detail\": \"y"), "a field twice, further in"),
        (reach("x").replace("email", "pigeon"), "no such channel"),
        (reach("x").replace("null, \"reach\"", "\"perhaps\", \"reach\""), "no such answer"),
        (reach("x").replace(": 0}", ": -1}"), "waited less than nothing"),
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
        (
            "move-appointment",
            r#"{"appointment": "ID", "to": "ID", "starts": "tomorrow"}"#,
            "words for a time",
        ),
        ("move-appointment", r#"{"appointment": "ID", "starts": "2026-11-24T10:00:00"}"#, "no name for it"),
        ("cancel-appointment", r#"{"appointment": ["ID"]}"#, "a list of one"),
        ("end-referral", r#"{"referral": "ID", "code": "46", "on": "2026-11-23"}"#, "a code for its name"),
        ("end-referral", r#"{"referral": "ID", "code": "completed", "on": "23/11/2026"}"#, "another order"),
        ("invite-patient", r#"{"appointment": "ID", "sms": true}"#, "a field it does not have"),
    ];
    for (call, body, reason) in rows {
        not_understood(&therapist, call, &[(body, reason)]).await;
    }
}

#[tokio::test]
async fn booking_an_appointment() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    for (starts, mode, reason) in [
        ("2026-11-24", "video", "no time"),
        ("2026-11-24T10:00:00Z", "video", "a zone"),
        ("2026-11-24T10:00:01", "video", "seconds"),
        ("2026-11-24T10:00:60", "video", "a leap second"),
        ("+262142-12-31T23:59:00", "video", "far off"),
        ("1999-12-31T23:59:00", "video", "long ago"),
        ("2026-11-24T10:00:00", "fax", "no such way"),
    ] {
        let rest = format!(r#""starts": "{starts}", "mode": "{mode}", "occasion": "treatment"}}"#);
        let body = format!(r#"{{"appointment": "ID", "referral": "ID", {rest}"#);
        not_understood(&therapist, "book-appointment", &[(&body, reason)]).await;
    }
    let body =
        r#"{"referral": "ID", "starts": "2026-11-24T10:00:00", "mode": "video", "occasion": "treatment"}"#;
    not_understood(&therapist, "book-appointment", &[(body, "no name for it")]).await;
}

#[tokio::test]
async fn what_staff_enter_and_amend() {
    let clinic = Clinic::open().await;
    let answer = r#"{"instrument": "phq9", "item": 1, "reply": {"chosen": 0}}"#;
    let save = |rest: &str| format!(r#"{{"invitation": "ID", "answer": {answer}, {rest}}}"#);
    let amend = |rest: &str| format!(r#"{{"invitation": "ID", "answer": {answer}, "number": 1, {rest}}}"#);
    let reach = format!(r#"{{"channel": "email", "detail": "{}", "safe_to_call": null}}"#, "x".repeat(201));
    let long = format!(
        r#"{{"invitation": "ID", "mode": "video", "keep_safe": null, "reach": {reach}, "sequence": 1}}"#
    );
    let note = format!(r#""reason": "misheard", "note": "{}""#, "x".repeat(501));
    for (call, body, reason) in [
        ("save-answer-together", save(r#""mode": "letter", "sequence": 1, "seen": null"#), "no such way"),
        ("save-answer-together", save(r#""mode": "video", "sequence": 1"#), "what was seen is left out"),
        ("save-answer-together", save(r#""mode": "video", "sequence": -1, "seen": null"#), "below nought"),
        ("save-safety-together", long, "201 characters"),
        ("send-pack-together", r#"{"invitation": "ID"}"#.to_owned(), "no key"),
        ("amend-answer", amend(r#""reason": "mood", "note": """#), "no such reason"),
        ("amend-answer", amend(r#""reason": "misheard", "note": "\u0000""#), "a nul"),
        ("amend-answer", amend(&note), "501 characters"),
    ] {
        not_understood(&clinic.therapist().await, call, &[(&body, reason)]).await;
    }
}

#[tokio::test]
async fn deep_nesting_is_refused() {
    let clinic = Clinic::open().await;
    let deep = format!("{}{}", "[".repeat(30_000), "]".repeat(30_000));
    let body = format!(r#"{{"key": "ID", "answers": {deep}}}"#);
    not_understood(&clinic.patient().await, "submit-pack", &[(&body, "30,000 levels")]).await;
}
