//! Going on with a form: in its browser, or by its link on another device.

use super::{begin, born, said, screen, send};
use crate::clinic::{Caller, Clinic};
use chrono::{NaiveDate, TimeDelta};
use measures::contract::Problem;
use measures::contract::referral::{DraftOpened, LinkBy, ResumeReferral, SaveScreen, SendReferralLink};
use measures::referral::{Said, Statement};
use measures::token::Token;

fn with(token: Option<&Token>, day: Option<u32>) -> ResumeReferral {
    let date_of_birth = day.map(|day| NaiveDate::from_ymd_opt(1990, 2, day).unwrap());
    ResumeReferral { token: token.cloned(), date_of_birth }
}

async fn refused(by: &Caller<'_>, call: &ResumeReferral) -> Option<Problem> {
    by.clinic.enters(by, call).await.err()
}

async fn link(referrer: &Caller<'_>) -> Token {
    referrer.send(SendReferralLink { by: LinkBy::Screen }).await.unwrap().token.unwrap()
}

fn town(sequence: u32) -> SaveScreen {
    screen("address", &[("town", "Leeds")], sequence)
}

#[tokio::test]
async fn before_a_date_of_birth_was_given_the_browser_opens_the_form_by_itself() {
    let clinic = Clinic::taking_referrals().await;
    let (referrer, begun) = clinic.enters(&clinic.nobody(), &begin(1)).await.unwrap();
    let (again, opened) = clinic.enters(&referrer, &with(None, None)).await.unwrap();
    assert_eq!((begun.seal, begun.said), (opened.seal, opened.said));
    assert_eq!(referrer.send(town(2)).await, Err(Problem::SignedOut), "another visit took its place");
    assert!(again.send(town(2)).await.is_ok());
}

#[tokio::test]
async fn afterwards_only_the_date_does_and_asking_without_it_is_no_try() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.ready().await;
    for _ in 0..20 {
        assert_eq!(refused(&referrer, &with(None, None)).await, Some(Problem::NotYou));
    }
    assert_eq!(refused(&referrer, &with(None, Some(4))).await, Some(Problem::NotYou));
    let (again, opened) = referrer.again().await;
    assert_eq!(opened.sequence, 17);
    assert!(again.send(screen("since", &[("since_words", "years")], 18)).await.is_ok());
}

#[tokio::test]
async fn a_browser_in_which_nothing_was_begun_is_told_so() {
    let clinic = Clinic::taking_referrals().await;
    for cookie in [None, Some("__Host-r=0000".to_owned())] {
        let nobody = Caller { clinic: &clinic, cookie, visit: None };
        assert_eq!(refused(&nobody, &with(None, None)).await, Some(Problem::NotFound));
        assert_eq!(refused(&nobody, &with(None, Some(3))).await, Some(Problem::NotFound));
    }
}

#[tokio::test]
async fn the_link_opens_the_form_on_another_device_and_both_go_on() {
    let clinic = Clinic::taking_referrals().await;
    let laptop = clinic.ready().await;
    let token = link(&laptop).await;
    assert_eq!(refused(&clinic.nobody(), &with(Some(&token), None)).await, Some(Problem::NotYou));
    let (phone, opened): (_, DraftOpened) =
        clinic.enters(&clinic.nobody(), &with(Some(&token), Some(3))).await.unwrap();
    assert_eq!(opened.sequence, 17);
    assert!(phone.send(town(18)).await.is_ok() && laptop.send(town(19)).await.is_ok());
}

#[tokio::test]
async fn a_new_link_takes_the_place_of_the_one_before() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.ready().await;
    let (first, second) = (link(&referrer).await, link(&referrer).await);
    assert_eq!(refused(&clinic.nobody(), &with(Some(&first), Some(3))).await, Some(Problem::NotYou));
    assert_eq!(refused(&clinic.nobody(), &with(Some(&second), Some(3))).await, None);
    link(&referrer).await;
    let fourth = referrer.send(SendReferralLink { by: LinkBy::Screen }).await;
    assert_eq!(fourth.err(), Some(Problem::TooManyTries));
    clinic.server.clock.advance(TimeDelta::hours(25));
    let call = with(None, Some(3));
    let (referrer, _) = clinic.enters(&referrer, &call).await.unwrap();
    link(&referrer).await;
}

