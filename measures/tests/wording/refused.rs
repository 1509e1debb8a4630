//! A file of words is refused whole, with a sentence that says where it goes wrong.

use crate::{file, ids, read, shipped};
use measures::instruments::InstrumentId;
use measures::wording::Wording;
use serde_json::{Value, json};

/// The words of an instrument with one change, and the sentence that refuses them.
fn refusal(id: &str, change: impl Fn(&mut Value)) -> String {
    let mut file = file(id);
    change(&mut file);
    read(&file).expect_err("these words are refused")
}

fn without(file: &mut Value, path: &str, key: &str) {
    let map = file.pointer_mut(path).and_then(Value::as_object_mut).expect("a map");
    map.remove(key).expect("it was there");
}

#[test]
fn an_item_that_does_not_exist_or_is_not_there_is_named() {
    let unknown = refusal("spin", |file| file["items"]["spin-18"] = json!({"text": "One too many"}));
    assert!(unknown.contains("“spin-18”: the instrument has no such item"), "{unknown}");
    let accompanied = refusal("mi", |file| file["items"]["mi-28"] = json!({"text": "A rating, not an item"}));
    assert!(accompanied.contains("“mi-28”"), "{accompanied}");
    let missing = refusal("spin", |file| without(file, "/items", "spin-7"));
    assert!(missing.contains("“items”: the words of the item “spin-7” are missing"), "{missing}");
    let beside = refusal("iesr", |file| without(file, "/items", "iesr-event-date"));
    assert!(beside.contains("iesr-event-date"), "{beside}");
}

#[test]
fn every_item_of_every_instrument_is_needed() {
    for id in ids() {
        for item in file(id)["items"].as_object().expect("a map").keys() {
            let missing = refusal(id, |file| without(file, "/items", item));
            assert!(missing.contains(&format!("“{item}”")), "{missing}");
        }
    }
}

#[test]
fn an_option_that_does_not_exist_or_is_not_there_is_named() {
    let unknown = refusal("spin", |file| file["options"]["5"] = json!("Even more"));
    assert!(unknown.contains("“options”: no item has an option “5”"), "{unknown}");
    let unknown = refusal("pdss", |file| file["items"]["pdss-3"]["options"]["NA"] = json!("Does not apply"));
    assert!(unknown.contains("“pdss-3”: the item has no option “NA”"), "{unknown}");
    let missing = refusal("spin", |file| without(file, "/options", "3"));
    assert!(missing.contains("“spin-1”: the words of the option “3” are missing"), "{missing}");
    let missing = refusal("mi", |file| without(file, "/options", "NA"));
    assert!(missing.contains("“mi-1”: the words of the option “NA” are missing"), "{missing}");
    let missing = refusal("pdss", |file| without(file, "/items/pdss-3/options", "3"));
    assert!(missing.contains("“pdss-3”: the words of the option “3” are missing"), "{missing}");
}

/// Otherwise the fourth answer to "how difficult" would read "Nearly every day".
#[test]
fn an_item_with_options_of_its_own_does_not_borrow_one_from_the_shared_ones() {
    let missing = refusal("phq9", |file| without(file, "/items/phq9-10/options", "3"));
    assert!(missing.contains("“phq9-10”: the words of the option “3” are missing"), "{missing}");
}

#[test]
fn words_without_what_the_shipped_ones_say_before_the_items_or_of_an_item_s_own_options_do_not_cover_it() {
    let of = |id: &str| InstrumentId::parse(id).unwrap().shipped_wording();
    let covers = |id: &str, change: fn(&mut Value)| {
        let mut file: Value = serde_json::from_str(of(id)).unwrap();
        change(&mut file);
        let shipped: Wording = serde_json::from_str(of(id)).unwrap();
        serde_json::from_value::<Wording>(file).unwrap().covers(&shipped).map_err(|fault| fault.at)
    };
    assert_eq!(covers("phq9", |_| {}), Ok(()));
    assert_eq!(covers("phq9", |file| file["instruction"] = Value::Null), Err("instruction".to_owned()));
    assert_eq!(covers("pcl5", |file| file["stem"] = Value::Null), Err("stem".to_owned()));
    assert_eq!(covers("phq9", |file| without(file, "/items/phq9-10", "options")), Err("phq9-10".to_owned()));
}

