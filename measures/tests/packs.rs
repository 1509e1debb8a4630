//! Which instruments are asked together: the pairs that are published, and what holds of every pack.

use measures::instruments::{InstrumentId, catalogue};
use measures::offered::{Occasion, Offered};
use measures::pack::{NotAPack, Pack, pack_for, paired};
use measures::problem::ProblemDescriptor as Problem;
use proptest::prelude::*;

/// The code as it is sent, and the anxiety measure that is paired with it; none where that is the GAD-7.
const PAIRS: [(&str, Option<&str>); 15] = [
    ("F32", None),
    ("F329", None),
    ("F331", None),
    ("F411", None),
    ("F412", None),
    ("F401", Some("spin")),
    ("F431", Some("iesr")),
    ("F400", Some("mi")),
    ("F42", Some("oci")),
    ("F429", Some("oci")),
    ("F410", Some("pdss")),
    ("F452", Some("hai")),
    ("F402", None),
    ("F99", None),
    ("", None),
];

#[test]
fn every_problem_is_paired_with_the_published_measure() {
    for (code, measure) in PAIRS {
        let problem = Problem::of_code(code);
        let found = problem.and_then(|problem| paired(problem, &[], |_| true));
        assert_eq!(found.map(InstrumentId::as_str), measure, "{code:?}");
        let expected: Vec<_> = ["phq9"].into_iter().chain(measure).chain(["gad7", "wsas"]).collect();
        assert_eq!(asked(problem, Occasion::Treatment, &[], &[]), expected, "{code:?}");
    }
    for problem in Problem::ALL {
        assert!(PAIRS.iter().any(|(code, _)| Problem::of_code(code) == Some(problem)), "{problem:?}");
    }
}

#[test]
fn a_service_may_prefer_the_pcl5_and_what_it_prefers_is_no_matter_to_other_problems() {
    let ptsd = Some(Problem::PostTraumaticStressDisorder);
    assert_eq!(asked(ptsd, Occasion::Treatment, &["pcl5"], &[]), ["phq9", "pcl5", "gad7", "wsas"]);
    assert_eq!(asked(ptsd, Occasion::Treatment, &["iesr"], &[]), ["phq9", "iesr", "gad7", "wsas"]);
    assert_eq!(asked(ptsd, Occasion::Treatment, &["spin"], &[]), ["phq9", "iesr", "gad7", "wsas"]);
    let social = Some(Problem::SocialAnxietyDisorder);
    assert_eq!(asked(social, Occasion::Treatment, &["pcl5"], &[]), ["phq9", "spin", "gad7", "wsas"]);
}

#[test]
fn where_the_paired_measure_may_not_be_shown_another_or_the_gad7_alone_is_asked() {
    let ptsd = Some(Problem::PostTraumaticStressDisorder);
    assert_eq!(asked(ptsd, Occasion::Treatment, &[], &["iesr"]), ["phq9", "pcl5", "gad7", "wsas"]);
    assert_eq!(asked(ptsd, Occasion::Treatment, &["pcl5"], &["pcl5"]), ["phq9", "iesr", "gad7", "wsas"]);
    assert_eq!(asked(ptsd, Occasion::Treatment, &["pcl5"], &["pcl5", "iesr"]), ["phq9", "gad7", "wsas"]);
    for (code, measure) in PAIRS.into_iter().filter(|(code, _)| *code != "F431") {
        let without: Vec<_> = measure.into_iter().collect();
        let pack = asked(Problem::of_code(code), Occasion::Treatment, &[], &without);
        assert_eq!(pack, ["phq9", "gad7", "wsas"], "{code}");
    }
    assert_eq!(pack_for(ptsd, Occasion::Assessment, &[], |_| false), Err(NotAPack));
}

#[test]
fn an_occasion_brings_what_is_asked_only_then() {
    let on = |occasion| asked(Some(Problem::PanicDisorder), occasion, &[], &[]);
    let every_time = ["phq9", "pdss", "gad7", "wsas"].to_vec();
    assert_eq!(on(Occasion::Assessment), [&every_time[..], &["phobia", "employment"]].concat());
    assert_eq!(on(Occasion::FirstTreatment), [&every_time[..], &["peqa"]].concat());
    assert_eq!(on(Occasion::Treatment), every_time);
    assert_eq!(on(Occasion::EndOfTreatment), [&every_time[..], &["peqt"]].concat());
}

#[test]
fn a_pack_has_an_instrument_and_none_twice() {
    let ids: Vec<_> = catalogue().collect();
    assert_eq!(Pack::of(vec![]), Err(NotAPack));
    assert_eq!(Pack::of(vec![ids[0], ids[1], ids[0]]), Err(NotAPack));
    assert_eq!(Pack::of(vec![ids[1], ids[0]]).unwrap().instruments(), [ids[1], ids[0]]);
}

