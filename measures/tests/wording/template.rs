//! The empty form that a service fills with its licensed words.

use crate::{file, ids, shipped};
use measures::wording::{Wording, WordingFile};
use serde_json::Value;
use std::collections::BTreeSet;

fn template(id: &str) -> Value {
    serde_json::to_value(shipped(id).template()).expect("JSON")
}

fn parse(file: &Value) -> Result<Wording, String> {
    let file: WordingFile = serde_json::from_value(file.clone()).expect("the form of a file");
    Wording::try_from(file).map_err(|fault| fault.to_string())
}

#[test]
fn it_has_exactly_every_item_option_and_scale_and_no_words() {
    for id in ids() {
        let (template, file) = (template(id), file(id));
        assert_eq!(keys(&template["items"]), keys(&file["items"]), "{id}");
        assert_eq!(keys(&template["options"]), keys(&file["options"]), "{id}");
        assert_eq!(keys(&template["scales"]), keys(&file["scales"]), "{id}");
        for (item, words) in file["items"].as_object().expect("a map") {
            assert_eq!(keys(&template["items"][item]["options"]), keys(&words["options"]), "{item}");
        }
        let filled: Vec<_> = blanks(&template).into_iter().filter(|(_, words)| !words.is_empty()).collect();
        let named = [("/instrument".to_owned(), id.to_owned()), ("/language".to_owned(), "en-GB".to_owned())];
        assert_eq!(filled, named, "{id}");
        assert!(template.get("notice").is_none(), "{id}: licensed words need none");
    }
}

#[test]
fn it_is_refused_until_every_word_is_filled_in_and_accepted_then() {
    for id in ids() {
        let empty = template(id);
        parse(&empty).expect_err(id);
        let places: Vec<_> = blanks(&empty).into_iter().map(|(path, _)| path).collect();
        let mut full = empty.clone();
        for path in &places {
            if *path != "/instrument" && *path != "/language" {
                *full.pointer_mut(path).expect("a place") = "licensed-2026".into();
            }
        }
        let wording = parse(&full).expect(id);
        assert!(!wording.is_stand_in(), "{id}");
        for path in places {
            let mut all_but_one = full.clone();
            *all_but_one.pointer_mut(&path).expect("a place") = "".into();
            let may_be_blank = wording.instrument().instrument().numbered && is_points(&path);
            assert_eq!(parse(&all_but_one).is_ok(), may_be_blank, "{id} without {path}");
        }
    }
}

/// Of a scale that is printed with its numbers, a number may stand alone.
fn is_points(path: &str) -> bool {
    path.contains("/options/") && path.ends_with(|c: char| c.is_ascii_digit())
}

/// Sorted: whether a map keeps its order depends on what else is built.
fn keys(map: &Value) -> BTreeSet<String> {
    map.as_object().map_or(BTreeSet::new(), |map| map.keys().cloned().collect())
}

/// Every place that holds a text, and the text.
fn blanks(file: &Value) -> Vec<(String, String)> {
    match file {
        Value::String(words) => vec![(String::new(), words.clone())],
        Value::Object(map) => {
            let within = |(key, value): (&String, &Value)| {
                blanks(value).into_iter().map(move |(path, words)| (format!("/{key}{path}"), words)).collect()
            };
            map.iter().flat_map::<Vec<_>, _>(within).collect()
        }
        _ => vec![],
    }
}
