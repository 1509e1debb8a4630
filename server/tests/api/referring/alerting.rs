//! What is said in the form that asks for attention: told when it is saved, whether or not the form is ever sent.

use super::{measure, screen, send};
use crate::clinic::{Caller, Clinic};
use chrono::TimeDelta;
use measures::contract::Problem;
use measures::contract::referral::{LeaveReferral, SaveScreen};

const DAYS: (&str, &str) = ("thoughts", "some_days");

/// Everything that alerts tell, in order: what was said.
async fn told(clinic: &Clinic) -> Vec<String> {
    let mut db = clinic.server.db.read().await.unwrap();
    let query = "select d.said from alert_disclosures d join alerts a on a.id = d.alert_id
                 order by a.raised_at, a.id, d.number";
    sqlx::query_scalar(query).fetch_all(&mut *db).await.unwrap()
}

/// How many entries the alerts have, counted by their stories and by themselves.
async fn entries(clinic: &Clinic) -> (i64, i64) {
    let stories = clinic.count("select count(*) from alert_disclosures").await;
    (stories, clinic.count("select cast(coalesce(sum(entries), 0) as bigint) from alerts").await)
}

async fn acknowledge(clinic: &Clinic) {
    let mut db = clinic.server.db.write().await.unwrap();
    sqlx::query("update alerts set acknowledged_at = 1").execute(&mut *db).await.unwrap();
    db.commit().await.unwrap();
}

fn safety(typed: &[(&str, &str)], sequence: u32) -> SaveScreen {
    screen("safety", typed, sequence)
}

async fn named(clinic: &Clinic) -> Caller<'_> {
    let referrer = clinic.referrer().await;
    referrer.send(screen("date_of_birth", &[("date_of_birth", "3 2 1990")], 2)).await.unwrap();
    referrer.send(screen("name", &[("first_name", "Zoë"), ("last_name", "O’Brien")], 3)).await.unwrap();
    referrer
}

#[tokio::test]
async fn a_safety_answer_alerts_when_it_is_saved_though_the_form_is_never_sent() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = named(&clinic).await;
    referrer
        .send(safety(&[DAYS, ("keep_safe", "not_sure"), ("what_helps", "Someone to talk to")], 4))
        .await
        .unwrap();
    assert_eq!(told(&clinic).await, ["Yes, some days", "I’m not sure", "Someone to talk to"]);
    assert_eq!(entries(&clinic).await, (3, 3));
    let asked = "select asked from alert_disclosures where number = 1";
    assert!(clinic.text(asked).await.starts_with("In the last 2 weeks, have you had thoughts"));
    let patient = "select p.name from patients p join alerts a on a.patient_id = p.id";
    assert_eq!(clinic.text(patient).await, "Zoë O’Brien");
    referrer.send(LeaveReferral { discard: true }).await.unwrap();
    assert_eq!(
        clinic.count("select count(*) from self_referrals").await,
        1,
        "what alerted is not thrown away"
    );
    assert_eq!(entries(&clinic).await, (3, 3));
}

#[tokio::test]
async fn it_alerts_before_anything_else_is_known_of_the_person() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.referrer().await;
    referrer.send(safety(&[("thoughts", "talk")], 2)).await.unwrap();
    assert_eq!(
        clinic.count("select count(*) from patients where name = '' and date_of_birth is null").await,
        1
    );
    referrer.send(screen("date_of_birth", &[("date_of_birth", "3 2 1990")], 3)).await.unwrap();
    let born = "select p.date_of_birth from patients p join alerts a on a.patient_id = p.id";
    assert_eq!(clinic.text(born).await, "1990-02-03");
}

#[tokio::test]
async fn an_answer_that_says_no_alerts_nobody() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.ready().await;
    referrer.send(screen("urgent_help", &[("urgent_help", "yes")], 20)).await.unwrap();
    referrer.send(measure(("phq9", 9, 0), 21)).await.unwrap();
    assert_eq!(entries(&clinic).await, (0, 0));
    assert_eq!(clinic.count("select count(*) from patients").await, 2, "those who were there before");
}

#[tokio::test]
async fn urgent_help_joins_the_alert_of_what_comes_later() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = named(&clinic).await;
    referrer.send(screen("urgent_help", &[("urgent_help", "not_sure")], 4)).await.unwrap();
    referrer
        .send(screen("safety_others", &[("someone_else", "yes"), ("safe_to_contact", "no")], 5))
        .await
        .unwrap();
    assert_eq!(told(&clinic).await, ["I’m not sure", "Yes", "No"]);
}

#[tokio::test]
async fn the_same_said_again_is_told_once_and_what_changes_is_told_too() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = named(&clinic).await;
    let first = safety(&[DAYS, ("keep_safe", "yes")], 4);
    referrer.send(first.clone()).await.unwrap();
    referrer.send(first).await.unwrap();
    referrer.send(safety(&[DAYS, ("keep_safe", "yes")], 5)).await.unwrap();
    assert_eq!(entries(&clinic).await, (2, 2));
    referrer.send(safety(&[("thoughts", "most_days"), ("keep_safe", "yes")], 6)).await.unwrap();
    referrer.send(safety(&[("thoughts", "no")], 7)).await.unwrap();
    assert_eq!(
        told(&clinic).await,
        ["Yes, some days", "Yes", "Yes, most days", "No"],
        "lowered, and both are kept"
    );
    assert_eq!(clinic.count("select count(*) from alerts where acknowledged_at is null").await, 1);
}

