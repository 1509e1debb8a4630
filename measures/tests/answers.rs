//! What an answer may be, and how it travels.

use measures::answers::{Answer, Answers, NotAnOption, Reply, option_words};
use measures::instrument::ResponseOption;
use measures::instruments::{InstrumentId, catalogue};

#[test]
fn every_possible_answer_is_read_back_as_it_was_written() {
    for id in catalogue() {
        for (item, declared) in (1..).zip(id.instrument().items) {
            let chosen = (0..).take(declared.options.len()).map(Reply::Chosen);
            for reply in chosen.chain([Reply::Withheld]) {
                let answer = Answer::parse(id, item, reply).unwrap();
                let json = serde_json::to_string(&answer).unwrap();
                assert_eq!(serde_json::from_str::<Answer>(&json).unwrap(), answer, "{json}");
            }
        }
    }
}

#[test]
fn the_wire_form_is_the_one_that_phones_in_use_already_speak() {
    let json = |reply| serde_json::to_string(&Answer::parse(phq9(), 9, reply).unwrap()).unwrap();
    assert_eq!(json(Reply::Chosen(1)), r#"{"instrument":"phq9","item":9,"reply":{"chosen":1}}"#);
    assert_eq!(json(Reply::Withheld), r#"{"instrument":"phq9","item":9,"reply":"withheld"}"#);
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
        (r#"{"instrument":"phq","item":9,"reply":{"chosen":1}}"#, "no such instrument"),
    ] {
        assert!(serde_json::from_str::<Answer>(json).is_err(), "{why}: {json}");
    }
    assert_eq!(Answer::parse(phq9(), 0, Reply::Withheld), Err(NotAnOption));
    assert_eq!(Answer::parse(phq9(), 1, Reply::Chosen(4)), Err(NotAnOption));
}

#[test]
fn only_item_9_of_the_phq9_alerts_from_several_days_up_and_when_withheld() {
    for id in catalogue() {
        for (item, declared) in (1..).zip(id.instrument().items) {
            let is_item_9 = id == phq9() && item == 9;
            let alerts = |reply| Answer::parse(id, item, reply).unwrap().alerts();
            assert!(!alerts(Reply::Chosen(0)), "{id:?} item {item} at nothing");
            for option in (1..).take(declared.options.len() - 1) {
                assert_eq!(alerts(Reply::Chosen(option)), is_item_9, "{id:?} item {item} option {option}");
            }
            assert_eq!(alerts(Reply::Withheld), is_item_9, "{id:?} item {item} withheld");
        }
    }
}

#[test]
fn a_withheld_answer_has_words_and_no_value() {
    let withheld = Answer::parse(phq9(), 9, Reply::Withheld).unwrap();
    assert_eq!(withheld.words(), "I’d rather not answer this here");
    assert_eq!((withheld.value(), withheld.option().is_some()), (None, false));
}

#[test]
fn an_option_is_shown_with_its_number_where_the_paper_scale_prints_one() {
    let wsas = InstrumentId::parse("wsas").unwrap();
    let words = |id, option| Answer::parse(id, 1, Reply::Chosen(option)).unwrap().words();
    assert_eq!(words(phq9(), 1), "Several days");
    assert_eq!(words(wsas, 2), "2 – A little");
    assert_eq!(words(wsas, 3), "3 – between ‘A little’ and ‘Quite a lot’");
    assert_eq!(words(wsas, 9), "Does not apply");
}

#[test]
fn an_option_without_words_is_told_by_the_nearest_words_on_either_side_or_by_its_number() {
    let scale = InstrumentId::parse("wsas").unwrap().instrument();
    let option = ResponseOption::new;
    let options =
        [option(0, ""), option(1, "Some"), option(2, ""), option(3, ""), option(4, "Most"), option(5, "")];
    let words = [0, 2, 3, 5].map(|chosen| option_words(scale, &options, chosen));
    assert_eq!(words, ["0", "2 – between ‘Some’ and ‘Most’", "3 – between ‘Some’ and ‘Most’", "5"]);
    let aside = [option(0, "Some"), option(1, ""), ResponseOption::without_value("Does not apply")];
    assert_eq!(option_words(scale, &aside, 1), "1", "what has no value lies nowhere on the scale");
}

#[test]
fn the_later_of_two_answers_to_one_item_stands_and_other_instruments_are_left_out() {
    let gad7 = InstrumentId::parse("gad7").unwrap();
    let said = |id, reply| Answer::parse(id, 1, reply).unwrap();
    let (first, last) = (said(phq9(), Reply::Chosen(2)), said(phq9(), Reply::Chosen(0)));
    let answers = Answers::of(phq9(), &[first, last, said(gad7, Reply::Chosen(3))]);
    assert_eq!(answers.get(1), Some(last));
    assert_eq!(answers.items().filter(|(_, _, answer)| answer.is_some()).count(), 1);
    assert_eq!((answers.get(0), answers.get(2), answers.get(11)), (None, None, None));
    assert!(!answers.is_asked(0) && !answers.is_asked(11) && answers.is_asked(1));
}

fn phq9() -> InstrumentId {
    InstrumentId::parse("phq9").expect("it is in the catalogue")
}
