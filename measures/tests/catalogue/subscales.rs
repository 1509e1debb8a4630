//! Totals and their parts are made of items that are there.

use crate::{instruments, scored};
use measures::instrument::{Item, Subscale, Value};
use measures::score::{Method, Total};
use std::collections::BTreeSet;

#[test]
fn the_options_add_up_to_the_stated_range() {
    for instrument in instruments() {
        let Some(scoring) = &instrument.scoring else { continue };
        let (fewest, most) = range(scoring.method, &scored(instrument).collect::<Vec<_>>());
        assert_eq!((scoring.lowest, scoring.highest), (fewest, most), "{}", instrument.id);
    }
}

/// The least and the most that complete answers come to.
fn range(method: Method, items: &[&Item]) -> (Total, Total) {
    let ranges = || items.iter().map(|item| item.points_range());
    let (fewest, most): (Vec<_>, Vec<_>) = ranges().map(|(f, m)| (i32::from(f), i32::from(m))).unzip();
    let together = |points: Vec<i32>| match method {
        Method::Sum | Method::SumFillingGaps { .. } => Total::whole(points.iter().sum()),
        Method::Mean { .. } => {
            assert!(points.iter().all(|one| *one == points[0]), "all on one scale: {items:?}");
            Total::whole(points[0])
        }
    };
    (together(fewest), together(most))
}

#[test]
fn an_item_that_may_not_apply_is_one_the_missing_rule_can_do_without() {
    for instrument in instruments() {
        let Some(scoring) = &instrument.scoring else { continue };
        let may_not_apply = |item: &&Item| item.asks.values().contains(&Value::DoesNotApply);
        let allowed = match scoring.method {
            Method::Sum => 0,
            Method::SumFillingGaps { at_most: gaps, .. } | Method::Mean { skips_at_most: gaps } => gaps,
        };
        let one_may_not = scored(instrument).any(|item| may_not_apply(&item));
        assert!(!one_may_not || allowed > 0, "{}", instrument.id);
        assert!(usize::from(allowed) < scored(instrument).count(), "{} needs an answer", instrument.id);
    }
}

#[test]
fn subscales_are_made_of_items_that_have_points_each_once() {
    for instrument in instruments() {
        let ids: BTreeSet<_> = instrument.subscales.iter().map(|subscale| subscale.id).collect();
        assert_eq!(ids.len(), instrument.subscales.len(), "{}", instrument.id);
        let mut used = BTreeSet::new();
        for subscale in instrument.subscales {
            assert!(!subscale.items.is_empty() && !subscale.name.is_empty(), "{}", subscale.id);
            for number in subscale.items {
                let item = instrument.item(*number).expect("a part is made of items that exist");
                assert!(item.scored || item.scale.is_some(), "{}: {number} has no points", subscale.id);
                assert!(used.insert(number), "{}: {number} is in two parts", subscale.id);
            }
        }
        if !instrument.subscales.is_empty() {
            let missed: Vec<_> = scored(instrument).filter(|item| !used.contains(&item.number)).collect();
            assert!(missed.is_empty(), "{}: {missed:?} is in no part", instrument.id);
        }
    }
}

/// Written down apart from the declarations, from the sources named in them.
#[test]
fn subscales_have_the_published_ranges() {
    let range = |instrument: &'static measures::instrument::Instrument, subscale: &Subscale| {
        let items: Vec<_> = subscale.items.iter().filter_map(|number| instrument.item(*number)).collect();
        let (fewest, most) = range(subscale.method, &items);
        (instrument.id, subscale.id, fewest.to_string(), most.to_string())
    };
    let all: Vec<_> = instruments()
        .flat_map(|instrument| instrument.subscales.iter().map(move |part| range(instrument, part)))
        .collect();
    let expected = [
        ("spin", "fear", "0", "24"),
        ("spin", "avoidance", "0", "28"),
        ("spin", "physiological", "0", "16"),
        ("iesr", "intrusion", "0", "32"),
        ("iesr", "avoidance", "0", "32"),
        ("iesr", "hyperarousal", "0", "24"),
        ("pcl5", "b", "0", "20"),
        ("pcl5", "c", "0", "8"),
        ("pcl5", "d", "0", "28"),
        ("pcl5", "e", "0", "24"),
        ("oci", "washing", "0", "32"),
        ("oci", "checking", "0", "36"),
        ("oci", "doubting", "0", "12"),
        ("oci", "ordering", "0", "20"),
        ("oci", "obsessing", "0", "32"),
        ("oci", "hoarding", "0", "12"),
        ("oci", "neutralising", "0", "24"),
        ("mi", "alone", "1", "5"),
        ("mi", "accompanied", "1", "5"),
        ("hai", "main", "0", "42"),
        ("hai", "negative_consequences", "0", "12"),
    ]
    .map(|(instrument, part, fewest, most)| (instrument, part, fewest.to_owned(), most.to_owned()));
    assert_eq!(all, expected);
}
