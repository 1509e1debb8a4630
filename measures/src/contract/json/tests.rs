use super::{Json, Unreadable};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Everything {
    truth: bool,
    small: u8,
    below: i64,
    maybe: Option<String>,
    list: Vec<Kind>,
    pair: (u16, Own),
    named: BTreeMap<String, Option<bool>>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Own(String);

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Bare,
    Holding(u32),
    Two(u32, bool),
    Told { words: String },
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    serde_json::from_str::<Json>(text).unwrap().read()
}

fn everything() -> Everything {
    Everything {
        truth: true,
        small: 255,
        below: -1,
        maybe: None,
        list: vec![
            Kind::Bare,
            Kind::Holding(7),
            Kind::Two(8, false),
            Kind::Told { words: "“Sie” said \\ \n\u{1F600}".to_owned() },
        ],
        pair: (9, Own(String::new())),
        named: [("a".to_owned(), None), ("b".to_owned(), Some(true))].into(),
    }
}

#[test]
fn what_is_written_is_read() {
    let all = everything();
    assert_eq!(read::<Everything>(&serde_json::to_string(&all).unwrap()), Ok(all));
    assert_eq!(read::<()>("null"), Ok(()));
    assert_eq!(read::<Vec<Option<u8>>>("[]"), Ok(vec![]));
}

#[test]
fn what_is_something_else_is_refused() {
    let text = serde_json::to_string(&everything()).unwrap();
    for (good, bad) in [
        ("true,\"small\"", "1,\"small\""),
        ("255", "256"),
        ("255", "-1"),
        ("255", "\"255\""),
        ("\"maybe\":null", "\"maybe\":0"),
        ("\"bare\"", "\"bear\""),
        ("\"bare\"", "{\"bare\":1}"),
        ("{\"holding\":7}", "\"holding\""),
        ("{\"holding\":7}", "{\"holding\":7,\"bare\":null}"),
        ("{\"two\":[8,false]}", "{\"two\":[8]}"),
        ("[9,\"\"]", "[9]"),
        ("[9,\"\"]", "[9,0]"),
    ] {
        assert!(text.contains(good), "{good}");
        assert_eq!(read::<Everything>(&text.replacen(good, bad, 1)), Err(Unreadable), "{bad}");
    }
    assert_eq!(read::<()>("0"), Err(Unreadable));
    assert_eq!(read::<Own>("[\"a\"]"), Err(Unreadable));
}

#[test]
fn a_fraction_is_nothing_that_travels() {
    assert!(serde_json::from_str::<Json>("1.5").is_err());
    assert!(serde_json::from_str::<Json>("18446744073709551615").is_err());
}
