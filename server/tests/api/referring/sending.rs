//! Sending the form.

use super::{FORM, measure, screen, send};
use crate::clinic::{Caller, Clinic, at};
use crate::declining::decline;
use measures::contract::Problem;
use measures::contract::referral::{ReferralSent, SendReferral};
use measures::ids::SendingKey;
use server::config::Config;

#[tokio::test]
async fn a_whole_form_is_sent_once_and_makes_a_patient_who_is_on_no_caseload() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.ready().await;
    clinic.server.clock.advance(chrono::TimeDelta::minutes(9));
    let sent = referrer.send(send(1)).await.unwrap();
    assert_eq!((sent.at, sent.reference.len()), (at("2026-11-23T09:09:00"), 9));
    clinic.server.clock.advance(chrono::TimeDelta::minutes(1));
    assert_eq!(referrer.send(send(1)).await, Ok(sent.clone()), "the first reply again");
    assert_eq!(referrer.send(send(2)).await, Err(Problem::AlreadySent));
    assert_eq!(referrer.again().await.1.sent, Some(sent));
    assert_eq!(clinic.count("select forms from referral_counts where step = 'sent'").await, 1);
    assert_eq!(clinic.count("select count(*) from audit where act = 'sent_referral'").await, 1);
    assert_eq!(
        clinic.text("select name from patients where id not in (select patient_id from referrals)").await,
        "Zoë O’Brien"
    );
    assert_eq!(clinic.text("select flags from self_referrals").await, "[]");
    assert_eq!(clinic.count("select count(*) from alerts").await, 0);
}

#[tokio::test]
async fn whoever_comes_back_after_the_decision_is_promised_no_more() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    let referrer = clinic.sent().await;
    let (referrer, opened) = referrer.again().await;
    assert!(opened.sent.is_some() && !opened.decided);
    assessor.send(decline(assessor.waiting().await.id, None)).await.unwrap();
    let (_, opened) = referrer.again().await;
    assert!(opened.sent.is_some() && opened.decided);
}

#[tokio::test]
async fn what_was_not_saved_yet_comes_with_the_sending() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.referrer().await;
    let saves: Vec<_> = FORM
        .into_iter()
        .zip(1..)
        .skip(1)
        .map(|((id, typed), sequence)| screen(id, typed, sequence))
        .collect();
    let call = SendReferral { key: SendingKey::from_bits(7), unsaved: saves };
    let sent = referrer.send(call.clone()).await.unwrap();
    assert_eq!(referrer.send(call).await, Ok(sent), "a retry brings them again");
    let history = i64::try_from(FORM.iter().map(|(_, typed)| typed.len()).sum::<usize>()).unwrap();
    assert_eq!(clinic.count("select count(*) from self_referral_statement_history").await, history);
}

#[tokio::test]
async fn what_is_missing_is_named_and_what_came_with_it_is_kept() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.referrer().await;
    let unsaved = vec![screen("name", &[("first_name", "Zoë")], 2)];
    let call = SendReferral { key: SendingKey::from_bits(7), unsaved };
    let Err(Problem::FormUnfinished { questions }) = referrer.send(call).await else { panic!("it was sent") };
    assert_eq!(questions[..3], ["who_for", "date_of_birth", "gp_known"]);
    assert!(questions.contains(&"last_name".into()) && !questions.contains(&"first_name".into()));
    assert!(!questions.contains(&"gp_practice".into()), "not asked before the question above it is answered");
    assert_eq!(
        clinic.count("select count(*) from self_referral_statements where question = 'first_name'").await,
        1
    );
    assert_eq!(clinic.count("select count(*) from self_referrals where state = 'sent'").await, 0);
}

/// What becomes of a form that says this besides.
async fn sent(config: Config, id: &'static str, typed: &[(&str, &str)]) -> Result<ReferralSent, Problem> {
    let clinic = Clinic::open_with(config, at("2026-11-23T09:00:00")).await;
    clinic.load_practices().await;
    let referrer = clinic.ready().await;
    referrer.send(screen(id, typed, 20)).await.unwrap();
    referrer.send(send(1)).await
}

fn config(takes: bool, min_age: u8) -> Config {
    let mut config = Config::invented(None).unwrap();
    let rules = &mut config.referral.as_mut().unwrap().facts.rules;
    (rules.takes_outside_area, rules.takes_unregistered, rules.min_age) = (takes, takes, min_age);
    config
}

#[tokio::test]
async fn a_form_that_is_not_for_this_person_is_not_sent_unless_there_is_another_way_on() {
    for (id, typed, takes, min_age, taken, reason) in [
        ("date_of_birth", &[("date_of_birth", "24 11 2008")][..], true, 18, false, "18 tomorrow"),
        ("date_of_birth", &[("date_of_birth", "23 11 2008")], false, 18, true, "18 today"),
        ("date_of_birth", &[("date_of_birth", "24 11 2008")], false, 16, true, "17, where 16 is enough"),
        ("who_for", &[("who_for", "professional")], true, 18, false, "a professional"),
        ("gp", &[("gp_known", "found"), ("gp_practice", "A81002")], false, 18, false, "another service's"),
        ("gp", &[("gp_known", "found"), ("gp_practice", "A81002")], true, 18, true, "who may go on"),
        ("gp", &[("gp_known", "not_registered")], false, 18, false, "no practice"),
        ("gp", &[("gp_known", "not_registered")], true, 18, true, "who may go on"),
        ("other_help", &[("other_help", "crisis_team")], false, 18, true, "told to ask first, and goes on"),
    ] {
        let expected = if taken { None } else { Some(Problem::NotTaken) };
        assert_eq!(sent(config(takes, min_age), id, typed).await.err(), expected, "{reason}");
    }
}

async fn after_sending(referrer: &Caller<'_>) {
    let name = screen("name", &[("first_name", "Another")], 30);
    assert_eq!(referrer.send(name).await, Err(Problem::AlreadySent));
    assert!(referrer.send(screen("heard", &[("heard", "search")], 31)).await.is_ok());
    assert!(referrer.send(measure(("gad7", 1, 1), 32)).await.is_ok());
    assert!(referrer.send(screen("safety", &[("keep_safe", "yes")], 33)).await.is_ok());
}

#[tokio::test]
async fn after_sending_only_what_comes_before_the_assessment_can_still_be_told() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.ready().await;
    referrer.send(send(1)).await.unwrap();
    after_sending(&referrer).await;
    assert_eq!(
        clinic.text("select name from patients where id not in (select patient_id from referrals)").await,
        "Zoë O’Brien"
    );
    let (referrer, opened) = referrer.again().await;
    assert_eq!(opened.answers.len(), 1);
    let mut db = clinic.server.db.write().await.unwrap();
    sqlx::query("update self_referrals set filed_at = 1").execute(&mut *db).await.unwrap();
    db.commit().await.unwrap();
    assert_eq!(referrer.send(measure(("gad7", 1, 2), 40)).await, Err(Problem::AlreadySent));
    assert_eq!(clinic.count("select choice from self_referral_answers").await, 1, "what was filed stands");
    assert_eq!(clinic.count("select count(*) from self_referral_answer_history").await, 2, "and it was said");
}
