//! What holds for every instrument, today's and tomorrow's.

mod evidence;
mod items;
mod subscales;

use measures::instrument::{Instrument, Item};
use measures::instruments::{InstrumentId, catalogue};
use measures::offered::{Occasion, Offered};
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
fn an_instrument_is_found_by_its_id_and_travels_as_it() {
    for id in catalogue() {
        assert_eq!(InstrumentId::parse(id.as_str()), Ok(id));
        let json = format!("\"{}\"", id.as_str());
        assert_eq!(serde_json::to_string(&id).unwrap(), json);
        assert_eq!(serde_json::from_str::<InstrumentId>(&json).unwrap(), id);
    }
    assert!(InstrumentId::parse("phq8").is_err() && InstrumentId::parse("PHQ9").is_err());
}

#[test]
fn the_catalogue_lists_every_file_of_declarations_and_of_words() {
    let listed = || catalogue().map(|id| id.as_str().to_owned());
    assert_eq!(files("src/instruments"), listed().chain(["mod".to_owned()]).collect());
    assert_eq!(files("wording"), listed().collect());
}

#[test]
fn every_instrument_says_what_it_is_and_is_offered_sometime() {
    for id in catalogue() {
        let (instrument, evidence) = (id.instrument(), id.evidence());
        for words in [
            instrument.name,
            instrument.about,
            instrument.ask_again,
            evidence.title,
            evidence.edition,
            evidence.scoring.says,
            evidence.missing.says,
            evidence.rights_holder,
            evidence.terms,
        ] {
            assert!(!words.trim().is_empty(), "{id:?}");
        }
        let occasions =
            [Occasion::Assessment, Occasion::FirstTreatment, Occasion::Treatment, Occasion::EndOfTreatment];
        let asked = occasions.map(|occasion| instrument.offered.is_asked(occasion));
        let times = asked.iter().filter(|asked| **asked).count();
        let expected = match instrument.offered {
            Offered::EverySession { .. } => 4,
            Offered::Paired(_) => 0,
            Offered::Assessment | Offered::AfterAssessment | Offered::EndOfTreatment => 1,
        };
        assert_eq!(times, expected, "{id:?}");
    }
}

fn files(folder: &str) -> BTreeSet<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("readable").path());
    let name = |path: std::path::PathBuf| Some(path.file_stem()?.to_str()?.to_owned());
    files.map(|path| name(path).expect("a plain name")).collect()
}

fn instruments() -> impl Iterator<Item = &'static Instrument> {
    catalogue().map(InstrumentId::instrument)
}

fn scored(instrument: &'static Instrument) -> impl Iterator<Item = &'static Item> {
    instrument.items.iter().filter(|item| item.scored)
}
