//! Messages to somebody who refers themselves: only where they agreed, and never a word about health.

use super::{screen, send};
use crate::clinic::{Caller, Clinic, at};
use measures::contract::Problem;
use measures::contract::referral::{LinkBy, LinkSent, SendReferralLink};
use server::config::{Config, Gateway, Messages};

async fn sending(texts: bool, emails: bool) -> Clinic {
    let gateway = Gateway::Address("https://gateway.example".to_owned());
    let messages = Some(Messages { gateway, texts, emails });
    let config = Config { messages, ..Config::invented(None).unwrap() };
    let clinic = Clinic::open_with(config, at("2026-11-23T09:00:00")).await;
    clinic.load_practices().await;
    clinic
}

async fn link(referrer: &Caller<'_>, by: LinkBy) -> Result<LinkSent, Problem> {
    referrer.send(SendReferralLink { by }).await
}

#[tokio::test]
async fn a_link_goes_only_where_it_was_said_to_be_safe_and_agreed() {
    for (typed, texts, by, goes, reason) in [
        (&[][..], true, LinkBy::Text, true, "agreed"),
        (&[("ok_text", "no")], true, LinkBy::Text, false, "not agreed"),
        (&[("ok_text", "no")], true, LinkBy::Email, true, "agreed to the other"),
        (&[("ok_email", "no")], true, LinkBy::Email, false, "not agreed"),
        (&[], false, LinkBy::Text, false, "the gateway sends none"),
    ] {
        let clinic = sending(texts, true).await;
        let referrer = clinic.ready().await;
        referrer.send(screen("contact_ok", typed, 20)).await.unwrap();
        let sent = link(&referrer, by).await;
        assert_eq!(sent.err(), (!goes).then_some(Problem::NoChannel), "{reason}");
        assert_eq!(clinic.count("select count(*) from messages").await, i64::from(goes), "{reason}");
    }
}

#[tokio::test]
async fn a_number_that_is_not_safe_gets_nothing() {
    let clinic = sending(true, false).await;
    let referrer = clinic.ready().await;
    referrer.send(screen("contact", &[("mobile_safe", "no")], 20)).await.unwrap();
    assert_eq!(link(&referrer, LinkBy::Text).await.err(), Some(Problem::NoChannel));
    referrer.send(send(1)).await.unwrap();
    assert_eq!(clinic.count("select count(*) from messages").await, 0);
}

#[tokio::test]
async fn whoever_is_not_safe_to_phone_or_text_is_written_to_by_email_alone() {
    let clinic = sending(true, true).await;
    let referrer = clinic.ready().await;
    let typed = [("someone_else", "yes"), ("safe_to_contact", "no")];
    referrer.send(screen("safety_others", &typed, 20)).await.unwrap();
    assert_eq!(link(&referrer, LinkBy::Text).await.err(), Some(Problem::NoChannel));
    referrer.send(send(1)).await.unwrap();
    assert_eq!(clinic.count("select count(*) from messages where channel = 'text'").await, 0);
    assert_eq!(clinic.count("select count(*) from messages where channel = 'email'").await, 1);
}

#[tokio::test]
async fn the_link_travels_in_the_message_alone_and_says_how_long_it_works() {
    let clinic = sending(true, true).await;
    let referrer = clinic.ready().await;
    let sent = link(&referrer, LinkBy::Text).await.unwrap();
    assert_eq!((sent.token.is_none(), sent.until.to_string()), (true, "2026-12-06".to_owned()));
    assert_eq!(clinic.text("select address from messages").await, "07700900123");
    let words = clinic.text("select words from messages").await;
    assert!(
        words.contains("https://refer.westvale.example/refer#") && words.contains("6 December 2026"),
        "{words}"
    );
    assert!(
        !words.contains("Therap") && !words.contains("Zoë"),
        "nobody said that we may say who we are: {words}"
    );
    referrer.send(screen("contact_ok", &[("say_who", "yes")], 20)).await.unwrap();
    link(&referrer, LinkBy::Email).await.unwrap();
    let words = clinic.text("select words from messages where channel = 'email'").await;
    assert!(words.contains("Westvale Talking Therapies"), "{words}");
}

/// A clinic of the longest name and the longest address that a service may have.
async fn of_long_name() -> Clinic {
    let gateway = Gateway::Address("https://gateway.example".to_owned());
    let messages = Some(Messages { gateway, texts: true, emails: true });
    let mut config = Config { messages, ..Config::invented(None).unwrap() };
    config.service.name = "N".repeat(100);
    config.referral.as_mut().unwrap().address = format!("https://{}", "a".repeat(39));
    let clinic = Clinic::open_with(config, at("2026-09-17T09:00:00")).await;
    clinic.load_practices().await;
    clinic
}

#[tokio::test]
async fn a_link_and_a_confirmation_are_one_part_of_a_text_message_whatever_the_service_is_called() {
    let clinic = of_long_name().await;
    let referrer = clinic.ready().await;
    referrer.send(screen("contact_ok", &[("say_who", "yes")], 20)).await.unwrap();
    let sent = link(&referrer, LinkBy::Text).await.unwrap();
    assert_eq!(sent.until.to_string(), "2026-09-30");
    referrer.send(send(1)).await.unwrap();
    assert_eq!(clinic.count("select count(*) from messages where channel = 'text'").await, 2);
    let longest = clinic.count("select cast(max(length(words)) as bigint) from messages").await;
    assert!((150..=160).contains(&longest), "{longest}");
    let confirmed = clinic.text("select words from messages where words like '%reference%'").await;
    assert!(confirmed.contains(&"N".repeat(100)), "as much as fits: {confirmed}");
    let linked = clinic.text("select words from messages where words like '%refer#%'").await;
    assert!(linked.ends_with("date of birth."), "nothing of it is cut: {linked}");
}

#[tokio::test]
async fn sending_is_confirmed_once_by_text_or_else_by_email() {
    let clinic = sending(true, true).await;
    let referrer = clinic.ready().await;
    let sent = referrer.send(send(1)).await.unwrap();
    referrer.send(send(1)).await.unwrap();
    assert_eq!(clinic.count("select count(*) from messages where channel = 'text'").await, 1);
    let words = clinic.text("select words from messages").await;
    assert!(words.contains(&sent.reference) && !words.contains("Zoë"), "{words}");
    let queued = "select count(*) from audit a join self_referrals f on f.id = a.about
                  where a.act = 'queued_message' and a.patient_id = f.patient_id";
    assert_eq!(clinic.count(queued).await, 1);
    link(&referrer, LinkBy::Screen).await.unwrap();
    assert_eq!(clinic.count(queued).await, 1, "a link that is shown is no message");
    link(&referrer, LinkBy::Email).await.unwrap();
    assert_eq!(clinic.count(queued).await, 2);
    let clinic = sending(false, true).await;
    clinic.ready().await.send(send(1)).await.unwrap();
    assert_eq!(clinic.text("select address from messages").await, "zoe@example.com");
}
