//! What holds for every instrument, today's and tomorrow's.

use measures::change::{Change, band, caseness, change};
use measures::instrument::{Instrument, Item, Offered};
use measures::instruments::catalogue;
use measures::pack::every_session;
use measures::score::{MissingRule, Total};
use std::collections::BTreeSet;

#[test]
fn no_two_instruments_share_an_id_and_ids_are_plain() {
    let ids: Vec<_> = catalogue().map(|id| id.as_str()).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
    for id in ids {
        let plain = id.starts_with(|c: char| c.is_ascii_lowercase())
            && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
        assert!(plain, "{id} is stored in records and stands in file names");
    }
}

#[test]
fn the_catalogue_lists_every_file_of_the_folder() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/instruments");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let named: BTreeSet<_> =
        files.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    let listed: BTreeSet<_> =
        catalogue().map(|id| id.as_str().to_owned()).chain(["mod".to_owned()]).collect();
    assert_eq!(named, listed);
}

#[test]
fn the_options_add_up_to_the_stated_range() {
    for instrument in instruments() {
        let ranges = || scored(instrument).map(|item| item.value_range());
        let lowest: i32 = ranges().map(|(lowest, _)| i32::from(lowest)).sum();
        let highest: i32 = ranges().map(|(_, highest)| i32::from(highest)).sum();
        assert_eq!(instrument.scoring.lowest, Total::whole(lowest), "{}", instrument.id);
        assert_eq!(instrument.scoring.highest, Total::whole(highest), "{}", instrument.id);
    }
}

#[test]
fn each_item_offers_different_values_in_different_words() {
    for instrument in instruments() {
        for item in instrument.items {
            let values: BTreeSet<_> = item.options.iter().map(|option| option.value).collect();
            assert_eq!(values.len(), item.options.len(), "values of {}: {}", instrument.id, item.text);
            let worded = || item.options.iter().map(|option| option.words).filter(|words| !words.is_empty());
            assert_eq!(worded().collect::<BTreeSet<_>>().len(), worded().count(), "words of {}", item.text);
            let unworded = item.options.iter().filter(|option| option.words.is_empty());
            assert!(unworded.into_iter().all(|option| option.value.is_some()), "{} shows nothing", item.text);
        }
    }
}

#[test]
fn scored_items_come_first_so_that_their_numbers_can_be_counted_off() {
    for instrument in instruments() {
        assert!(scored(instrument).count() > 0, "{} has a total", instrument.id);
        assert!(instrument.items.is_sorted_by_key(|item| !item.scored), "{}", instrument.id);
    }
}

#[test]
fn an_item_that_may_not_apply_is_one_the_missing_rule_can_replace() {
    for instrument in instruments() {
        let may_not_apply = |item: &&Item| item.options.iter().any(|option| option.value.is_none());
        let allowed = match instrument.scoring.missing {
            MissingRule::AllRequired => 0,
            MissingRule::SubstituteMean { at_most } => usize::from(at_most),
        };
        assert!(scored(instrument).filter(may_not_apply).count() <= allowed, "{}", instrument.id);
        assert!(allowed < scored(instrument).count(), "{} needs an answer to take a mean of", instrument.id);
    }
}

#[test]
fn bands_cover_the_range_and_change_exactly_at_their_ends() {
    for instrument in instruments() {
        let words = |total: Total| band(instrument, total).map(|band| band.words);
        for these in instrument.bands {
            assert_eq!(words(these.from), Some(these.words), "{} from {}", instrument.id, these.from);
            assert_eq!(words(these.to), Some(these.words), "{} to {}", instrument.id, these.to);
        }
        for pair in instrument.bands.windows(2) {
            assert_eq!(pair[1].from - pair[0].to, Total::whole(1), "{} leaves no gap", instrument.id);
            assert_ne!(pair[0].words, pair[1].words, "{}", instrument.id);
        }
        let ends = instrument.bands.first().zip(instrument.bands.last());
        let range = (instrument.scoring.lowest, instrument.scoring.highest);
        assert!(ends.is_none_or(|(first, last)| (first.from, last.to) == range), "{}", instrument.id);
    }
}

