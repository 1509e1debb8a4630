//! What no page of ours sends: refused as not understood, and nothing of it is kept.

use super::{begin, measure, send};
use crate::clinic::{Caller, Clinic};
use axum::body::to_bytes;
use axum::http::StatusCode;
use measures::contract::referral::{FindPractices, SaveScreen};
use measures::contract::{Call, Problem};

/// A screen, what is said to it as JSON, and what is wrong with that.
const STATEMENTS: &[(&str, &str, &str)] = &[
    ("nowhere", "[]", "no such screen"),
    ("urgent_help", r#"[{"question": "thoughts", "said": {"chose": "no"}}]"#, "another screen's question"),
    ("urgent_help", r#"[{"question": "colour", "said": {"chose": "no"}}]"#, "no such question"),
    ("urgent_help", r#"[{"question": "urgent_help", "said": {"chose": "maybe"}}]"#, "no such choice"),
    ("urgent_help", r#"[{"question": "urgent_help", "said": "skipped"}]"#, "essential, and passed over"),
    ("urgent_help", r#"[{"question": "urgent_help", "said": {"wrote": "no"}}]"#, "words for a choice"),
    (
        "urgent_help",
        r#"[{"question": "urgent_help", "said": {"chose": "no"}}, {"question": "urgent_help", "said": {"chose": "yes"}}]"#,
        "twice",
    ),
    ("other_help", r#"[{"question": "other_help", "said": {"ticked": []}}]"#, "no tick"),
    (
        "other_help",
        r#"[{"question": "other_help", "said": {"ticked": ["none", "camhs"]}}]"#,
        "what stands alone, with another",
    ),
    (
        "other_help",
        r#"[{"question": "other_help", "said": {"ticked": ["camhs", "crisis_team"]}}]"#,
        "another order",
    ),
    ("other_help", r#"[{"question": "other_help", "said": {"ticked": ["camhs", "camhs"]}}]"#, "a tick twice"),
    ("date_of_birth", r#"[{"question": "date_of_birth", "said": {"day": "2001-02-29"}}]"#, "no such day"),
    ("date_of_birth", r#"[{"question": "date_of_birth", "said": {"day": "03/02/1990"}}]"#, "another order"),
    ("date_of_birth", r#"[{"question": "date_of_birth", "said": {"day": "2026-11-23"}}]"#, "today"),
    ("date_of_birth", r#"[{"question": "date_of_birth", "said": {"day": "2027-01-01"}}]"#, "to come"),
    ("date_of_birth", r#"[{"question": "date_of_birth", "said": {"day": "1899-12-31"}}]"#, "too long ago"),
    ("since", r#"[{"question": "since", "said": {"month": {"year": 2026, "month": 13}}}]"#, "no such month"),
    ("since", r#"[{"question": "since", "said": {"month": {"year": 2026, "month": 12}}}]"#, "to come"),
    ("since", r#"[{"question": "since", "said": {"month": {"year": 70000, "month": 1}}}]"#, "no year"),
    ("name", r#"[{"question": "first_name", "said": {"wrote": ""}}]"#, "nothing"),
    ("name", r#"[{"question": "first_name", "said": {"wrote": " Zo"}}]"#, "not trimmed"),
    (
        "name",
        r#"[{"question": "first_name", "said": {"wrote": "Zo\u0000"}}]"#,
        "a character that no text has",
    ),
    ("name", r#"[{"question": "first_name", "said": {"wrote": "Zo\nO"}}]"#, "two lines for one"),
    ("name", r#"[{"question": "first_name", "said": {"wrote": 7}}]"#, "a number for words"),
    ("nhs_number", r#"[{"question": "nhs_number", "said": {"wrote": "9434765918"}}]"#, "a wrong check digit"),
    ("nhs_number", r#"[{"question": "nhs_number", "said": {"wrote": "943 476 5919"}}]"#, "another spelling"),
    ("nhs_number", r#"[{"question": "nhs_number", "said": {"wrote": "1111111111"}}]"#, "ten equal digits"),
    ("address", r#"[{"question": "postcode", "said": {"wrote": "LS14AP"}}]"#, "another spelling"),
    ("address", r#"[{"question": "postcode", "said": {"wrote": "LEEDS"}}]"#, "no postcode"),
    ("contact", r#"[{"question": "mobile", "said": {"wrote": "07700 900123"}}]"#, "another spelling"),
    ("contact", r#"[{"question": "mobile", "said": {"wrote": "123"}}]"#, "too short"),
    ("contact", r#"[{"question": "email", "said": {"wrote": "zoe"}}]"#, "no address"),
    ("gp", r#"[{"question": "gp_practice", "said": {"wrote": "A81"}}]"#, "no code"),
    ("gp", r#"[{"question": "gp_practice", "said": {"wrote": "A89999"}}]"#, "no practice on the list"),
    ("goals", r#"[{"question": "goal_1_now", "said": {"rated": 11}}]"#, "more than ten"),
    (
        "extra",
        r#"[{"question": "travel", "said": {"chose": "no"}}]"#,
        "a choice for the service's own question",
    ),
    ("extra", r#"[{"question": "visits", "said": {"ticked": ["southgate"]}}]"#, "no choice of the service"),
];

async fn status(caller: &Caller<'_>, call: &str, body: &str) -> (StatusCode, Option<Problem>) {
    let response = caller.post_text(&format!("/api/{call}"), body.to_owned()).await;
    let status = response.status();
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, serde_json::from_slice(&body).ok())
}

const REFUSED: (StatusCode, Option<Problem>) =
    (StatusCode::UNPROCESSABLE_ENTITY, Some(Problem::NotUnderstood));

#[tokio::test]
async fn nothing_is_kept_that_the_page_could_not_have_read() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.referrer().await;
    for (screen, said, reason) in STATEMENTS {
        let body = format!(r#"{{"screen": "{screen}", "said": {said}, "sequence": 2, "waited_seconds": 0}}"#);
        assert_eq!(status(&referrer, "save-screen", &body).await, REFUSED, "{reason}");
    }
    assert_eq!(clinic.count("select count(*) from self_referral_statement_history").await, 1);
    assert_eq!(clinic.count("select count(*) from referral_counts").await, 3);
}

#[tokio::test]
async fn one_bad_answer_keeps_the_others_of_its_save_out() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.referrer().await;
    let body = r#"{"screen": "name", "sequence": 2, "waited_seconds": 0, "said": [
        {"question": "first_name", "said": {"wrote": "Zoe"}},
        {"question": "last_name", "said": {"wrote": " "}}]}"#;
    assert_eq!(status(&referrer, "save-screen", body).await, REFUSED);
    assert_eq!(clinic.count("select count(*) from self_referral_statements").await, 1);
}

/// A call as JSON with one field in another shape.
async fn shapes<C: Call>(caller: &Caller<'_>, call: &C, rows: &[(&str, &str, &str)]) {
    let whole = serde_json::to_string(call).unwrap();
    for (written, instead, reason) in rows {
        assert!(whole.contains(written), "{written} is not in {whole}");
        let body = whole.replacen(written, instead, 1);
        assert_eq!(status(caller, C::PATH.strip_prefix("/api/").unwrap(), &body).await, REFUSED, "{reason}");
    }
}

#[tokio::test]
async fn every_field_of_every_call_has_one_shape() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.referrer().await;
    let key = format!("{:032x}", 1);
    shapes(
        &clinic.nobody(),
        &begin(1),
        &[
            (&key, "1", "a short key"),
            (&key, &key.to_uppercase().replace('0', "G"), "no key"),
            ("\"website\":\"\"", "\"website\":null", "nothing for words"),
            ("\"website\":\"\"", "\"website\":\"\",\"website\":\"\"", "a field twice"),
            ("\"screen\":\"urgent_help\"", "\"screen\":\"colour\"", "no such screen"),
            ("\"screen\":\"urgent_help\",", "", "no screen"),
        ],
    )
    .await;
    let save = SaveScreen { screen: "since".into(), said: vec![], sequence: 2, waited_seconds: 0 };
    shapes(
        &referrer,
        &save,
        &[
            ("\"sequence\":2", "\"sequence\":-1", "below nothing"),
            ("\"sequence\":2", "\"sequence\":4294967296", "beyond every count"),
            ("\"sequence\":2", "\"sequence\":2.5", "between two"),
            ("\"waited_seconds\":0", "\"waited_seconds\":\"0\"", "a word for a number"),
            ("\"said\":[]", "\"said\":{}", "no list"),
        ],
    )
    .await;
    shapes(
        &referrer,
        &measure(("phq9", 1, 0), 2),
        &[
            ("\"phq9\"", "\"phq10\"", "no instrument"),
            ("\"item\":1", "\"item\":11", "no such item"),
            ("\"chosen\":0", "\"chosen\":4", "no such option"),
        ],
    )
    .await;
    shapes(&referrer, &send(1), &[("\"unsaved\":[]", "\"unsaved\":[1]", "no save")]).await;
    for body in ["{\"by\": \"pigeon\"}", "{\"by\": \"screen\", \"to\": \"a@example.com\"}", "{}"] {
        assert_eq!(status(&referrer, "send-referral-link", body).await, REFUSED, "{body}");
    }
    for words in ["", "a", "  a  ", &"a".repeat(101), "a\0b"] {
        let find = FindPractices { words: words.to_owned() };
        assert_eq!(clinic.nobody().send(find).await, Err(Problem::NotUnderstood), "{words:?}");
    }
}

#[tokio::test]
async fn a_measure_that_the_form_does_not_ask_is_not_found() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.referrer().await;
    assert_eq!(referrer.send(measure(("spin", 1, 0), 2)).await, Err(Problem::NotFound));
}

#[tokio::test]
async fn a_call_that_is_too_large_is_told_so() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.referrer().await;
    let body = format!(r#"{{"screen": "name", "said": [], "sequence": 2, "x": "{}"}}"#, "a".repeat(70_000));
    assert_eq!(status(&referrer, "save-screen", &body).await.1, Some(Problem::TooLarge));
}
