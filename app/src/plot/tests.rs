use super::*;
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use measures::instruments::{InstrumentId, catalogue};

fn week(number: usize) -> NaiveDateTime {
    let first = NaiveDate::from_ymd_opt(2026, 1, 6).unwrap().and_time(NaiveTime::MIN);
    first + TimeDelta::weeks(i64::try_from(number).unwrap())
}

fn totals(points: &[i32]) -> Vec<(NaiveDateTime, Option<Total>)> {
    points.iter().enumerate().map(|(at, points)| (week(at), Some(Total::whole(*points)))).collect()
}

fn timeline(totals: &[(NaiveDateTime, Option<Total>)]) -> Timeline {
    Timeline::of(totals.iter().map(|(at, _)| *at)).unwrap()
}

fn scored() -> impl Iterator<Item = (InstrumentId, &'static Scoring)> {
    catalogue().filter_map(|id| Some((id, id.instrument().scoring.as_ref()?)))
}

fn of(id: InstrumentId, totals: &[Total]) -> Plot {
    let dated: Vec<_> = totals.iter().enumerate().map(|(at, total)| (week(at), Some(*total))).collect();
    let scoring = id.instrument().scoring.as_ref().unwrap();
    plot(scoring, &InUse::published(id), timeline(&dated), &dated)
}

/// Totals of the first instrument of the catalogue.
fn laid_out(totals: &[(NaiveDateTime, Option<Total>)]) -> Plot {
    let (id, scoring) = scored().next().unwrap();
    plot(scoring, &InUse::published(id), timeline(totals), totals)
}

#[test]
fn every_total_an_instrument_allows_is_drawn_between_the_top_and_the_bottom() {
    for (id, scoring) in scored() {
        let plot = of(id, &[scoring.lowest, scoring.highest]);
        let heights: Vec<_> = plot.places.iter().map(|place| place.y).collect();
        assert_eq!(heights, [Some(BOTTOM), Some(TOP)], "{id:?}");
    }
}

#[test]
fn the_caseness_line_lies_where_a_total_at_caseness_lies() {
    for (id, _) in scored() {
        let Some(caseness) = InUse::published(id).caseness else { continue };
        let plot = of(id, &[caseness.value]);
        assert_eq!(plot.caseness, plot.places[0].y, "{id:?}");
    }
}

#[test]
fn the_band_reaches_a_reliable_change_from_the_first_total_and_no_further_than_there_are_totals() {
    for (id, scoring) in scored() {
        let Some(change) = InUse::published(id).reliable_change else { continue };
        let fell = of(id, &[scoring.highest, scoring.highest - change.value]);
        assert_eq!(fell.unchanged.unwrap(), (TOP, fell.places[1].y.unwrap()), "{id:?}");
        let low = of(id, &[scoring.lowest]);
        assert_eq!(low.unchanged.unwrap().1, BOTTOM, "{id:?}");
    }
    let mut missing = totals(&[0, 20, 11]);
    missing[0].1 = None;
    assert_eq!(laid_out(&missing).unchanged, laid_out(&totals(&[20])).unchanged);
    missing.iter_mut().for_each(|(_, total)| *total = None);
    assert_eq!(laid_out(&missing).unchanged, None);
}

#[test]
fn an_occasion_without_a_total_breaks_the_line() {
    let mut totals = totals(&[4, 6, 0, 3, 2, 1]);
    totals[2].1 = None;
    let plot = laid_out(&totals);
    let joined: Vec<_> = plot.lines.iter().map(|[from, to]| (from.0, to.0)).collect();
    let x = |at: usize| plot.places[at].x;
    assert_eq!(joined, [(x(0), x(1)), (x(3), x(4)), (x(4), x(5))]);
    assert_eq!((plot.places.len(), plot.places[2].y), (6, None));
}

#[test]
fn a_single_total_is_a_point_without_a_line() {
    let plot = laid_out(&totals(&[5]));
    assert!(plot.lines.is_empty() && plot.places[0].labelled);
    assert_eq!(plot.places[0].x.to_string(), "54.50%");
}

#[test]
fn one_time_stands_at_one_place_whichever_measure_was_answered_then() {
    let all = totals(&[1; 9]);
    let shared = timeline(&all);
    let (id, scoring) = scored().next().unwrap();
    let some = plot(scoring, &InUse::published(id), shared, &all[3..6]);
    assert_eq!(some.places[0].x, laid_out(&all).places[3].x);
    assert_eq!(shared.across(week(0) - TimeDelta::weeks(9)), shared.across(week(0)));
}

#[test]
fn dates_never_meet_and_the_first_and_the_last_are_there() {
    /// Of 288 pixels, on the narrowest phone.
    const DATE: i32 = 42 * 10_000 / 288;
    for count in 1..=60 {
        let places = laid_out(&totals(&vec![1; count])).places;
        let labels: Vec<_> = places.iter().filter(|place| place.labelled).map(|place| place.x.0).collect();
        assert!(labels.windows(2).all(|pair| pair[1] - pair[0] > DATE), "{count}: {labels:?}");
        assert!(labels.iter().all(|x| (DATE / 2..=10_000 - DATE / 2).contains(x)), "{count}: {labels:?}");
        assert!(places[0].labelled && places[count - 1].labelled, "{count}");
        assert!(places.is_sorted_by_key(|place| place.x), "{count}");
    }
}
