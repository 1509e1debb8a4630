//! Forms that nobody went on with are thrown away; what alerted or was sent stays.

use super::{born, screen, send};
use crate::clinic::{Caller, Clinic, at};
use chrono::TimeDelta;
use measures::contract::Problem;
use measures::contract::referral::{LinkBy, ResumeReferral, SendReferralLink};

async fn forms(clinic: &Clinic) -> i64 {
    clinic.referrer().await;
    clinic.count("select count(*) from self_referrals").await - 1
}

async fn contact(caller: &Caller<'_>) {
    let said = [("date_of_birth", "3 2 1990")];
    caller.send(screen("date_of_birth", &said, 2)).await.unwrap();
    caller.send(screen("contact", &[("email", "zoe@example.com")], 3)).await.unwrap();
}

#[tokio::test]
async fn a_form_without_a_way_to_reach_anybody_waits_a_day_and_others_a_fortnight() {
    let clinic = Clinic::taking_referrals().await;
    let (with, _without) = (clinic.referrer().await, clinic.referrer().await);
    contact(&with).await;
    clinic.server.clock.advance(TimeDelta::hours(25));
    assert_eq!(forms(&clinic).await, 1);
    clinic.server.clock.advance(TimeDelta::days(12));
    assert_eq!(forms(&clinic).await, 1);
    let call = ResumeReferral { token: None, date_of_birth: born() };
    clinic.server.clock.advance(TimeDelta::days(2));
    assert_eq!(clinic.enters(&with, &call).await.err(), Some(Problem::NotFound));
    assert_eq!(clinic.count("select count(*) from self_referral_statement_history").await, 0);
}

#[tokio::test]
async fn whoever_goes_on_gets_another_fortnight() {
    let clinic = Clinic::taking_referrals().await;
    let with = clinic.referrer().await;
    contact(&with).await;
    clinic.server.clock.advance(TimeDelta::days(10));
    let call = ResumeReferral { token: None, date_of_birth: born() };
    let (again, _) = clinic.enters(&with, &call).await.unwrap();
    again.send(screen("name", &[("first_name", "Zoë")], 4)).await.unwrap();
    clinic.server.clock.advance(TimeDelta::days(10));
    assert!(clinic.enters(&again, &call).await.is_ok());
}

#[tokio::test]
async fn the_form_of_a_link_waits_until_the_end_of_the_day_that_the_link_names() {
    let clinic = Clinic::taking_referrals().await;
    let with = clinic.referrer().await;
    contact(&with).await;
    clinic.server.clock.advance(TimeDelta::hours(10));
    let sent = with.send(SendReferralLink { by: LinkBy::Screen }).await.unwrap();
    assert_eq!(sent.until.to_string(), "2026-12-06");
    let call = ResumeReferral { token: sent.token, date_of_birth: born() };
    let last_minute = at("2026-12-06T23:59:00") - clinic.now();
    clinic.server.clock.advance(last_minute);
    forms(&clinic).await;
    assert!(clinic.enters(&clinic.nobody(), &call).await.is_ok(), "nothing was saved since");
}

#[tokio::test]
async fn opening_a_form_lets_it_wait_another_fortnight() {
    let clinic = Clinic::taking_referrals().await;
    let with = clinic.referrer().await;
    contact(&with).await;
    clinic.server.clock.advance(TimeDelta::days(10));
    let call = ResumeReferral { token: None, date_of_birth: born() };
    let (again, _) = clinic.enters(&with, &call).await.unwrap();
    clinic.server.clock.advance(TimeDelta::days(10));
    assert!(clinic.enters(&again, &call).await.is_ok());
}

#[tokio::test]
async fn what_alerted_or_was_sent_is_never_forgotten() {
    let clinic = Clinic::taking_referrals().await;
    clinic.referrer().await.send(screen("safety", &[("thoughts", "talk")], 2)).await.unwrap();
    clinic.ready().await.send(send(1)).await.unwrap();
    clinic.server.clock.advance(TimeDelta::days(400));
    assert_eq!(forms(&clinic).await, 2);
}
