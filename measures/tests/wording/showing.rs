//! How words are read on a screen.

use crate::{file, ids, item, read, shipped};
use measures::answers::{Answer, Reply};
use measures::instrument::Value;
use measures::instruments::InstrumentId;

#[test]
fn an_option_is_shown_with_its_number_where_the_paper_scale_prints_one() {
    let line = |id, option: usize| {
        let item = item(id, 1);
        shipped(id).option_line(item, item.asks.values()[option])
    };
    assert_eq!(line("phq9", 1), "Several days");
    assert_eq!(line("wsas", 2), "2 – A little");
    assert_eq!(line("wsas", 9), "Does not apply");
    assert_eq!(line("mi", 0), "Never avoid");
    assert_eq!(line("employment", 8), "Prefer not to say");
}

#[test]
fn a_bare_number_is_read_with_the_words_on_either_side_of_it() {
    let line = |points| shipped("phobia").option_line(item("phobia", 2), Value::Points(points));
    assert_eq!(line(0), "0 – Would not avoid it");
    assert_eq!(line(1), "1 – between ‘Would not avoid it’ and ‘Slightly avoid it’");
    assert_eq!(line(7), "7 – between ‘Markedly avoid it’ and ‘Always avoid it’");
    let line = |points| shipped("wsas").option_line(item("wsas", 1), Value::Points(points));
    assert_eq!(line(7), "7 – between ‘Very much’ and ‘So much that I cannot do it’");
}

#[test]
fn several_bare_numbers_in_a_row_are_between_the_nearest_words() {
    let mut file = file("phobia");
    for (value, words) in [("2", ""), ("8", "")] {
        file["options"][value] = words.into();
    }
    let wording = read(&file).unwrap();
    let line = |points| wording.option_line(item("phobia", 1), Value::Points(points));
    for points in 1..=3 {
        assert_eq!(
            line(points),
            format!("{points} – between ‘Would not avoid it’ and ‘Definitely avoid it’")
        );
    }
    assert_eq!(line(7), "7", "no words follow");
}

#[test]
fn an_answer_is_read_as_it_was_given() {
    let read = |id: &str, item, reply| {
        let answer = Answer::parse(InstrumentId::parse(id).unwrap(), item, reply).unwrap();
        shipped(id).answer(&answer)
    };
    assert_eq!(read("phq9", 9, Reply::Withheld), "I’d rather not answer this here");
    assert_eq!(read("phq9", 9, Reply::Chosen(3)), "Nearly every day");
    assert_eq!(read("phq9", 10, Reply::Chosen(3)), "Extremely difficult");
    assert_eq!(read("mi", 28, Reply::Chosen(4)), "Always avoid");
    assert_eq!(read("wsas", 1, Reply::Chosen(8)), "8 – So much that I cannot do it");
    assert_eq!(read("iesr", 23, Reply::Wrote("A <b>fall</b>".to_owned())), "A <b>fall</b>");
    let day = chrono::NaiveDate::from_ymd_opt(2025, 2, 8).unwrap();
    assert_eq!(read("iesr", 24, Reply::Day(day)), "8 February 2025");
}

#[test]
fn two_ratings_of_one_situation_share_its_words_and_are_told_apart_by_their_scale() {
    let mi = shipped("mi");
    let (alone, accompanied) = (item("mi", 3), item("mi", 30));
    assert_eq!(mi.text(alone), mi.text(accompanied));
    assert_eq!(mi.line(alone), "Shopping centres – By yourself");
    assert_eq!(mi.line(accompanied), "Shopping centres – With someone you trust");
    assert_eq!(mi.section(alone), (Some("Places"), None));
    assert_eq!(shipped("phq9").line(item("phq9", 4)), "Feeling tired or having little energy");
}

#[test]
fn what_is_said_under_a_heading_stands_until_the_next_one() {
    let (hai, mi) = (shipped("hai"), shipped("mi"));
    let said = hai.section(item("hai", 15));
    assert!(said.1.is_some(), "{said:?}");
    assert_eq!(hai.section(item("hai", 18)), said);
    assert_eq!(hai.section(item("hai", 14)), (None, None));
    let headings =
        (1..=27).map(|number| mi.section(item("mi", number)).0).collect::<std::collections::BTreeSet<_>>();
    assert!(headings.len() > 2, "{headings:?}");
}

#[test]
fn the_stem_opens_the_scored_items_only() {
    let pcl5 = shipped("pcl5");
    assert_eq!(pcl5.stem(item("pcl5", 1)), Some("In the past month, how much were you bothered by:"));
    assert_eq!(pcl5.stem(item("pcl5", 21)), None, "the event is asked without it");
    assert_eq!(shipped("phq9").stem(item("phq9", 1)), None);
}

#[test]
fn words_are_written_in_the_direction_of_their_language() {
    for (language, direction) in [
        ("en-GB", "ltr"),
        ("pl", "ltr"),
        ("ar", "rtl"),
        ("ar-SY", "rtl"),
        ("ur", "rtl"),
        ("fa-AF", "rtl"),
        ("he", "rtl"),
        ("arn", "ltr"),
    ] {
        let mut file = file("gad7");
        file["language"] = language.into();
        assert_eq!(read(&file).unwrap().direction(), direction, "{language}");
    }
    assert!(ids().all(|id| shipped(id).direction() == "ltr"));
}
