//! Whether the patient would count if they stopped today, and what is lacking.

use super::course::{at, id, measure, now, points, sent, view};
use super::paired;
use measures::brief::{Lack, brief};
use measures::contract::clinician::Measure;
use measures::outcome::Course;

fn twice(instrument: &str, count: usize) -> Measure {
    let sent = |day| sent(id(instrument), day, &vec![Some(1); count]);
    measure(instrument, vec![sent(1), sent(8)])
}

#[test]
fn three_pairs_and_two_contacts_would_count() {
    let mut view = view(vec![twice("phq9", 9), twice("gad7", 7), twice("wsas", 5)]);
    assert!(brief(&view).would_count.holds());
    view.course = Course { ended: false, attended_treatment_contacts: 1 };
    let would = brief(&view).would_count;
    assert_eq!((would.holds(), would.contacts_lacking), (false, 1));
}

#[test]
fn what_is_lacking_for_a_pair_is_named_for_each_measure() {
    let mut unsent = now(id("wsas"), &points(&[1; 5]));
    unsent.sent = false;
    let gad7 = vec![sent(id("gad7"), 8, &points(&[1; 7])), now(id("gad7"), &points(&[1; 3]))];
    let view = view(vec![
        measure("gad7", gad7),
        measure("wsas", vec![sent(id("wsas"), 8, &points(&[1; 5])), unsent]),
    ]);
    let would = brief(&view).would_count;
    let lacks: Vec<_> = would.measures.iter().map(|one| (one.instrument.as_str(), one.lacks)).collect();
    let expected =
        [("phq9", Some(Lack::Both)), ("gad7", Some(Lack::Last(at(8)))), ("wsas", Some(Lack::Sending))];
    assert_eq!(lacks, expected);
    assert!(!would.holds());
}

#[test]
fn the_backup_stands_in_for_the_problems_own_measure_and_says_what_that_one_lacks() {
    let mut view = paired(vec![sent(id("spin"), 8, &points(&[1; 17]))]);
    view.measures.extend([twice("phq9", 9), twice("gad7", 7), twice("wsas", 5)]);
    let would = brief(&view).would_count;
    let anxiety = &would.measures[1];
    assert_eq!((anxiety.instrument, anxiety.lacks), (id("gad7"), None));
    assert_eq!(anxiety.stands_in_for, Some((id("spin"), Lack::Last(at(8)))));
    assert!(would.holds());
    view.measures[0].measurements.push(sent(id("spin"), 15, &points(&[1; 17])));
    let would = brief(&view).would_count;
    assert_eq!((would.measures[1].instrument, would.measures[1].stands_in_for), (id("spin"), None));
}
