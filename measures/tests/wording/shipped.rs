//! What ships is complete, and says so where it is not the published questionnaire.

use crate::{file, ids, read, shipped};
use measures::instrument::Asks;
use measures::instruments::InstrumentId;
use measures::wording::{SHIPPED_LANGUAGE, Wording};
use std::collections::BTreeSet;

/// Their holders keep the words: ours stand in for them.
const RESTRICTED: [&str; 7] = ["wsas", "spin", "iesr", "pdss", "oci", "mi", "hai"];

#[test]
fn every_instrument_ships_with_words_of_its_own() {
    for id in ids() {
        let wording = shipped(id);
        assert_eq!(wording.instrument().as_str(), id);
        assert_eq!(wording.language(), SHIPPED_LANGUAGE, "{id}");
        assert_eq!(wording.expires(), None, "{id}");
        let evidence = InstrumentId::parse(id).unwrap().evidence();
        assert_eq!(wording.licence(), format!("{}. {}", evidence.rights_holder, evidence.terms), "{id}");
    }
}

#[test]
fn words_that_the_holder_does_not_give_away_are_a_stand_in_and_say_so() {
    for id in ids() {
        let (wording, restricted) = (shipped(id), RESTRICTED.contains(&id));
        assert_eq!(wording.is_stand_in(), restricted, "{id}");
        assert_eq!(wording.version(), if restricted { "stand-in" } else { "verbatim" }, "{id}");
        let says_so = |notice: &str| notice.contains("Stand-in") && notice.contains("not the published");
        assert_eq!(wording.notice().is_some_and(says_so), restricted, "{id}");
    }
}

#[test]
fn every_item_has_a_question_and_options_that_can_be_told_apart() {
    for id in ids() {
        let wording = shipped(id);
        let mut read = BTreeSet::new();
        for item in wording.instrument().instrument().items {
            assert!(!wording.text(item).trim().is_empty(), "{id} {}", item.number);
            assert!(read.insert(wording.line(item)), "{id}: {} is asked twice", wording.line(item));
            let values = item.asks.values();
            let lines: BTreeSet<_> = values.iter().map(|value| wording.option_line(item, *value)).collect();
            assert_eq!(lines.len(), values.len(), "{id} {}", item.number);
            assert!(lines.iter().all(|line| !line.trim().is_empty()), "{id} {}", item.number);
            let choice = matches!(item.asks, Asks::Choice(_));
            assert_eq!(choice, !values.is_empty(), "{id} {}", item.number);
        }
    }
}

#[test]
fn words_travel_and_come_back_the_same() {
    for id in ids() {
        let wording = shipped(id);
        let json = serde_json::to_string(&wording).unwrap();
        assert_eq!(serde_json::from_str::<Wording>(&json).unwrap(), wording, "{id}");
        assert_eq!(read(&file(id)), Ok(wording));
    }
}

#[test]
fn words_may_be_shown_up_to_the_last_day_of_their_licence() {
    let mut file = file("phq9");
    file["expires"] = "2027-03-31".into();
    let wording = read(&file).unwrap();
    let day = |month, day| chrono::NaiveDate::from_ymd_opt(2027, month, day).unwrap();
    assert!(wording.is_in_force(day(3, 30)) && wording.is_in_force(day(3, 31)));
    assert!(!wording.is_in_force(day(4, 1)));
    assert!(shipped("phq9").is_in_force(day(4, 1)), "without a last day there is none");
}
