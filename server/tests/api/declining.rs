//! Declining a self-referral, and telling the person by a way that they agreed to.

use crate::clinic::{Clinic, at};
use crate::referring::{screen, send};
use crate::working_the_inbox::alert;
use measures::contract::Problem;
use measures::contract::clinician::{DeclineSelfReferral, Delivery, InboxState, MessageChannel, Telling};
use measures::ids::SelfReferralId;
use server::config::{Config, Gateway, Messages};

/// A clinic whose messages go to this gateway.
pub async fn with_gateway(gateway: Gateway) -> Clinic {
    let messages = Some(Messages { gateway, texts: true, emails: true });
    let config = Config { messages, ..Config::invented(None).unwrap() };
    let clinic = Clinic::open_with(config, at("2026-11-23T09:00:00")).await;
    clinic.load_practices().await;
    clinic
}

async fn reaching_people() -> Clinic {
    with_gateway(Gateway::Address("https://gateway.example".to_owned())).await
}

pub fn decline(id: SelfReferralId, message: Option<&str>) -> DeclineSelfReferral {
    let telling = message.map_or(Telling::ByStaff, |words| Telling::Message(words.to_owned()));
    DeclineSelfReferral { id, reason: "Not for us.".to_owned(), telling }
}

#[tokio::test]
async fn the_reason_is_kept_and_the_message_goes_by_the_first_way_agreed_to() {
    for (text, email, channel) in
        [("yes", "yes", Some("text")), ("no", "yes", Some("email")), ("no", "no", None)]
    {
        let clinic = reaching_people().await;
        let assessor = clinic.assessor().await;
        let referrer = clinic.ready().await;
        referrer.send(screen("contact_ok", &[("ok_text", text), ("ok_email", email)], 30)).await.unwrap();
        referrer.send(send(1)).await.unwrap();
        let id = assessor.waiting().await.id;
        let told = assessor.send(decline(id, Some("Please phone us."))).await;
        let query = "select count(*) from messages where words like 'Please phone us.%'";
        let Some(channel) = channel else {
            assert_eq!(told, Err(Problem::NoChannel));
            assert_eq!(clinic.count(query).await, 0);
            assert_eq!(assessor.waiting().await.state, InboxState::Sent, "nothing is decided");
            assert_eq!(assessor.send(decline(id, None)).await, Ok(()), "by phone or letter");
            continue;
        };
        assert_eq!((told, clinic.count(query).await), (Ok(()), 1));
        let decided = "select count(*) from audit a join self_referrals f on f.id = a.about and f.patient_id = a.patient_id
                       where a.act = 'declined_self_referral' and a.staff_id = f.decided_by";
        assert_eq!(clinic.count(decided).await, 1);
        let view = assessor.read(id).await;
        let decision = view.decision.unwrap();
        assert_eq!((&*decision.by, decision.reason.unwrap()), ("Asha Sessor", "Not for us.".to_owned()));
        assert_eq!(decision.telling, Some(Telling::Message("Please phone us.".to_owned())));
        let by = if channel == "text" { MessageChannel::Text } else { MessageChannel::Email };
        let last = view.messages.last().unwrap();
        assert_eq!((last.channel, last.delivery), (by, Delivery::Queued));
    }
}

#[tokio::test]
async fn who_is_told_by_staff_and_that_nobody_needs_to_be_told_are_kept_apart() {
    for telling in [Telling::ByStaff, Telling::Nobody] {
        let clinic = reaching_people().await;
        let assessor = clinic.assessor().await;
        clinic.sent().await;
        let id = assessor.waiting().await.id;
        let silent = DeclineSelfReferral { telling: telling.clone(), ..decline(id, None) };
        let without_reason = DeclineSelfReferral { reason: " ".to_owned(), ..silent.clone() };
        assert_eq!(assessor.send(without_reason).await, Err(Problem::NotUnderstood));
        let messages = "select count(*) from messages";
        let before = clinic.count(messages).await;
        assert_eq!(assessor.send(silent).await, Ok(()));
        assert_eq!(clinic.count(messages).await, before, "nobody is written to");
        assert_eq!(assessor.read(id).await.decision.unwrap().telling, Some(telling));
    }
}

