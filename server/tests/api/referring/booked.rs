//! What is still told once the first appointment is booked.

use super::{measure, screen};
use crate::accepting::book;
use crate::clinic::{Clinic, at};
use crate::declining::decline;
use measures::contract::Problem;
use measures::contract::referral::{SaveScreen, StillOpen};
use measures::referral::told::Told;
use measures::referral::{Said, Statement};

#[tokio::test]
async fn what_is_told_before_the_assessment_reaches_it_also_after_the_booking_until_it_is_declined() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    let referrer = clinic.sent().await;
    referrer.send(measure(("gad7", 1, 1), 30)).await.unwrap();
    let id = assessor.waiting().await.id;
    let referral = assessor.accept(id, None).await.unwrap();
    book(&assessor, referral, at("2026-12-01T10:00:00")).await.unwrap();
    referrer.send(screen("heard", &[("heard", "search")], 40)).await.unwrap();
    let travel = Statement { question: "travel".into(), said: Said::Wrote("By bus".to_owned()) };
    let extra = SaveScreen { said: vec![travel], ..screen("extra", &[], 41) };
    referrer.send(extra.clone()).await.unwrap();
    let view = assessor.read(id).await;
    let rows = view.preparing.iter().flat_map(|section| &section.rows);
    let told: Vec<_> = rows.filter(|row| matches!(&row.told, Told::Words(_))).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    for late in [screen("name", &[("first_name", "Al")], 42), screen("safety", &[("thoughts", "no")], 43)] {
        assert_eq!(referrer.send(late).await, Err(Problem::AlreadySent), "the first part is what was sent");
    }
    assert_eq!(referrer.send(measure(("gad7", 1, 2), 44)).await, Err(Problem::AlreadySent));
    let mut db = clinic.server.db.write().await.unwrap();
    sqlx::query("update self_referrals set state = 'declined'").execute(&mut *db).await.unwrap();
    db.commit().await.unwrap();
    assert_eq!(referrer.send(SaveScreen { sequence: 45, ..extra }).await, Err(Problem::AlreadySent));
}

#[tokio::test]
async fn whoever_comes_back_after_the_booking_is_offered_all_but_the_measures() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    let referrer = clinic.sent().await;
    referrer.send(measure(("gad7", 1, 1), 30)).await.unwrap();
    let (referrer, opened) = referrer.again().await;
    assert_eq!(opened.open, StillOpen { measures: true, questions: true });
    let referral = assessor.accept(assessor.waiting().await.id, None).await.unwrap();
    book(&assessor, referral, at("2026-12-01T10:00:00")).await.unwrap();
    let (_, opened) = referrer.again().await;
    assert_eq!(opened.open, StillOpen { measures: false, questions: true });
}

#[tokio::test]
async fn whoever_comes_back_after_it_was_declined_is_offered_nothing() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    let referrer = clinic.sent().await;
    assessor.send(decline(assessor.waiting().await.id, None)).await.unwrap();
    let (_, opened) = referrer.again().await;
    assert_eq!(opened.open, StillOpen { measures: false, questions: false });
}
