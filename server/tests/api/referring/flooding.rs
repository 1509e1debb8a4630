//! Too many, too fast, or too alike: flagged for a person, and never dropped; only a flood is held back.

use super::{FORM, begin, screen, send};
use crate::clinic::{Caller, Clinic};
use axum::extract::ConnectInfo;
use axum::http::StatusCode;
use chrono::TimeDelta;
use measures::contract::Call;
use measures::contract::referral::{BeginReferral, SaveScreen};
use server::forgetting::forget;
use std::net::SocketAddr;

/// Begins a form from an address.
async fn begun(nobody: &Caller<'_>, key: u128, from: &str, forwarded: Option<&str>) -> StatusCode {
    let mut request = nobody.request(BeginReferral::PATH);
    if let Some(forwarded) = forwarded {
        request = request.header("x-forwarded-for", forwarded);
    }
    let body = serde_json::to_string(&begin(key)).unwrap();
    let mut request = request.body(body.into()).unwrap();
    let peer: SocketAddr = format!("{from}:4711").parse().unwrap();
    request.extensions_mut().insert(ConnectInfo(peer));
    nobody.sent(request).await.status()
}

const FLAGGED: &str = "select count(*) from self_referrals where flags = '[\"many_from_one_network\"]'";

/// So many more forms begun from the network of the last one, in the same minute.
async fn flood(clinic: &Clinic, forms: u32) {
    let mut db = clinic.server.db.write().await.unwrap();
    for place in 0..forms {
        sqlx::query(
            "insert into self_referrals
                 (id, begin_key, seal, reference, state, made_at, seen_at, pack, wordings, network_hash)
             select $1, $1, seal, $1, state, made_at, seen_at, pack, wordings, network_hash
             from self_referrals where network_hash is not null limit 1",
        )
        .bind(format!("flood-{place}"))
        .execute(&mut *db)
        .await
        .unwrap();
    }
    db.commit().await.unwrap();
}

#[tokio::test]
async fn more_than_ten_forms_an_hour_from_one_network_are_flagged_and_only_a_flood_is_refused() {
    let clinic = Clinic::taking_referrals().await;
    let nobody = clinic.nobody();
    for key in 0..62 {
        assert_eq!(begun(&nobody, key, "203.0.113.9", None).await, StatusCode::OK, "{key}");
    }
    assert_eq!(clinic.count(FLAGGED).await, 52);
    flood(&clinic, 537).await;
    assert_eq!(begun(&nobody, 62, "203.0.113.9", None).await, StatusCode::OK, "the six hundredth");
    assert_eq!(begun(&nobody, 63, "203.0.113.9", None).await, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(begun(&nobody, 62, "203.0.113.9", None).await, StatusCode::OK, "begun before");
    assert_eq!(
        begun(&nobody, 64, "203.0.113.9", Some("198.51.100.1")).await,
        StatusCode::TOO_MANY_REQUESTS,
        "its own word"
    );
    assert_eq!(begun(&nobody, 65, "203.0.113.10", None).await, StatusCode::OK, "another network");
    assert_eq!(clinic.count(FLAGGED).await, 53);
    clinic.server.clock.advance(TimeDelta::minutes(61));
    assert_eq!(begun(&nobody, 66, "203.0.113.9", None).await, StatusCode::OK, "an hour later");
    assert_eq!(clinic.count(FLAGGED).await, 53);
}

#[tokio::test]
async fn of_a_network_nothing_is_kept_but_a_hash_and_that_for_a_day() {
    let clinic = Clinic::taking_referrals().await;
    let nobody = clinic.nobody();
    begun(&nobody, 1, "203.0.113.9", None).await;
    let kept = clinic.text("select network_hash from self_referrals").await;
    assert!(kept.len() == 64 && !kept.contains("203"), "{kept}");
    let salt = clinic.text("select salt from network_salts").await;
    clinic.server.clock.advance(TimeDelta::hours(25));
    forget(&clinic.server).await.unwrap();
    begun(&nobody, 2, "203.0.113.9", None).await;
    assert_eq!(clinic.count("select count(*) from self_referrals where network_hash is null").await, 0);
    assert_ne!(clinic.text("select salt from network_salts").await, salt);
    assert_ne!(clinic.text("select network_hash from self_referrals").await, kept);
}

/// The flags of a form that took so many seconds and says this in its own words.
async fn flags(clinic: &Clinic, seconds: i64, words: &str) -> String {
    let referrer = clinic.ready().await;
    let own = [("own_words_how", "write"), ("own_words", words)];
    referrer.send(screen("own_words", &own, 20)).await.unwrap();
    clinic.server.clock.advance(TimeDelta::seconds(seconds));
    referrer.send(send(1)).await.unwrap();
    clinic.text("select flags from self_referrals where state = 'sent' order by sent_at desc limit 1").await
}

#[tokio::test]
async fn whoever_had_no_connection_began_when_they_left_the_first_screen() {
    for (waited_seconds, flagged) in [(0, r#"["very_fast"]"#), (90, "[]"), (u32::MAX, "[]")] {
        let clinic = Clinic::taking_referrals().await;
        let call = BeginReferral { waited_seconds, ..begin(1) };
        let referrer = clinic.enters(&clinic.nobody(), &call).await.unwrap().0;
        for ((id, typed), sequence) in FORM.into_iter().zip(1..).skip(1) {
            let save = SaveScreen { waited_seconds: 20, ..screen(id, typed, sequence) };
            referrer.send(save).await.unwrap();
        }
        referrer.send(send(1)).await.unwrap();
        assert_eq!(clinic.text("select flags from self_referrals").await, flagged, "{waited_seconds}");
        let given = "select max(made_at - given_at) from self_referrals f
                     join self_referral_statement_history h on h.self_referral_id = f.id where screen <> 'urgent_help'";
        let before = clinic.count(given).await;
        assert_eq!(
            before,
            if waited_seconds == 0 { 0 } else { 20_000 },
            "what was said without a connection"
        );
    }
}

#[tokio::test]
async fn a_form_that_looks_odd_is_sent_and_flagged() {
    let clinic = Clinic::taking_referrals().await;
    let worry = "I worry about my family all the time.";
    for (seconds, words, flagged) in [
        (59, "First", r#"["very_fast"]"#),
        (60, "Second", "[]"),
        (90, worry, "[]"),
        (90, worry, r#"["same_words"]"#),
        (90, "Help me", "[]"),
        (90, "Help me", "[]"),
        (90, "https://a.example https://b.example buy", r#"["links"]"#),
        (5, "https://a.example https://b.example buy", r#"["very_fast","links","same_words"]"#),
    ] {
        assert_eq!(flags(&clinic, seconds, words).await, flagged, "{words}");
    }
    assert_eq!(clinic.count("select count(*) from self_referrals where state = 'sent'").await, 8);
}
