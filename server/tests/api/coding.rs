//! What was said, stored in the codes of the data set beside the person's own words.

use crate::accepting::{OURS, book};
use crate::clinic::{Caller, Clinic, at};
use crate::referring::{screen, send};
use chrono::TimeDelta;
use measures::contract::clinician::{DataSetCode, ReadSelfReferral};
use measures::ids::SelfReferralId;
use measures::referral::Why;

/// The codes of a field, each with why it is that one.
async fn codes(caller: &Caller<'_>, id: SelfReferralId, field: &str) -> Vec<(String, Why)> {
    let all: Vec<DataSetCode> = caller.send(ReadSelfReferral { id }).await.unwrap().codes;
    all.into_iter().filter(|one| one.field == field).map(|one| (one.code, one.why)).collect()
}

fn one(code: &str, why: Why) -> Vec<(String, Why)> {
    vec![(code.to_owned(), why)]
}

#[tokio::test]
async fn the_codes_are_stored_when_a_form_is_taken_on_and_not_before() {
    for join in [None, Some(OURS)] {
        let clinic = Clinic::taking_referrals().await;
        let assessor = clinic.assessor().await;
        clinic.sent().await;
        let id = assessor.waiting().await.id;
        assert!(assessor.read(id).await.codes.is_empty());
        assessor.accept(id, join).await.unwrap();
        for (field, code) in [
            ("SourceOfReferralIAPT", "B1"),
            ("PersonBirthDate", "1990-02-03"),
            ("GMPCodeReg", "A81001"),
            ("OrgIDComm", "15A"),
            ("NHSNumber", "9434765919"),
            ("NHSNumberStatus", "02"),
            ("Postcode", "LS1 4AP"),
            ("LanguageCodePreferred", "en"),
            ("OnsetDate", "2026-05"),
        ] {
            assert_eq!(codes(&assessor, id, field).await, one(code, Why::Said), "{field}");
        }
        let stored = "select count(*) from self_referral_codes c
                      join self_referrals f on f.id = c.self_referral_id and f.referral_id = c.referral_id
                      where c.table_name like 'IDS%' and c.question <> ''";
        assert!(clinic.count(stored).await > 15);
        let view = assessor.read(id).await;
        let born = view.codes.iter().find(|code| code.field == "PersonBirthDate").unwrap();
        assert_eq!((&*born.table, &*born.asked), ("IDS001", "What is your date of birth?"));
    }
}

#[tokio::test]
async fn declined_not_asked_and_not_applying_are_stored_apart() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    let referrer = clinic.ready().await;
    referrer.send(screen("ethnicity", &[("ethnic_group", "declined")], 30)).await.unwrap();
    referrer.send(screen("work", &[("employment", "retired")], 31)).await.unwrap();
    referrer.send(screen("medicine", &[("medicine", "not_sure")], 32)).await.unwrap();
    referrer.send(send(1)).await.unwrap();
    let id = assessor.waiting().await.id;
    assessor.accept(id, None).await.unwrap();
    for (field, code, why) in [
        ("EthnicCategory", "Z", Why::Declined),
        ("GenderIdentity", "X", Why::NotAsked),
        ("ExBAFIndicator", "UU", Why::NotAsked),
        ("WeekHoursWorked", "98", Why::DoesNotApply),
        ("SelfEmployInd", "8", Why::DoesNotApply),
        ("PsychMed", "UU", Why::Said),
    ] {
        assert_eq!(codes(&assessor, id, field).await, one(code, why), "{field}");
    }
    assert!(codes(&assessor, id, "PrevDiagCondInd").await.is_empty(), "no code says that it was not asked");
    let merged = "select count(*) from self_referral_codes a join self_referral_codes b
                      on a.self_referral_id = b.self_referral_id and a.question = b.question and a.field = b.field
                  where a.why <> b.why";
    assert_eq!(clinic.count(merged).await, 0);
}

#[tokio::test]
async fn what_is_told_before_the_assessment_is_coded_and_what_is_told_after_it_has_begun_is_not() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    let referrer = clinic.sent().await;
    let id = assessor.waiting().await.id;
    let referral = assessor.accept(id, None).await.unwrap();
    assert_eq!(codes(&assessor, id, "GenderIdentity").await, one("X", Why::NotAsked));
    referrer.send(screen("gender", &[("gender", "woman")], 30)).await.unwrap();
    assert_eq!(codes(&assessor, id, "GenderIdentity").await, one("2", Why::Said));
    book(&assessor, referral, at("2026-11-23T12:00:00")).await.unwrap();
    referrer.send(screen("gender", &[("gender", "declined")], 31)).await.unwrap();
    assert_eq!(codes(&assessor, id, "GenderIdentity").await, one("Z", Why::Declined), "it is still to come");
    clinic.server.clock.advance(TimeDelta::hours(4));
    referrer.send(screen("gender", &[("gender", "other")], 32)).await.unwrap();
    let assessor = clinic.signed_in(crate::working_the_inbox::ASSESSOR).await;
    assert_eq!(codes(&assessor, id, "GenderIdentity").await, one("Z", Why::Declined));
    assert_eq!(
        clinic.count("select count(*) from self_referral_codes where field = 'GenderIdentity'").await,
        1
    );
}
