//! Worked cases, most of them published by somebody else: what an answer set must come to.

use measures::answers::{Answer, Answers, NotAnOption, Reply};
use measures::change::{band, caseness};
use measures::instruments::InstrumentId;
use measures::score::score;
use serde_json::Value;

#[test]
fn every_worked_case_comes_to_what_it_says() {
    for case in &cases() {
        let (said, expected) = (answers(case), &case["expected"]);
        match (said, expected["result"].as_str()) {
            (Err(NotAnOption), Some("rejected")) => {}
            (Ok(said), Some("scored")) => is_scored(&said, case),
            (Ok(said), Some("no_score")) => assert!(score(&said).is_err(), "has no score: {case}"),
            (said, _) => panic!("{said:?} is not what is expected of {case}"),
        }
    }
}

#[test]
fn every_worked_case_alerts_on_the_items_it_says_even_without_a_score() {
    for case in cases() {
        let Ok(said) = answers(&case) else { continue };
        let alerting = said.items().filter(|(_, _, answer)| answer.is_some_and(|answer| answer.alerts()));
        assert_eq!(numbers(alerting), case["expected"]["risk_items"], "alerts of {case}");
        let unanswered =
            said.items().filter(|(_, item, answer)| item.alerts_from.is_some() && answer.is_none());
        assert_eq!(numbers(unanswered), case["expected"]["risk_unanswered"], "unanswered in {case}");
    }
}

fn is_scored(said: &Answers, case: &Value) {
    let expected = &case["expected"];
    let instrument = said.instrument().instrument();
    let score = score(said).unwrap_or_else(|missing| panic!("{missing:?} in {case}"));
    // Exact in binary: every total of these scales is a multiple of a quarter.
    let points = f64::from(score.total.hundredths()) / 100.0;
    assert_eq!(Some(points), expected["total"].as_f64(), "total of {case}");
    assert_eq!(
        band(instrument, score.total).map(|band| band.words),
        expected["band"].as_str(),
        "band of {case}"
    );
    assert_eq!(caseness(instrument, score.total), expected["caseness"].as_bool(), "caseness of {case}");
}

/// The case's answers, each the option that has the value named.
fn answers(case: &Value) -> Result<Answers, NotAnOption> {
    let id = InstrumentId::parse(case["instrument"].as_str().expect("a name")).expect("an instrument");
    let mut answers = Answers::none(id);
    for (item, said) in (1..).zip(case["answers"].as_array().expect("a list")) {
        if !said.is_null() {
            answers.keep(Answer::parse(id, item, Reply::Chosen(option(id, item, said)?))?);
        }
    }
    Ok(answers)
}

/// The place of the option with this value; "NA" is the option without one.
fn option(id: InstrumentId, item: u8, said: &Value) -> Result<u8, NotAnOption> {
    let declared = id.instrument().items.get(usize::from(item) - 1).ok_or(NotAnOption)?;
    let has_value =
        |option: &u8| declared.options[usize::from(*option)].value.map(i64::from) == said.as_i64();
    (0..).take(declared.options.len()).find(has_value).ok_or(NotAnOption)
}

fn numbers<T, U>(items: impl Iterator<Item = (u8, T, U)>) -> Value {
    items.map(|(number, _, _)| number).collect()
}

fn cases() -> Vec<Value> {
    let file: Value = serde_json::from_str(include_str!("vectors.json")).expect("the cases are JSON");
    let cases = file["vectors"].as_array().expect("a list of cases").clone();
    assert_eq!(Some(cases.len() as u64), file["counts"]["cases"].as_u64(), "no case got lost");
    cases
}
