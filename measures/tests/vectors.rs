//! Worked cases, most of them published by somebody else: what an answer set must come to.

use measures::answers::{Answer, Answers, NotAnAnswer, Reply};
use measures::instrument::{Item, Subscale, Value as Stands};
use measures::instruments::{InstrumentId, catalogue};
use measures::score::{Score, Total, score};
use measures::thresholds::InUse;
use serde_json::Value;
use std::collections::BTreeMap;

/// A rating accompanied is called by the number of its situation and this.
const ACCOMPANIED: usize = 27;

#[test]
fn every_worked_case_comes_to_what_it_says() {
    for case in &cases() {
        let expected = &case["expected"];
        if let Some(total) = hundredths(&case["given_total"]) {
            means_what_it_says(id(case), Some(total), case);
            continue;
        }
        match (answers(case), expected["result"].as_str()) {
            (Err(NotAnAnswer), Some("rejected")) => {}
            (Ok(said), Some("scored")) => is_scored(&said, case),
            (Ok(said), Some("no_score")) => {
                assert!(score(&said).expect("it has a total").is_err(), "has no score: {case}");
            }
            (said, _) => panic!("{said:?} is not what is expected of {case}"),
        }
    }
}

#[test]
fn every_worked_case_alerts_or_is_noted_on_the_items_it_says_even_without_a_score() {
    for case in cases().iter().filter(|case| case["answers"] != Value::Null) {
        let Ok(said) = answers(case) else { continue };
        let numbers = |holds: fn(&Item, Option<&Answer>) -> bool| -> Value {
            said.items().filter(|(item, answer)| holds(item, *answer)).map(|(item, _)| item.number).collect()
        };
        let risky = numbers(|_, answer| answer.is_some_and(|answer| answer.alerts() || answer.is_noted()));
        assert_eq!(risky, case["expected"]["risk_items"], "alerting or noted in {case}");
        let unanswered = numbers(|item, answer| item.alerts_from.is_some() && answer.is_none());
        assert_eq!(unanswered, case["expected"]["risk_unanswered"], "unanswered in {case}");
    }
}

#[test]
fn no_case_is_left_out() {
    let file = file();
    let listed = file["vectors"].as_array().expect("a list of cases");
    assert_eq!(Some(listed.len() as u64), file["counts"]["cases"].as_u64());
    let mut counted: BTreeMap<_, u64> = BTreeMap::new();
    for case in listed {
        *counted.entry(case["instrument"].as_str().expect("a name")).or_default() += 1;
    }
    assert_eq!(serde_json::json!(counted), file["counts"]["by_instrument"]);
    // What a referral comes to is held to its cases in `outcome`.
    assert_eq!(cases().len() as u64, listed.len() as u64 - counted["outcome"]);
    let scored = catalogue().filter(|id| id.instrument().scoring.is_some());
    let uncovered = scored.filter(|id| !counted.contains_key(id.as_str()));
    assert_eq!(uncovered.collect::<Vec<_>>(), [], "scored instruments without a worked case");
}

fn is_scored(said: &Answers, case: &Value) {
    let score = score(said).map(|score| score.unwrap_or_else(|missing| panic!("{missing:?} in {case}")));
    means_what_it_says(said.instrument(), score.as_ref().map(|score| score.total), case);
    let declared = said.instrument().instrument().subscales;
    assert_eq!(subscales(declared, score.as_ref()), case["expected"]["subscales"], "subscales of {case}");
    assert_eq!(prompts(said), case["expected"]["prompts"], "prompts of {case}");
}

/// The total with its band and its caseness, where there is one.
fn means_what_it_says(id: InstrumentId, total: Option<Total>, case: &Value) {
    let expected = &case["expected"];
    assert_eq!(total, hundredths(&expected["total"]), "total of {case}");
    let band = total.and_then(|total| id.band(total)).map(|band| band.words);
    assert_eq!(band, expected["band"].as_str(), "band of {case}");
    let caseness = total.and_then(|total| InUse::published(id).is_case(total));
    assert_eq!(caseness, expected["caseness"].as_bool(), "caseness of {case}");
}

/// By id, as the cases write them.
fn subscales(declared: &[Subscale], score: Option<&Score>) -> Value {
    let totals = score.map_or(vec![], |score| score.subscales.clone());
    assert_eq!(totals.len(), declared.len());
    let written = |total: Total| serde_json::from_str::<Value>(&total.to_string()).expect("a number");
    declared.iter().zip(totals).map(|(one, total)| (one.id.to_owned(), total.map(written))).collect()
}

/// Whether each answer asks for more, where the answers stand alone.
fn prompts(said: &Answers) -> Value {
    let Some(from) = said.instrument().evidence().asks_more_from else { return Value::Null };
    said.items()
        .map(|(_, answer)| {
            answer.and_then(Answer::points).is_some_and(|p| Total::whole(p.into()) >= from.value)
        })
        .collect()
}

/// The case's answers, each the option that has the value named.
fn answers(case: &Value) -> Result<Answers, NotAnAnswer> {
    let lists = match &case["answers"] {
        Value::Object(scales) => [(0, &scales["alone"]), (ACCOMPANIED, &case["answers"]["accompanied"])],
        list => [(0, list), (0, &Value::Null)],
    };
    let mut answers = Answers::none(id(case));
    for (before, list) in lists {
        for (number, said) in (before + 1..).zip(list.as_array().into_iter().flatten()) {
            if !said.is_null() {
                answers.keep(answer(id(case), u8::try_from(number).expect("a small number"), said)?);
            }
        }
    }
    Ok(answers)
}

fn answer(id: InstrumentId, number: u8, said: &Value) -> Result<Answer, NotAnAnswer> {
    let item = id.instrument().item(number).ok_or(NotAnAnswer)?;
    let is_said = |value: &Stands| match value {
        Stands::Points(points) => said.as_u64() == Some(u64::from(*points)),
        Stands::DoesNotApply => said == "NA",
        Stands::Code(_) => false,
    };
    let option = item.asks.values().iter().position(is_said).ok_or(NotAnAnswer)?;
    Answer::parse(id, number, Reply::Chosen(u8::try_from(option).expect("a small number")))
}

/// A number as it is written, without going through binary fractions.
fn hundredths(points: &Value) -> Option<Total> {
    Some(points.as_number()?.to_string().parse().expect("at most two places"))
}

fn id(case: &Value) -> InstrumentId {
    InstrumentId::parse(case["instrument"].as_str().expect("a name")).expect("an instrument")
}

/// Every case of an instrument.
fn cases() -> Vec<Value> {
    let file = file();
    let cases = file["vectors"].as_array().expect("a list of cases");
    cases.iter().filter(|case| case["instrument"] != "outcome").cloned().collect()
}

fn file() -> Value {
    serde_json::from_str(include_str!("vectors.json")).expect("the cases are JSON")
}