#[test]
fn words_that_are_blank_are_missing() {
    for (path, at) in [
        ("/items/spin-7/text", "spin-7"),
        ("/instruction", "instruction"),
        ("/notice", "notice"),
        ("/licence", "licence"),
    ] {
        for blank in ["", " \n\u{a0}"] {
            let refusal = refusal("spin", |file| *file.pointer_mut(path).expect("a text") = json!(blank));
            assert!(refusal.contains(&format!("“{at}”: its words are missing")), "{path}: {refusal}");
        }
    }
    let option = refusal("spin", |file| file["options"]["3"] = json!(" "));
    assert!(option.contains("“options”: the words of the option “3” are missing"), "{option}");
    let hint = refusal("wsas", |file| file["items"]["wsas-1"]["hint"] = json!(""));
    assert!(hint.contains("“wsas-1”: its words are missing"), "{hint}");
    let applies = refusal("wsas", |file| file["options"]["NA"] = json!(""));
    assert!(applies.contains("“wsas-1”: its words are missing"), "a number can stand alone: {applies}");
}

#[test]
fn a_scale_that_does_not_exist_or_is_not_there_is_named() {
    let unknown = refusal("mi", |file| file["scales"]["together"] = json!("Together"));
    assert!(unknown.contains("“together”: the instrument has no such scale"), "{unknown}");
    let unknown = refusal("spin", |file| file["scales"] = json!({"alone": "Alone"}));
    assert!(unknown.contains("“alone”: the instrument has no such scale"), "{unknown}");
    let missing = refusal("mi", |file| without(file, "/scales", "accompanied"));
    assert!(missing.contains("“scales”: the words of the scale “accompanied” are missing"), "{missing}");
    let blank = refusal("mi", |file| file["scales"]["alone"] = json!(""));
    assert!(blank.contains("“alone”: its words are missing"), "{blank}");
}

#[test]
fn a_name_that_is_not_one_is_refused() {
    for tag in ["", "e", "english", "EN", "en_GB", "en-", "en-GB-", "-GB", "en-toolongpart", "en GB", "../en"]
    {
        let refusal = refusal("phq9", |file| file["language"] = json!(tag));
        assert!(refusal.contains("“language”: this is not a language tag"), "{tag:?}: {refusal}");
    }
    for tag in ["en", "en-GB", "pl", "ar", "ckb", "zh-Hant-TW", "sr-Latn"] {
        let mut file = file("phq9");
        file["language"] = json!(tag);
        assert_eq!(read(&file).map(|wording| wording.language().to_owned()).as_deref(), Ok(tag));
    }
    for version in ["", "a b", "a/b", "..\\b", "é", &"a".repeat(61)] {
        let refusal = refusal("phq9", |file| file["wording_version"] = json!(version));
        assert!(refusal.contains("“wording_version”"), "{version:?}: {refusal}");
    }
    let unknown = refusal("phq9", |file| file["instrument"] = json!("phq8"));
    assert!(unknown.contains("“phq8”: no instrument has this id"), "{unknown}");
    let other = refusal("phq9", |file| file["instrument"] = json!("gad7"));
    assert!(other.contains("phq9-1"), "{other}");
}

#[test]
fn a_text_too_long_for_a_screen_or_with_a_null_character_is_refused() {
    for (words, holds) in [("é".repeat(2_000), true), ("é".repeat(2_001), false), ("a\0b".to_owned(), false)]
    {
        for path in
            ["/items/phq9-1/text", "/items/phq9-10/options/3", "/options/0", "/instruction", "/licence"]
        {
            let mut file = file("phq9");
            *file.pointer_mut(path).expect("a text") = json!(words);
            assert_eq!(read(&file).is_ok(), holds, "{path} of {} characters", words.chars().count());
        }
    }
}

#[test]
fn an_unknown_field_or_another_kind_of_value_is_refused() {
    for (path, key, value) in [
        ("", "scoring", json!({})),
        ("", "language", json!(7)),
        ("", "expires", json!("2027-02-29")),
        ("/items/phq9-9", "alerts_from", json!(3)),
        ("/items/phq9-9", "text", json!(["a", "list"])),
        ("/options", "0", json!(0)),
    ] {
        let refusal = refusal("phq9", |file| file.pointer_mut(path).expect("a map")[key] = value.clone());
        assert!(!refusal.is_empty(), "{path}/{key}");
    }
}

#[test]
fn a_key_that_stands_twice_is_refused_on_its_line() {
    let text = serde_json::to_string_pretty(&shipped("mi")).expect("JSON");
    for (key, first) in [
        ("mi-3", r#"{"text": "Before"}"#),
        ("3", r#""Before""#),
        ("alone", r#""Before""#),
        ("text", r#""Before""#),
        ("licence", r#""Before""#),
    ] {
        let is_here = |line: &str| line.trim_start().starts_with(&format!("\"{key}\":"));
        let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
        let at = lines.iter().position(|line| is_here(line)).expect(key);
        lines.insert(at, format!("\"{key}\": {first},"));
        let refusal = serde_json::from_str::<Wording>(&lines.join("\n")).expect_err(key).to_string();
        assert!(refusal.contains(key), "{refusal}");
        assert!(refusal.contains(&format!("line {} ", at + 2)), "{key} on line {}: {refusal}", at + 2);
    }
}
