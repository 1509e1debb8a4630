//! Caseness and reliable change: the published numbers, each as it was published, and a service's own.

use measures::evidence::{Comparison, Published, Status};
use measures::instruments::{InstrumentId, catalogue};
use measures::score::Total;
use measures::thresholds::{Change, Confirmation, InUse, Threshold, Thresholds};

/// Caseness and reliable change in hundredths, as the sources give them; all count themselves but the MI's caseness.
const PUBLISHED: [(&str, Option<i32>, Option<i32>); 10] = [
    ("phq9", Some(10_00), Some(6_00)),
    ("gad7", Some(8_00), Some(4_00)),
    ("wsas", None, None),
    ("spin", Some(19_00), Some(10_00)),
    ("iesr", Some(33_00), Some(9_00)),
    ("pcl5", Some(32_00), Some(10_00)),
    ("pdss", Some(8_00), Some(5_00)),
    ("oci", Some(40_00), Some(32_00)),
    ("mi", Some(2_30), Some(73)),
    ("hai", Some(18_00), Some(4_00)),
];

#[test]
fn every_threshold_is_the_published_one() {
    for id in catalogue() {
        let listed = PUBLISHED.iter().find(|(listed, ..)| *listed == id.as_str());
        let (caseness, change) = listed.map_or((None, None), |(_, caseness, change)| (*caseness, *change));
        let evidence = id.evidence();
        let value = |published: &Option<Published>| published.as_ref().map(|one| one.value.hundredths());
        assert_eq!(
            (value(&evidence.caseness), value(&evidence.reliable_change)),
            (caseness, change),
            "{id:?}"
        );
        for published in evidence.caseness.iter().chain(&evidence.reliable_change) {
            let above = id.as_str() == "mi" && published.value == Total::from_hundredths(2_30);
            let comparison = if above { Comparison::Above } else { Comparison::AtLeast };
            assert_eq!(published.comparison, comparison, "{id:?}");
            let settled = published.source.status == Status::TwoSources;
            assert_eq!(
                published.configurable, !settled,
                "{id:?}: what is not settled is the service's to set"
            );
            assert!(!published.source.says.is_empty(), "{id:?} says where its thresholds are from");
        }
    }
}

#[test]
fn caseness_begins_at_its_threshold_or_just_above_it_as_it_says() {
    for in_use in catalogue().map(InUse::published) {
        let Some(threshold) = &in_use.caseness else {
            assert_eq!(in_use.is_case(Total::whole(40)), None, "{:?} has no caseness", in_use.instrument);
            continue;
        };
        let around = [-1, 0, 1].map(|by| in_use.is_case(plus(threshold.value, by)));
        let at_it = threshold.comparison == Comparison::AtLeast;
        assert_eq!(around, [Some(false), Some(at_it), Some(true)], "{:?}", in_use.instrument);
    }
}

#[test]
fn change_is_reliable_from_its_threshold_in_both_directions() {
    use Change::{NoReliableChange, ReliableDeterioration, ReliableImprovement};
    for in_use in catalogue().map(InUse::published) {
        let Some(scoring) = &in_use.instrument.instrument().scoring else { continue };
        let Some(threshold) = &in_use.reliable_change else {
            assert_eq!(in_use.change(scoring.highest, scoring.lowest), None, "{:?}", in_use.instrument);
            continue;
        };
        let span = scoring.highest - scoring.lowest;
        assert!(threshold.value > Total::whole(0) && threshold.value <= span, "{:?}", in_use.instrument);
        let high = |by| plus(scoring.lowest, threshold.value.hundredths() + by);
        let rises = [-1, 0, 1].map(|by| in_use.change(scoring.lowest, high(by)).unwrap());
        assert_eq!(rises, [NoReliableChange, ReliableDeterioration, ReliableDeterioration]);
        let falls = [-1, 0, 1].map(|by| in_use.change(high(by), scoring.lowest).unwrap());
        assert_eq!(falls, [NoReliableChange, ReliableImprovement, ReliableImprovement]);
    }
}

#[test]
fn the_mi_is_compared_in_hundredths_and_never_in_binary_fractions() {
    let mi = InUse::published(id("mi"));
    assert_eq!(mi.is_case(Total::from_hundredths(2_30)), Some(false));
    assert_eq!(mi.is_case(Total::from_hundredths(2_31)), Some(true));
    let fall = mi.change(Total::from_hundredths(2_30), Total::from_hundredths(1_57));
    assert_eq!(fall, Some(Change::ReliableImprovement));
}

#[test]
fn improvement_read_backwards_is_deterioration() {
    let phq9 = InUse::published(id("phq9"));
    for (earlier, later) in (0..=27).flat_map(|earlier| (0..=27).map(move |later| (earlier, later))) {
        let forwards = phq9.change(Total::whole(earlier), Total::whole(later)).unwrap();
        let backwards = phq9.change(Total::whole(later), Total::whole(earlier)).unwrap();
        let mirrored = match forwards {
            Change::ReliableImprovement => Change::ReliableDeterioration,
            Change::ReliableDeterioration => Change::ReliableImprovement,
            Change::NoReliableChange => Change::NoReliableChange,
        };
        assert_eq!(backwards, mirrored, "{earlier} to {later}");
    }
}

#[test]
fn a_service_puts_its_own_number_in_the_place_of_one_instruments_and_of_no_other() {
    let mut thresholds = Thresholds::published();
    let own = InUse { caseness: Some(own_threshold()), ..InUse::published(id("spin")) };
    for _ in 0..2 {
        thresholds.replace(own.clone());
        assert_eq!(thresholds.of(id("spin")), own);
        for other in catalogue().filter(|other| *other != id("spin")) {
            assert_eq!(thresholds.of(other), InUse::published(other));
        }
    }
    let json = serde_json::to_string(&thresholds).unwrap();
    assert_eq!(serde_json::from_str::<Thresholds>(&json).unwrap(), thresholds);
}

#[test]
fn a_threshold_is_read_as_it_is_compared() {
    let in_use = |instrument| InUse::published(id(instrument));
    assert_eq!(in_use("phq9").caseness.unwrap().words(), "10 or more");
    assert_eq!(in_use("mi").caseness.unwrap().words(), "above 2.3");
    assert_eq!(in_use("mi").reliable_change.unwrap().words(), "0.73 or more");
}

fn own_threshold() -> Threshold {
    let on = chrono::NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day");
    Threshold {
        value: Total::whole(21),
        comparison: Comparison::Above,
        status: Status::Confirmed,
        source: "The service's clinical lead".to_owned(),
        confirmed: Some(Confirmation { by: "A. Lead".to_owned(), on }),
    }
}

fn id(id: &str) -> InstrumentId {
    InstrumentId::parse(id).expect("it is in the catalogue")
}

fn plus(total: Total, hundredths: i32) -> Total {
    Total::from_hundredths(total.hundredths() + hundredths)
}