#[test]
fn a_pack_travels_as_the_ids_in_the_order_asked() {
    let pack = pack_for(None, Occasion::Treatment, &[], |_| true).unwrap();
    let json = serde_json::to_string(&pack).unwrap();
    assert_eq!(json, r#"["phq9","gad7","wsas"]"#);
    assert_eq!(serde_json::from_str::<Pack>(&json).unwrap(), pack);
    for refused in ["[]", r#"["phq9","phq9"]"#, r#"["phq8"]"#] {
        assert!(serde_json::from_str::<Pack>(refused).is_err(), "{refused}");
    }
}

#[test]
fn a_pack_is_changed_by_what_is_added_and_left_out_and_keeps_its_order() {
    let pack = pack_for(None, Occasion::Treatment, &[], |_| true).unwrap();
    let changed = |added: &[&str], left_out: &[&str]| {
        measures::pack::changed(pack.instruments(), &found(added), &found(left_out)).map(|pack| names(&pack))
    };
    assert_eq!(
        changed(&["employment", "spin"], &[]).unwrap(),
        ["phq9", "spin", "gad7", "wsas", "employment"]
    );
    assert_eq!(changed(&["gad7"], &[]).unwrap(), ["phq9", "gad7", "wsas"], "none twice");
    assert_eq!(changed(&["spin"], &["phq9", "wsas"]).unwrap(), ["spin", "gad7"]);
    assert_eq!(changed(&["spin"], &["spin"]).unwrap(), ["phq9", "gad7", "wsas"], "to leave out goes first");
    assert_eq!(changed(&[], &["phq9", "gad7", "wsas"]), Err(NotAPack));
}

proptest! {
    #[test]
    fn a_pack_has_the_phq9_and_the_gad7_at_most_one_paired_measure_and_nothing_that_may_not_be_asked(
        problem in prop::option::of(prop::sample::select(Problem::ALL.to_vec())),
        occasion in prop::sample::select(Occasion::ALL.to_vec()),
        preferred in prop::sample::subsequence(catalogue().collect::<Vec<_>>(), 0..=14),
        refused in prop::sample::subsequence(catalogue().collect::<Vec<_>>(), 0..=14),
    ) {
        let always = found(&["phq9", "gad7"]);
        let can_ask = |id: InstrumentId| always.contains(&id) || !refused.contains(&id);
        let pack = pack_for(problem, occasion, &preferred, can_ask).unwrap();
        let asked = pack.instruments();
        prop_assert!(always.iter().all(|id| asked.contains(id)));
        prop_assert!(asked.iter().all(|id| can_ask(*id)));
        prop_assert!(Pack::of(asked.to_vec()).is_ok(), "none twice");
        let of_pair: Vec<_> =
            asked.iter().filter(|id| matches!(id.instrument().offered, Offered::Paired(_))).collect();
        let expected = problem.and_then(|problem| paired(problem, &preferred, can_ask));
        prop_assert_eq!(of_pair, expected.iter().collect::<Vec<_>>());
        prop_assert!(asked.is_sorted_by_key(|id| id.instrument().offered.place()));
        prop_assert_eq!(asked[0].as_str(), "phq9", "mood comes first");
    }
}

/// The names of what is asked, where these may not be shown.
fn asked(
    problem: Option<Problem>,
    occasion: Occasion,
    preferred: &[&str],
    without: &[&str],
) -> Vec<&'static str> {
    let pack = pack_for(problem, occasion, &found(preferred), |id| !without.contains(&id.as_str()));
    names(&pack.expect("there is something to ask"))
}

fn names(pack: &Pack) -> Vec<&'static str> {
    pack.instruments().iter().map(|id| id.as_str()).collect()
}

fn found(ids: &[&str]) -> Vec<InstrumentId> {
    ids.iter().map(|id| InstrumentId::parse(id).expect("it is in the catalogue")).collect()
}

#[test]
fn of_several_measures_for_one_problem_the_first_named_is_preferred() {
    let of = |preferred: &[&str]| {
        let preferred: Vec<_> = preferred.iter().map(|id| InstrumentId::parse(id).unwrap()).collect();
        paired(Problem::PostTraumaticStressDisorder, &preferred, |_| true).unwrap().as_str()
    };
    assert_eq!(of(&[]), "iesr");
    assert_eq!(of(&["pcl5", "iesr"]), "pcl5");
    assert_eq!(of(&["iesr", "pcl5"]), "iesr");
}
