//! Beginning to refer oneself.

use super::{begin, born, said, screen};
use crate::clinic::{Clinic, at};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use measures::contract::Problem;
use measures::contract::referral::{BeginReferral, FindPractices, LeaveReferral, ResumeReferral};
use server::config::Config;
use tower::ServiceExt;

#[tokio::test]
async fn a_form_begins_with_its_first_answers_and_everything_the_page_needs() {
    let clinic = Clinic::taking_referrals().await;
    let response = clinic.nobody().post(&begin(1)).await;
    let cookie = response.headers().get("set-cookie").unwrap().to_str().unwrap().to_owned();
    for part in ["__Host-r=", "HttpOnly", "SameSite=Strict", "Secure", "Path=/", "Max-Age=1209600"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let (_, opened) = clinic.enters(&clinic.nobody(), &begin(2)).await.unwrap();
    assert_eq!(opened.said, [said("urgent_help", "no")]);
    assert_eq!((opened.sequence, opened.seal.len(), opened.sent, opened.practice), (1, 64, None, None));
    let pack = opened.pack.unwrap();
    let asked: Vec<_> = pack.instruments().iter().map(|id| id.as_str()).collect();
    assert_eq!(asked, ["phq9", "gad7", "wsas"]);
    assert_eq!(opened.wordings.len(), 3);
}

#[tokio::test]
async fn beginning_twice_with_one_key_is_beginning_once() {
    let clinic = Clinic::taking_referrals().await;
    let (first, opened) = clinic.enters(&clinic.nobody(), &begin(1)).await.unwrap();
    let (second, again) = clinic.enters(&clinic.nobody(), &begin(1)).await.unwrap();
    assert_eq!((opened.seal, opened.said), (again.seal, again.said));
    assert_ne!(first.cookie, second.cookie);
    assert_eq!(clinic.count("select count(*) from self_referrals").await, 1);
    assert_eq!(clinic.count("select count(*) from self_referral_statement_history").await, 1);
    assert_eq!(clinic.count("select forms from referral_counts where step = 'began'").await, 1);
    clinic.enters(&clinic.nobody(), &begin(2)).await.unwrap();
    assert_eq!(clinic.count("select forms from referral_counts where step = 'began'").await, 2);
}

#[tokio::test]
async fn taking_up_a_form_at_once_under_its_key_makes_one_patient_and_one_alert() {
    let clinic = Clinic::taking_referrals().await;
    let nobody = clinic.nobody();
    clinic.enters(&nobody, &begin(1)).await.unwrap();
    let safety =
        |choice| BeginReferral { screen: "safety".into(), said: vec![said("thoughts", choice)], ..begin(1) };
    let calls: Vec<_> = ["some_days", "most_days", "talk"].into_iter().cycle().take(9).map(safety).collect();
    let all = futures_util::future::join_all(calls.iter().map(|call| clinic.enters(&nobody, call))).await;
    assert!(all.iter().all(Result::is_ok));
    assert_eq!(clinic.count("select count(*) from self_referrals").await, 1);
    let patients = "select count(*) from patients where id not in (select patient_id from referrals)";
    assert_eq!(clinic.count(patients).await, 1);
    assert_eq!(clinic.count("select count(*) from alerts").await, 1);
    assert_eq!(clinic.count("select count(*) from alert_disclosures").await, 3);
    assert_eq!(clinic.count("select forms from referral_counts where step = 'safety'").await, 1);
}

#[tokio::test]
async fn the_key_alone_opens_nothing_once_a_date_of_birth_was_given() {
    let clinic = Clinic::taking_referrals().await;
    let (referrer, _) = clinic.enters(&clinic.nobody(), &begin(1)).await.unwrap();
    referrer.send(screen("date_of_birth", &[("date_of_birth", "3 2 1990")], 2)).await.unwrap();
    assert_eq!(clinic.enters(&clinic.nobody(), &begin(1)).await.err(), Some(Problem::NotYou));
}

#[tokio::test]
async fn a_field_that_no_person_sees_flags_and_drops_nothing() {
    let clinic = Clinic::taking_referrals().await;
    let mut filled = begin(1);
    filled.website = "https://pills.example".to_owned();
    clinic.enters(&clinic.nobody(), &filled).await.unwrap();
    clinic.enters(&clinic.nobody(), &begin(2)).await.unwrap();
    let flagged = "select count(*) from self_referrals where flags = '[\"hidden_field\"]'";
    assert_eq!(clinic.count(flagged).await, 1);
}

#[tokio::test]
async fn leaving_ends_the_visit_and_only_discarding_throws_the_form_away() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.referrer().await;
    referrer.send(LeaveReferral { discard: false }).await.unwrap();
    let again = ResumeReferral { token: None, date_of_birth: None };
    assert_eq!(clinic.enters(&referrer, &again).await.err(), Some(Problem::NotFound));
    assert_eq!(clinic.count("select count(*) from self_referrals").await, 1);
    let other = clinic.referrer().await;
    other.send(LeaveReferral { discard: true }).await.unwrap();
    assert_eq!(clinic.count("select count(*) from self_referrals").await, 1);
    assert_eq!(clinic.count("select count(*) from self_referral_statements").await, 1);
    let about =
        "select count(*) from audit where act = 'left_referral' and about in (select id from self_referrals)";
    assert_eq!(clinic.count(about).await, 1, "who left which");
    let gone = "select count(*) from audit where act = 'discarded_referral' and about is not null";
    assert_eq!(clinic.count(gone).await, 1);
    assert_eq!(clinic.count("select count(*) from audit where act = 'left_referral'").await, 1);
}

#[tokio::test]
async fn a_service_that_takes_no_referrals_online_knows_nothing_of_them() {
    let config = Config { referral: None, ..Config::invented(None).unwrap() };
    let clinic = Clinic::open_with(config, at("2026-11-23T09:00:00")).await;
    let nobody = clinic.nobody();
    assert_eq!(clinic.enters(&nobody, &begin(1)).await.err(), Some(Problem::NotFound));
    let resume = ResumeReferral { token: None, date_of_birth: born() };
    assert_eq!(clinic.enters(&nobody, &resume).await.err(), Some(Problem::NotFound));
    let find = FindPractices { words: "health".to_owned() };
    assert_eq!(nobody.send(find).await.err(), Some(Problem::NotFound));
    let request = Request::get("/refer").body(Body::empty()).unwrap();
    assert_eq!(clinic.router.clone().oneshot(request).await.unwrap().status(), StatusCode::NOT_FOUND);
}
