//! What an answer may be, and how it travels.

use chrono::NaiveDate;
use measures::answers::{Answer, Answers, NotAnAnswer, Reply};
use measures::instrument::{Asks, Item};
use measures::instruments::{InstrumentId, catalogue};

#[test]
fn every_possible_answer_is_read_back_as_it_was_written() {
    for id in catalogue() {
        for item in id.instrument().items {
            for reply in replies(item) {
                let answer = Answer::parse(id, item.number, reply).unwrap();
                let json = serde_json::to_string(&answer).unwrap();
                assert_eq!(serde_json::from_str::<Answer>(&json).unwrap(), answer, "{json}");
                assert_eq!(answer.declared().number, item.number, "{json}");
            }
        }
    }
}

/// Every choice there is, or an example of what is written, and to withhold it.
fn replies(item: &Item) -> Vec<Reply> {
    let mut replies = match item.asks {
        Asks::Choice(values) => (0..).take(values.len()).map(Reply::Chosen).collect(),
        Asks::Words { .. } => vec![Reply::Wrote("A fall – “badly”,\non the stairs".to_owned())],
        Asks::Day => vec![Reply::Day(day())],
    };
    replies.push(Reply::Withheld);
    replies
}

#[test]
fn the_wire_form_is_the_one_that_phones_in_use_already_speak() {
    let json = |reply| serde_json::to_string(&Answer::parse(phq9(), 9, reply).unwrap()).unwrap();
    assert_eq!(json(Reply::Chosen(1)), r#"{"instrument":"phq9","item":9,"reply":{"chosen":1}}"#);
    assert_eq!(json(Reply::Withheld), r#"{"instrument":"phq9","item":9,"reply":"withheld"}"#);
    let json = |item, reply| serde_json::to_string(&Answer::parse(id("iesr"), item, reply).unwrap()).unwrap();
    let words = Reply::Wrote("A fall".to_owned());
    assert_eq!(json(23, words), r#"{"instrument":"iesr","item":23,"reply":{"wrote":"A fall"}}"#);
    assert_eq!(
        json(24, Reply::Day(day())),
        r#"{"instrument":"iesr","item":24,"reply":{"day":"2025-02-28"}}"#
    );
}

#[test]
fn what_is_not_an_answer_is_refused() {
    for (json, why) in [
        (r#"{"instrument":"phq9","item":0,"reply":{"chosen":1}}"#, "items count from 1"),
        (r#"{"instrument":"phq9","item":11,"reply":{"chosen":1}}"#, "there are ten items"),
        (r#"{"instrument":"phq9","item":11,"reply":"withheld"}"#, "nor can it be withheld"),
        (r#"{"instrument":"phq9","item":256,"reply":{"chosen":1}}"#, "not a small number"),
        (r#"{"instrument":"phq9","item":9,"reply":{"chosen":4}}"#, "there are four options"),
        (r#"{"instrument":"phq9","item":9,"reply":{"chosen":-1}}"#, "options count from 0"),
        (r#"{"instrument":"phq9","item":9,"reply":{"chosen":1.0}}"#, "not a whole number"),
        (r#"{"instrument":"phq9","item":9,"reply":{"chosen":"1"}}"#, "a text"),
        (r#"{"instrument":"phq9","item":9,"reply":{"chosen":null}}"#, "a null is not a value"),
        (r#"{"instrument":"phq9","item":9,"reply":null}"#, "a blank is no answer"),
        (r#"{"instrument":"phq9","item":9}"#, "no reply"),
        (r#"{"instrument":"phq9","item":9,"reply":1}"#, "a bare number"),
        (r#"{"instrument":"phq9","item":9,"reply":"Withheld"}"#, "another spelling"),
        (r#"{"instrument":"phq9","item":9,"reply":{"chosen":1},"value":1}"#, "an unknown field"),
        (r#"{"instrument":"phq9","item":9,"reply":{"chosen":1,"value":1}}"#, "an unknown field within"),
        (r#"{"instrument":"phq9","item":1,"item":9,"reply":{"chosen":1}}"#, "a doubled field"),
        (r#"{"instrument":"phq9","item":9,"reply":{"chosen":0,"chosen":1}}"#, "a doubled field within"),
        (r#"{"instrument":"PHQ9","item":9,"reply":{"chosen":1}}"#, "ids are lower-case"),
        (r#"{"instrument":"phq9","item":9,"reply":{"wrote":"often"}}"#, "words for a choice"),
        (r#"{"instrument":"iesr","item":23,"reply":{"chosen":0}}"#, "a choice for words"),
        (r#"{"instrument":"iesr","item":23,"reply":{"wrote":7}}"#, "a number for words"),
        (r#"{"instrument":"iesr","item":24,"reply":{"wrote":"2025-02-28"}}"#, "words for a day"),
        (r#"{"instrument":"iesr","item":24,"reply":{"day":"2025-02-29"}}"#, "no such day"),
        (r#"{"instrument":"iesr","item":1,"reply":{"day":"2025-02-28"}}"#, "a day for a choice"),
        (r#"{"instrument":"mi","item":53,"reply":{"chosen":0}}"#, "situation 26 is not rated accompanied"),
        (r#"{"instrument":"phq","item":9,"reply":{"chosen":1}}"#, "no such instrument"),
    ] {
        assert!(serde_json::from_str::<Answer>(json).is_err(), "{why}: {json}");
    }
    assert_eq!(Answer::parse(phq9(), 0, Reply::Withheld), Err(NotAnAnswer));
    assert_eq!(Answer::parse(phq9(), 1, Reply::Chosen(4)), Err(NotAnAnswer));
}

#[test]
fn written_words_are_some_words_and_at_most_as_many_characters_as_the_item_holds() {
    let write = |words: &str| Answer::parse(id("iesr"), 23, Reply::Wrote(words.to_owned()));
    for words in ["a", "é", &"é".repeat(200), "\u{202e}", "<script>", "a\nb"] {
        assert!(write(words).is_ok(), "{words:?}");
    }
    for words in ["", " ", "\n\t\u{a0}", &"a".repeat(201), &"é".repeat(201), "a\0b"] {
        assert_eq!(write(words), Err(NotAnAnswer), "{words:?}");
    }
}

#[test]
fn only_item_9_of_the_phq9_alerts_from_several_days_up_and_when_withheld() {
    for id in catalogue() {
        for item in id.instrument().items {
            let is_item_9 = id == phq9() && item.number == 9;
            for reply in replies(item) {
                let alerts = Answer::parse(id, item.number, reply.clone()).unwrap().alerts();
                let at_nothing = reply == Reply::Chosen(0);
                assert_eq!(alerts, is_item_9 && !at_nothing, "{id:?} item {} {reply:?}", item.number);
            }
        }
    }
}

#[test]
fn two_items_are_noted_from_1_up_and_an_answer_withheld_is_noted_nowhere() {
    let mut noted = vec![];
    for id in catalogue() {
        for item in id.instrument().items {
            for reply in replies(item) {
                let answer = Answer::parse(id, item.number, reply).unwrap();
                noted.extend(answer.is_noted().then(|| (id.as_str(), item.number, answer.points().unwrap())));
            }
        }
    }
    let expected =
        [("pcl5", 16), ("oci", 13)].map(|(id, item)| (1..=4).map(move |points| (id, item, points)));
    assert_eq!(noted, expected.into_iter().flatten().collect::<Vec<_>>());
}

#[test]
fn only_a_chosen_option_with_points_has_points() {
    let points = |id, item, reply| Answer::parse(id, item, reply).unwrap().points();
    assert_eq!(points(phq9(), 9, Reply::Chosen(3)), Some(3));
    assert_eq!(points(phq9(), 9, Reply::Withheld), None);
    assert_eq!(points(id("mi"), 1, Reply::Chosen(0)), Some(1), "its first option is 1");
    assert_eq!(points(id("mi"), 1, Reply::Chosen(5)), None, "it does not apply");
    assert_eq!(points(id("wsas"), 1, Reply::Chosen(9)), None, "nor does this");
    assert_eq!(points(id("employment"), 2, Reply::Chosen(4)), None, "97 is a code");
    assert_eq!(points(id("iesr"), 23, Reply::Wrote("4".to_owned())), None);
    assert_eq!(points(id("iesr"), 24, Reply::Day(day())), None);
}

#[test]
fn the_later_of_two_answers_to_one_item_stands_and_other_instruments_are_left_out() {
    let said = |id, reply| Answer::parse(id, 1, reply).unwrap();
    let (first, last) = (said(phq9(), Reply::Chosen(2)), said(phq9(), Reply::Chosen(0)));
    let answers = Answers::of(phq9(), &[first, last.clone(), said(id("gad7"), Reply::Chosen(3))]);
    assert_eq!(answers.get(1), Some(&last));
    assert_eq!(answers.items().filter(|(_, answer)| answer.is_some()).count(), 1);
    assert_eq!((answers.get(0), answers.get(2), answers.get(11)), (None, None, None));
}

#[test]
fn what_follows_from_an_answer_is_asked_only_after_that_answer() {
    let employment = id("employment");
    let asked_after = |item, option| {
        let answer = Answer::parse(employment, item, Reply::Chosen(option)).unwrap();
        let answers = Answers::of(employment, &[answer]);
        let asked = employment.instrument().items.iter().filter(|item| answers.is_asked(item));
        asked.map(|item| item.number).collect::<Vec<_>>()
    };
    assert_eq!(asked_after(1, 0), [1, 2, 3, 4, 5, 6, 10], "employed");
    assert_eq!(asked_after(1, 1), [1, 5, 6, 10], "not employed");
    assert_eq!(asked_after(6, 0), [1, 5, 6, 7, 8, 9, 10], "with benefits");
    assert_eq!(asked_after(6, 2), [1, 5, 6, 10], "not sure");
    assert_eq!(asked_after(5, 0), [1, 5, 6, 10], "the same code for another item");
}

fn phq9() -> InstrumentId {
    id("phq9")
}

fn id(id: &str) -> InstrumentId {
    InstrumentId::parse(id).expect("it is in the catalogue")
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 2, 28).expect("a day")
}
