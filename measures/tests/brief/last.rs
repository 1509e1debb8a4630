//! The last totals of what has none for the appointment.

use super::course::{at, id, measure, now, points, sent, view};
use measures::brief::{Brief, brief};
use measures::contract::clinician::Measure;
use measures::score::Total;
use measures::thresholds::Change;

fn of(measures: Vec<Measure>) -> Brief {
    brief(&view(measures))
}

fn phq9(day: u64, each: u8) -> measures::contract::clinician::Measurement {
    sent(id("phq9"), day, &points(&[each; 9]))
}

#[test]
fn somebody_who_has_answered_nothing_is_told_with_their_last_total_and_where_it_came_from() {
    let unfinished = sent(id("phq9"), 15, &points(&[1; 4]));
    let brief = of(vec![measure("phq9", vec![phq9(1, 1), phq9(8, 2), unfinished])]);
    assert!(brief.moved.is_empty());
    let [last] = &brief.last[..] else { panic!("one measure") };
    assert_eq!((last.instrument, last.at, last.total), (id("phq9"), at(8), Total::whole(18)));
    let first = last.first.unwrap();
    assert_eq!((first.at, first.total), (at(1), Total::whole(9)));
    assert_eq!(first.change, Some(Change::ReliableDeterioration));
}

#[test]
fn a_measure_answered_in_part_has_its_last_total_and_one_answered_whole_none() {
    let gad7 = |count| now(id("gad7"), &vec![Some(1); count]);
    let before = || sent(id("gad7"), 8, &points(&[2, 2, 2, 2, 1, 1, 1]));
    let in_part = of(vec![measure("gad7", vec![before(), gad7(3)])]);
    assert_eq!((in_part.moved[0].total, in_part.last[0].total), (None, Total::whole(11)));
    assert_eq!(in_part.last[0].first, None, "one total is not compared with itself");
    assert!(of(vec![measure("gad7", vec![before(), gad7(7)])]).last.is_empty());
}

#[test]
fn without_a_complete_total_before_there_is_none_to_tell() {
    let unfinished = sent(id("phq9"), 8, &points(&[1; 4]));
    assert!(of(vec![measure("phq9", vec![unfinished]), measure("gad7", vec![])]).last.is_empty());
}

#[test]
fn what_was_answered_after_the_appointment_is_not_its_last_total() {
    let brief = of(vec![measure("phq9", vec![phq9(8, 1), phq9(29, 3)])]);
    assert_eq!((brief.last[0].at, brief.last[0].total), (at(8), Total::whole(9)));
}
