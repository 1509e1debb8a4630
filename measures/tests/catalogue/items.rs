//! Items can be told apart, asked and answered as declared.

use crate::{instruments, scored};
use measures::instrument::{Asks, Condition, Instrument, Item, Named, Value};
use std::collections::BTreeSet;

#[test]
fn no_two_items_of_an_instrument_share_a_number_and_none_is_0() {
    for instrument in instruments() {
        let numbers: BTreeSet<_> = instrument.items.iter().map(|item| item.number).collect();
        assert_eq!(numbers.len(), instrument.items.len(), "{}", instrument.id);
        assert!(!numbers.contains(&0), "{}", instrument.id);
        for item in instrument.items {
            assert_eq!(instrument.item(item.number).map(|found| found.number), Some(item.number));
        }
        assert!(instrument.item(0).is_none(), "{}", instrument.id);
    }
}

#[test]
fn items_share_words_only_as_ratings_on_different_scales_that_are_asked_together() {
    for instrument in instruments() {
        let mut told_apart = BTreeSet::new();
        for item in instrument.items {
            let (id, scale) = (instrument.item_id(item), item.scale);
            let plain = id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            assert!(plain && id.starts_with(&format!("{}-", instrument.id)), "{id}");
            assert!(told_apart.insert((id.clone(), scale)), "{id} on {scale:?} stands twice");
            let together: Vec<_> = instrument.asked_with(item).map(|other| other.number).collect();
            assert!(together.contains(&item.number), "{id}");
            assert!(together.len() == 1 || scale.is_some(), "{id}");
        }
        let screens = instrument.screens().map(|item| instrument.item_id(item)).collect::<Vec<_>>();
        let different: BTreeSet<_> = screens.iter().collect();
        assert_eq!(
            different.len(),
            screens.len(),
            "{}: what is asked together stands together",
            instrument.id
        );
    }
}

#[test]
fn each_item_offers_different_values() {
    for item in instruments().flat_map(|instrument| instrument.items) {
        let values = item.asks.values();
        assert_eq!(values.iter().collect::<BTreeSet<_>>().len(), values.len(), "values of {item:?}");
        let names: BTreeSet<_> = values.iter().map(|value| value.name()).collect();
        assert_eq!(names.len(), values.len(), "names of {item:?}");
        match item.asks {
            Asks::Choice(values) => assert!(values.len() >= 2, "{item:?} is no choice"),
            Asks::Words { at_most } => assert!(at_most > 0, "{item:?} can hold no words"),
            Asks::Day => {}
        }
    }
}

#[test]
fn a_scored_item_has_points_for_its_values_and_may_not_be_skipped() {
    for instrument in instruments() {
        for item in scored(instrument) {
            let has_points = |value: &Value| value.points().is_some() || *value == Value::DoesNotApply;
            assert!(item.asks.values().iter().all(has_points), "{}: {item:?}", instrument.id);
            assert!(!item.optional && item.asked_if.is_none(), "{}: a total needs {item:?}", instrument.id);
        }
        assert!(instrument.scoring.is_none() || scored(instrument).count() > 0, "{}", instrument.id);
    }
}

/// So that "Question 3 of 9" is the question with the number 3.
#[test]
fn the_counted_questions_follow_each_other_in_the_order_of_their_published_numbers() {
    for instrument in instruments() {
        let screens = || instrument.screens();
        let counted: Vec<_> = screens().filter(|item| instrument.is_counted(item)).collect();
        let names: Vec<_> = counted.iter().map(|item| item.named).collect();
        assert_eq!(
            names,
            (1..).take(counted.len()).map(Named::Number).collect::<Vec<_>>(),
            "{}",
            instrument.id
        );
        assert_eq!(instrument.questions(), counted.len(), "{}", instrument.id);
        assert!(!counted.is_empty(), "{}", instrument.id);
        let uninterrupted = screens().map(|item| instrument.is_counted(item)).collect::<Vec<_>>();
        let runs = uninterrupted.chunk_by(|one, next| one == next).filter(|run| run[0]).count();
        assert_eq!(runs, 1, "{}: nothing else is asked in between", instrument.id);
    }
}

#[test]
fn every_alert_and_every_note_can_be_raised_and_left_unraised() {
    for item in instruments().flat_map(|instrument| instrument.items) {
        for from in item.alerts_from.into_iter().chain(item.noted_from) {
            let (fewest, most) = item.points_range();
            assert!(fewest < from && from <= most, "{item:?}");
        }
        assert!(item.alerts_from.is_none() || item.noted_from.is_none(), "{item:?} is one or the other");
    }
}

#[test]
fn an_item_that_is_asked_only_sometimes_follows_one_that_can_bring_it_up() {
    for instrument in instruments() {
        for (index, item) in instrument.items.iter().enumerate() {
            let Some(condition) = item.asked_if else { continue };
            let brings_up = |above: &Item| brings_up(above, condition);
            assert!(instrument.items[..index].iter().any(brings_up), "{}: {item:?}", instrument.id);
            assert!(stays_away(&instrument.items[..index], condition), "{}: {item:?}", instrument.id);
        }
    }
}

fn brings_up(above: &Item, condition: Condition) -> bool {
    match condition {
        Condition::AnyAtLeast(points) => above.points_range().1 >= points,
        Condition::Answered(number, code) => {
            above.number == number && above.asks.values().contains(&Value::Code(code))
        }
    }
}

fn stays_away(above: &[Item], condition: Condition) -> bool {
    match condition {
        Condition::AnyAtLeast(points) => above.iter().all(|item| item.points_range().0 < points),
        Condition::Answered(..) => true,
    }
}

/// The numbers that stand in records. An answer that is stored must keep its meaning.
#[test]
fn the_numbers_of_what_is_asked_beside_the_items_never_change() {
    let beside = |instrument: &Instrument| -> Vec<_> {
        let named = |item: &Item| match item.named {
            Named::Word(word) => Some((item.number, word)),
            Named::Number(_) => None,
        };
        instrument.items.iter().filter_map(named).collect()
    };
    let all: Vec<_> = instruments().map(|one| (one.id, beside(one))).filter(|(_, b)| !b.is_empty()).collect();
    let expected = [("iesr", vec![(23, "event"), (24, "event-date")]), ("pcl5", vec![(21, "event")])];
    assert_eq!(all, expected);
    for instrument in instruments() {
        for item in instrument.items {
            let Named::Number(named) = item.named else { continue };
            let above = if item.scale == Some("accompanied") { 27 } else { 0 };
            assert_eq!(item.number, named + above, "{}", instrument.id);
        }
    }
}
