//! Forms that nobody went on with are thrown away, also where nobody uses the portal; what alerted or was sent stays.

use super::{begin, born, measure, screen, send};
use crate::clinic::{Caller, Clinic, at};
use crate::hearing::{heard, hears_nothing};
use chrono::TimeDelta;
use measures::contract::Problem;
use measures::contract::referral::{LeaveReferral, LinkBy, ResumeReferral, SendReferralLink};
use server::Server;
use server::config::Config;
use server::forgetting::forget;
use server::live::Topic;

async fn forms(clinic: &Clinic) -> i64 {
    forget(&clinic.server).await.unwrap();
    clinic.count("select count(*) from self_referrals").await
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
    assert_eq!(forms(&clinic).await, 0);
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
    forms(&clinic).await;
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
    forms(&clinic).await;
    assert!(clinic.enters(&again, &call).await.is_ok());
}

#[tokio::test]
async fn each_form_that_is_forgotten_leaves_an_entry_and_what_was_sent_stays() {
    let clinic = Clinic::taking_referrals().await;
    let _ = clinic.referrer().await;
    clinic.ready().await.send(send(1)).await.unwrap();
    clinic.server.clock.advance(TimeDelta::days(400));
    for _ in 0..3 {
        assert_eq!(forms(&clinic).await, 1);
    }
    let forgotten = "select count(*) from audit where act = 'forgot_referral' and about is not null";
    assert_eq!(clinic.count(forgotten).await, 1);
    assert_eq!(clinic.count("select count(*) from network_salts").await, 0);
    assert_eq!(clinic.count("select count(*) from self_referrals where network_hash is not null").await, 0);
}

/// Somebody who answered everything, told that they are not safe, and answered a measure as well.
async fn alerted(clinic: &Clinic) -> Caller<'_> {
    let referrer = clinic.ready().await;
    let typed = [("thoughts", "some_days"), ("keep_safe", "not_sure"), ("what_helps", "My sister")];
    referrer.send(screen("safety", &typed, 30)).await.unwrap();
    referrer.send(screen("alcohol_drugs", &[("alcohol", "most_days")], 31)).await.unwrap();
    referrer.send(measure(("phq9", 9, 2), 32)).await.unwrap();
    referrer
}

/// What is left of the only form: the questions that something stands to.
async fn left(clinic: &Clinic) -> Vec<String> {
    let mut db = clinic.server.db.read().await.unwrap();
    let query = "select question from self_referral_statements order by question";
    sqlx::query_scalar(query).fetch_all(&mut *db).await.unwrap()
}

#[tokio::test]
async fn of_a_form_that_alerted_what_it_told_and_how_to_reach_them_stays_and_the_rest_goes() {
    for discards in [false, true] {
        let clinic = Clinic::taking_referrals().await;
        let assessor = clinic.assessor().await;
        let referrer = alerted(&clinic).await;
        let id = assessor.waiting().await.id;
        let before = assessor.read(id).await;
        let told = before.alerts[0].disclosures.clone();
        let mut inbox = clinic.server.live.listen([Topic::Inbox]);
        if discards {
            referrer.send(LeaveReferral { discard: true }).await.unwrap();
        } else {
            clinic.server.clock.advance(TimeDelta::days(14) - TimeDelta::minutes(1));
            assert_eq!(
                (forms(&clinic).await, left(&clinic).await.contains(&"own_words".to_owned())),
                (1, true)
            );
            assert!(hears_nothing(&mut inbox).await);
            clinic.server.clock.advance(TimeDelta::minutes(2));
        }
        assert_eq!(forms(&clinic).await, 1);
        assert!(heard(&mut inbox).await && hears_nothing(&mut inbox).await);
        let left = left(&clinic).await;
        for kept in ["first_name", "mobile", "mobile_safe", "ok_text", "someone_else", "gp_practice"] {
            assert!(left.iter().any(|one| one == kept), "{kept}");
        }
        for gone in ["own_words", "thoughts", "what_helps", "alcohol", "since", "privacy_read", "other_help"]
        {
            assert!(left.iter().all(|one| one != gone), "{gone}");
        }
        for table in [
            "select count(*) from self_referral_answers",
            "select count(*) from self_referral_answer_history",
            "select count(*) from self_referral_statement_history",
            "select count(*) from self_referral_sessions",
        ] {
            assert_eq!(clinic.count(table).await, 0, "{table}");
        }
        let assessor = clinic.signed_in(crate::working_the_inbox::ASSESSOR).await;
        let view = assessor.read(id).await;
        assert_eq!(view.alerts[0].disclosures, told, "the alert tells what it told");
        assert!(view.let_go.is_some() && view.measures.is_empty() && view.preparing.is_empty());
        assert_eq!((view.entry.name.as_str(), view.entry.alert), ("Zoë O’Brien", true));
        assert_eq!(view.person, before.person, "whoever must reach them can");
        let act = if discards { "discarded_referral" } else { "forgot_referral" };
        assert_eq!(written(&clinic, act).await, 1);
    }
}

/// How many entries of an act there are that name a form and the patient of an alert.
async fn written(clinic: &Clinic, act: &str) -> i64 {
    let mut db = clinic.server.db.read().await.unwrap();
    let query = sqlx::query_scalar(
        "select count(*) from audit a join self_referrals f on f.id = a.about and f.patient_id = a.patient_id
         where a.act = $1",
    );
    query.bind(act).fetch_one(&mut *db).await.unwrap()
}

#[tokio::test]
async fn nothing_opens_a_form_that_was_let_go_of() {
    let clinic = Clinic::taking_referrals().await;
    let (first, _) = clinic.enters(&clinic.nobody(), &begin(7)).await.unwrap();
    first.send(screen("safety", &[("thoughts", "talk")], 2)).await.unwrap();
    let token = first.send(SendReferralLink { by: LinkBy::Screen }).await.unwrap().token;
    first.send(LeaveReferral { discard: true }).await.unwrap();
    let late = first.send(screen("name", &[("first_name", "Zoë")], 3)).await;
    assert_eq!(late, Err(Problem::SignedOut));
    let cookie = ResumeReferral { token: None, date_of_birth: None };
    assert_eq!(clinic.enters(&first, &cookie).await.err(), Some(Problem::NotFound));
    let link = ResumeReferral { token, date_of_birth: born() };
    assert_eq!(clinic.enters(&clinic.nobody(), &link).await.err(), Some(Problem::NotYou));
    let (_, again) = clinic.enters(&clinic.nobody(), &begin(7)).await.unwrap();
    assert_eq!(again.sequence, 1, "the same key begins another");
    assert_eq!(clinic.count("select count(*) from self_referrals").await, 2);
}

#[tokio::test]
async fn a_service_that_takes_no_referrals_any_more_lets_go_of_those_it_has() {
    let clinic = Clinic::taking_referrals().await;
    contact(&clinic.referrer().await).await;
    let config = Config { referral: None, ..Config::invented(None).unwrap() };
    let server = Server { config: config.into(), ..clinic.server.clone() };
    clinic.server.clock.advance(TimeDelta::days(15));
    forget(&server).await.unwrap();
    assert_eq!(clinic.count("select count(*) from self_referrals").await, 0);
}