#[tokio::test]
async fn item_nine_alerts_with_its_exact_words_and_the_help_page_joins_it() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.ready().await;
    referrer.send(send(1)).await.unwrap();
    referrer.send(measure(("phq9", 9, 1), 20)).await.unwrap();
    referrer.send(measure(("phq9", 9, 1), 20)).await.unwrap();
    assert_eq!(told(&clinic).await, ["Several days"]);
    let asked = clinic.text("select asked from alert_disclosures").await;
    assert!(asked.contains("better off dead or of hurting yourself"), "{asked}");
    // The form itself does not ask it of somebody who said no to the question above it.
    referrer.send(safety(&[("keep_safe", "yes")], 21)).await.unwrap();
    referrer.send(safety(&[("keep_safe", "no")], 22)).await.unwrap();
    referrer.send(measure(("phq9", 9, 0), 23)).await.unwrap();
    assert_eq!(told(&clinic).await, ["Several days", "Yes", "No", "Not at all"]);
    assert_eq!(entries(&clinic).await, (4, 4));
    acknowledge(&clinic).await;
    clinic.server.clock.advance(TimeDelta::hours(1));
    referrer.send(safety(&[("keep_safe", "not_sure")], 24)).await.unwrap();
    assert_eq!(
        told(&clinic).await[4..],
        ["Not at all", "I’m not sure"],
        "another alert, with what went before"
    );
}

#[tokio::test]
async fn what_belongs_to_an_alert_goes_with_item_nine_and_joins_it_while_it_waits() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.ready().await;
    referrer.send(screen("urgent_help", &[("urgent_help", "not_sure")], 18)).await.unwrap();
    referrer.send(send(1)).await.unwrap();
    referrer.send(screen("family", &[("family", "pregnant")], 19)).await.unwrap();
    assert_eq!(entries(&clinic).await, (0, 0), "by themselves they alert nobody");
    referrer.send(measure(("phq9", 9, 2), 20)).await.unwrap();
    assert_eq!(told(&clinic).await, ["I’m not sure", "I am pregnant", "More than half the days"]);
    referrer.send(screen("family", &[("family", "baby")], 21)).await.unwrap();
    assert_eq!(told(&clinic).await[3..], ["I had a baby in the last 12 months"]);
    acknowledge(&clinic).await;
    referrer.send(screen("family", &[("family", "pregnant,baby")], 22)).await.unwrap();
    assert_eq!(entries(&clinic).await, (4, 4), "nobody waits for it any more");
}

#[tokio::test]
async fn item_nine_withheld_alerts() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.ready().await;
    let mut withheld = measure(("phq9", 9, 0), 20);
    withheld.answer = crate::clinic::worrying(None);
    referrer.send(withheld).await.unwrap();
    assert_eq!(told(&clinic).await, ["I’d rather not answer this here"]);
}

#[tokio::test]
async fn after_an_acknowledgement_a_new_alert_tells_the_whole_story() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = named(&clinic).await;
    referrer.send(safety(&[DAYS, ("keep_safe", "yes")], 4)).await.unwrap();
    acknowledge(&clinic).await;
    clinic.server.clock.advance(TimeDelta::hours(1));
    referrer.send(safety(&[DAYS, ("keep_safe", "yes")], 5)).await.unwrap();
    assert_eq!(entries(&clinic).await, (2, 2), "nothing new was said");
    referrer.send(safety(&[("keep_safe", "no")], 6)).await.unwrap();
    assert_eq!(told(&clinic).await[2..], ["Yes, some days", "No"]);
    assert_eq!(entries(&clinic).await, (4, 4));
    let raised = "select raised_at from alerts where acknowledged_at is null";
    let now = clinic.server.clock.now().timestamp_millis();
    assert_eq!(clinic.count(raised).await, now, "raised now, whenever the first of it was said");
}

#[tokio::test]
async fn what_comes_late_alerts_and_changes_nothing_that_stands() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = named(&clinic).await;
    referrer.send(safety(&[("thoughts", "no")], 9)).await.unwrap();
    referrer
        .send(SaveScreen { waited_seconds: 60, ..safety(&[("thoughts", "most_days")], 8) })
        .await
        .unwrap();
    assert_eq!(told(&clinic).await, ["Yes, most days"]);
    let stands = "select said from self_referral_statements where question = 'thoughts'";
    assert_eq!(clinic.text(stands).await, "{\"chose\":\"no\"}");
    // Given when it was left, though not before the form was begun.
    assert_eq!(clinic.count("select received_at - given_at from alert_disclosures").await, 0);
}

#[tokio::test]
async fn what_was_lowered_before_it_was_raised_tells_nothing_when_it_comes_late() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = named(&clinic).await;
    referrer.send(safety(&[("thoughts", "most_days"), ("keep_safe", "yes")], 9)).await.unwrap();
    referrer.send(safety(&[("thoughts", "no")], 8)).await.unwrap();
    assert_eq!(told(&clinic).await, ["Yes, most days", "Yes"]);
}

#[tokio::test]
async fn a_declined_form_is_still_heard() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.ready().await;
    referrer.send(send(1)).await.unwrap();
    let mut db = clinic.server.db.write().await.unwrap();
    sqlx::query("update self_referrals set state = 'declined'").execute(&mut *db).await.unwrap();
    db.commit().await.unwrap();
    assert_eq!(referrer.send(safety(&[DAYS], 20)).await, Err(Problem::AlreadySent));
    assert_eq!(referrer.send(measure(("phq9", 9, 3), 21)).await, Err(Problem::AlreadySent));
    assert_eq!(told(&clinic).await, ["Yes, some days", "Nearly every day"]);
}
