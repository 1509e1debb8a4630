//! What staff read about a total is complete and changes exactly where it is published to.

use measures::evidence::Status;
use measures::instrument::Item;
use measures::instruments::{InstrumentId, catalogue};
use measures::score::Total;

#[test]
fn bands_cover_the_range_and_change_exactly_at_their_ends() {
    for id in catalogue() {
        let evidence = id.evidence();
        assert_eq!(
            evidence.bands.is_empty(),
            evidence.bands_from.is_none(),
            "{id:?} says where they are from"
        );
        let words = |total: Total| id.band(total).map(|band| band.words);
        for these in evidence.bands {
            assert_eq!(words(these.from), Some(these.words), "{id:?} from {}", these.from);
            assert_eq!(words(these.to), Some(these.words), "{id:?} to {}", these.to);
        }
        for pair in evidence.bands.windows(2) {
            assert_eq!(pair[1].from - pair[0].to, Total::whole(1), "{id:?} leaves no gap");
            assert_ne!(pair[0].words, pair[1].words, "{id:?}");
        }
        let Some((first, last)) = evidence.bands.first().zip(evidence.bands.last()) else { continue };
        let scoring = id.instrument().scoring.as_ref().expect("bands are of a total");
        assert_eq!((first.from, last.to), (scoring.lowest, scoring.highest), "{id:?}");
    }
}

#[test]
fn the_instruments_with_bands_are_those_for_which_bands_are_published() {
    let banded = catalogue().filter(|id| !id.evidence().bands.is_empty());
    let counted: Vec<_> = banded.map(|id| (id.as_str(), id.evidence().bands.len())).collect();
    assert_eq!(counted, [("phq9", 5), ("gad7", 4), ("wsas", 3), ("spin", 5)]);
    assert!(InstrumentId::parse("mi").unwrap().band(Total::whole(3)).is_none());
}

#[test]
fn a_substituted_total_belongs_to_the_band_it_has_not_left() {
    let wsas = InstrumentId::parse("wsas").unwrap();
    let words = |hundredths| wsas.band(Total::from_hundredths(hundredths)).unwrap().words;
    assert_eq!(words(8_75), "Subclinical");
    assert_eq!(words(10_00), "Significant functional impairment");
    assert_eq!(words(20_00), "Significant functional impairment");
    assert_eq!(words(21_25), "Moderately severe or worse");
}

#[test]
fn only_what_has_a_total_has_a_threshold_and_only_what_stands_alone_asks_more() {
    for id in catalogue() {
        let (evidence, has_total) = (id.evidence(), id.instrument().scoring.is_some());
        let has_threshold = evidence.caseness.is_some() || evidence.reliable_change.is_some();
        assert!(has_total || !has_threshold, "{id:?}");
        let expected = (id.as_str() == "phobia").then_some(Total::whole(4));
        assert_eq!(evidence.asks_more_from.map(|from| from.value), expected, "{id:?}");
        let (parts, noted) = (id.instrument().subscales.is_empty(), |item: &Item| item.noted_from.is_some());
        assert_eq!(evidence.subscales_from.is_none(), parts, "{id:?}");
        assert_eq!(evidence.noted_from.is_some(), id.instrument().items.iter().any(noted), "{id:?}");
        assert_eq!(evidence.caseness.is_some(), evidence.reliable_change.is_some(), "{id:?}");
    }
}

#[test]
fn every_source_says_how_sure_it_is_before_a_service_has_confirmed_anything() {
    for id in catalogue() {
        let evidence = id.evidence();
        let thresholds = evidence.caseness.iter().chain(&evidence.reliable_change).map(|one| one.source);
        let sources = [evidence.scoring, evidence.missing].into_iter().chain(evidence.bands_from);
        for source in sources.chain(thresholds) {
            assert_ne!(source.status, Status::Confirmed, "{id:?}: {}", source.says);
            assert!(!source.says.is_empty(), "{id:?}");
        }
    }
}