#[tokio::test]
async fn of_a_form_that_was_sent_nothing_comes_back_of_its_first_part() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.ready().await;
    referrer.send(send(1)).await.unwrap();
    referrer.send(screen("heard", &[("heard", "search")], 30)).await.unwrap();
    let travel = Statement { question: "travel".into(), said: Said::Wrote("By bus".to_owned()) };
    let extra = SaveScreen { said: vec![travel.clone()], ..screen("extra", &[], 31) };
    referrer.send(extra).await.unwrap();
    let token = link(&referrer).await;
    let (_, by_link) = clinic.enters(&clinic.nobody(), &with(Some(&token), Some(3))).await.unwrap();
    let (_, by_cookie) = referrer.again().await;
    for opened in [by_link, by_cookie] {
        assert_eq!(opened.said, [said("who_for", "me"), said("heard", "search"), travel.clone()]);
        assert!(opened.sent.is_some() && opened.practice.is_none());
        let reply = serde_json::to_string(&opened).unwrap();
        for word in ["Zoë", "O’Brien", "1990", "A81001", "9434765919", "07700900123", "cannot sleep"] {
            assert!(!reply.contains(word), "{word}");
        }
    }
}

#[tokio::test]
async fn a_link_ends_also_where_the_form_was_sent() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.ready().await;
    referrer.send(send(1)).await.unwrap();
    let token = link(&referrer).await;
    let call = with(Some(&token), Some(3));
    clinic.server.clock.advance(TimeDelta::days(14) - TimeDelta::minutes(1));
    assert_eq!(refused(&clinic.nobody(), &call).await, None);
    clinic.server.clock.advance(TimeDelta::minutes(1));
    assert_eq!(refused(&clinic.nobody(), &call).await, Some(Problem::NotYou));
}

#[tokio::test]
async fn a_link_that_is_nobody_s_is_refused_like_a_wrong_date() {
    let clinic = Clinic::taking_referrals().await;
    let token = link(&clinic.ready().await).await;
    let nobody_s = Token::parse("0123456789abcdefghjkmnpqrs").unwrap();
    for (token, day) in [(&token, Some(4)), (&nobody_s, Some(4)), (&nobody_s, Some(3)), (&nobody_s, None)] {
        assert_eq!(refused(&clinic.nobody(), &with(Some(token), day)).await, Some(Problem::NotYou));
    }
    let told = "select count(*) from audit where act = 'refused_referral'";
    assert_eq!(clinic.count(told).await, 4);
}

#[tokio::test]
async fn five_wrong_dates_lock_the_form_and_ten_end_its_link() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.ready().await;
    let token = link(&referrer).await;
    let nobody = clinic.nobody();
    let wrong = with(Some(&token), Some(4));
    for _ in 0..4 {
        assert_eq!(refused(&nobody, &wrong).await, Some(Problem::NotYou));
    }
    assert_eq!(refused(&nobody, &wrong).await, Some(Problem::TooManyTries));
    let right = with(Some(&token), Some(3));
    assert_eq!(refused(&nobody, &right).await, Some(Problem::TooManyTries), "locked");
    assert_eq!(
        refused(&referrer, &with(None, Some(3))).await,
        Some(Problem::TooManyTries),
        "both count together"
    );
    clinic.server.clock.advance(TimeDelta::minutes(15));
    assert_eq!(refused(&nobody, &right).await, None);
    for _ in 0..4 {
        assert_eq!(refused(&nobody, &wrong).await, Some(Problem::NotYou));
    }
    assert_eq!(refused(&nobody, &wrong).await, Some(Problem::InvitationClosed));
    clinic.server.clock.advance(TimeDelta::hours(1));
    assert_eq!(refused(&nobody, &right).await, Some(Problem::InvitationClosed));
    assert!(referrer.send(town(18)).await.is_ok(), "whoever has it open goes on");
}

#[tokio::test]
async fn a_visit_ends_after_twenty_silent_hours_and_the_browser_still_finds_the_form() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.ready().await;
    clinic.server.clock.advance(TimeDelta::hours(21));
    assert_eq!(referrer.send(town(18)).await, Err(Problem::SignedOut));
    let (_, opened) = referrer.again().await;
    assert_eq!((opened.sequence, born().is_some()), (17, true));
}

#[tokio::test]
async fn a_visit_is_good_for_its_own_form_and_no_other() {
    let clinic = Clinic::taking_referrals().await;
    let (first, second) = (clinic.referrer().await, clinic.referrer().await);
    let mixed = Caller { clinic: &clinic, cookie: first.cookie.clone(), visit: second.visit };
    assert_eq!(mixed.send(town(2)).await, Err(Problem::SignedOut));
    assert_eq!(
        clinic.count("select count(*) from self_referral_statements where question = 'town'").await,
        0
    );
}