#[test]
fn caseness_begins_at_its_threshold_and_not_one_below() {
    for instrument in instruments() {
        let Some(threshold) = &instrument.caseness else { continue };
        let around = [-1, 0, 1].map(|by| caseness(instrument, plus(threshold.at_least, by)));
        assert_eq!(around, [Some(false), Some(true), Some(true)], "{}", instrument.id);
        assert!(!threshold.source.is_empty(), "{} says where its caseness is from", instrument.id);
    }
}

#[test]
fn change_is_reliable_from_its_threshold_and_not_one_below() {
    use Change::{NoReliableChange, ReliableDeterioration, ReliableImprovement};
    for instrument in instruments() {
        let Some(threshold) = &instrument.reliable_change else { continue };
        let (low, high) = (instrument.scoring.lowest, instrument.scoring.highest);
        assert!(
            threshold.at_least > Total::whole(0) && threshold.at_least <= high - low,
            "{}",
            instrument.id
        );
        let rises =
            [-1, 0, 1].map(|by| change(instrument, low, plus(plus(low, by), points(threshold.at_least))));
        let expected = [NoReliableChange, ReliableDeterioration, ReliableDeterioration].map(Some);
        assert_eq!(rises, expected, "{}", instrument.id);
        let falls =
            [-1, 0, 1].map(|by| change(instrument, plus(plus(low, by), points(threshold.at_least)), low));
        let expected = [NoReliableChange, ReliableImprovement, ReliableImprovement].map(Some);
        assert_eq!(falls, expected, "{}", instrument.id);
        assert!(!threshold.source.is_empty(), "{} says where its reliable change is from", instrument.id);
    }
}

#[test]
fn every_alert_can_be_raised_and_left_unraised() {
    for instrument in instruments() {
        for item in instrument.items {
            let Some(from) = item.alerts_from else { continue };
            let (lowest, highest) = item.value_range();
            assert!(lowest < from && from <= highest, "{}: {}", instrument.id, item.text);
        }
    }
}

#[test]
fn an_item_that_is_asked_only_sometimes_is_not_the_first_and_has_no_part_in_the_total() {
    for instrument in instruments() {
        for (index, item) in instrument.items.iter().enumerate() {
            let Some(value) = item.asked_if_any_at_least else { continue };
            assert!(!item.scored, "{}: a total must not depend on what was asked", item.text);
            let above = &instrument.items[..index];
            assert!(above.iter().any(|item| item.value_range().1 >= value), "{} is never asked", item.text);
        }
    }
}

#[test]
fn a_pack_asks_its_instruments_in_the_order_of_their_places() {
    let places: Vec<_> = every_session()
        .instruments()
        .iter()
        .map(|id| match id.instrument().offered {
            Offered::EverySession { place } => place,
        })
        .collect();
    assert!(places.is_sorted_by(|one, next| one < next), "no two share a place: {places:?}");
}

#[test]
fn words_that_the_holder_does_not_give_away_are_a_stand_in_and_say_so() {
    for instrument in instruments() {
        let given_away = instrument.rights.terms.starts_with("No permission required");
        assert_eq!(instrument.rights.notice.is_none(), given_away, "{}", instrument.id);
        let says_so = |notice: &str| notice.contains("Stand-in") && notice.contains("not the published");
        assert!(instrument.rights.notice.is_none_or(says_so), "{}", instrument.id);
        assert!(!instrument.rights.holder.is_empty(), "{}", instrument.id);
    }
}

fn instruments() -> impl Iterator<Item = &'static Instrument> {
    catalogue().map(|id| id.instrument())
}

fn scored(instrument: &'static Instrument) -> impl Iterator<Item = &'static Item> {
    instrument.items.iter().filter(|item| item.scored)
}

fn plus(total: Total, points: i32) -> Total {
    Total::from_hundredths(total.hundredths() + points * 100)
}

fn points(total: Total) -> i32 {
    total.hundredths() / 100
}