#[tokio::test]
async fn without_a_gateway_nothing_can_be_sent() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    clinic.sent().await;
    let id = assessor.waiting().await.id;
    assert_eq!(assessor.send(decline(id, Some("Please phone us."))).await, Err(Problem::NoChannel));
}

#[tokio::test]
async fn words_must_say_something_and_fit() {
    let clinic = reaching_people().await;
    let assessor = clinic.assessor().await;
    clinic.sent().await;
    let id = assessor.waiting().await.id;
    let (fits, long) = ("é".repeat(1_000), "é".repeat(1_001));
    let long_text = "é".repeat(460);
    assert_eq!(assessor.send(decline(id, Some(&long_text))).await, Err(Problem::NotUnderstood), "four parts");
    assert_eq!(assessor.waiting().await.state, InboxState::Sent, "nothing is decided");
    for bad in ["", " \n", "a\0b", &long] {
        let call = DeclineSelfReferral { reason: bad.to_owned(), ..decline(id, None) };
        assert_eq!(assessor.send(call).await, Err(Problem::NotUnderstood), "reason {bad:?}");
        assert_eq!(assessor.send(decline(id, Some(bad))).await, Err(Problem::NotUnderstood), "{bad:?}");
    }
    let reason = DeclineSelfReferral { reason: fits, ..decline(id, Some(&"é".repeat(459))) };
    assert_eq!(assessor.send(reason).await, Ok(()));
    assert_eq!(assessor.send(decline(id, None)).await, Err(Problem::AlreadyDecided));
    assert_eq!(assessor.accept(id, None).await, Err(Problem::AlreadyDecided));
}

#[tokio::test]
async fn an_email_holds_a_thousand_characters_and_no_message_says_twice_who_we_are() {
    let clinic = reaching_people().await;
    let assessor = clinic.assessor().await;
    let referrer = clinic.ready().await;
    referrer.send(screen("contact_ok", &[("ok_text", "no"), ("say_who", "yes")], 30)).await.unwrap();
    referrer.send(send(1)).await.unwrap();
    let id = assessor.waiting().await.id;
    let facts = Config::invented(None).unwrap().service;
    let ours = format!("This is {}. Call us on {}. ", facts.name, facts.phone);
    let message = format!("{ours}{}", "é".repeat(1_000 - ours.chars().count()));
    assert_eq!(assessor.send(decline(id, Some(&message))).await, Ok(()));
    assert_eq!(clinic.text("select words from messages where words like 'This is%'").await, message);
}

#[tokio::test]
async fn an_alert_of_a_declined_form_still_waits_for_somebody() {
    let clinic = reaching_people().await;
    let assessor = clinic.assessor().await;
    let referrer = clinic.sent().await;
    alert(&referrer, 30).await;
    let id = assessor.waiting().await.id;
    assessor.send(decline(id, None)).await.unwrap();
    let line = assessor.waiting().await;
    assert_eq!((line.state, line.alert), (InboxState::Declined, true), "it is nobody else's to see");
    let view = assessor.read(id).await;
    assessor.acknowledge(&view.alerts[0]).await.unwrap();
    let inbox = assessor.inbox().await;
    assert_eq!((inbox.waiting.len(), inbox.decided.len()), (0, 1));
}

#[tokio::test]
async fn a_form_that_was_not_sent_cannot_be_decided() {
    let clinic = reaching_people().await;
    let assessor = clinic.assessor().await;
    alert(&clinic.ready().await, 30).await;
    let id = assessor.waiting().await.id;
    assert_eq!(assessor.send(decline(id, None)).await, Err(Problem::NotFound));
    assert_eq!(assessor.accept(id, None).await, Err(Problem::NotFound));
}
