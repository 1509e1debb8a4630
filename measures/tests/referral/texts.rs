//! Names and own words, as badly as people and programs type them, and what the server is sent.

use crate::{chose, question, rules, ticked, today, told, typed, wrote};
use measures::referral::{Fault, Said, check};

#[test]
fn a_name_of_any_script_is_kept_as_it_is() {
    let long = "ж".repeat(100);
    for name in [
        "Asha",
        "O’Neill",
        "O'Neill",
        "Anne-Marie",
        "Łukasz",
        "Nguyễn Thị",
        "王小明",
        "محمد",
        "דָּוִד",
        "संतोष",
        "می‌خواهم",
        "X Æ A-12",
        "J.",
        &long,
        // What means something to a program means nothing here: it is kept and shown as text.
        "<script>alert(1)</script>",
        "=HYPERLINK(\"x\")",
        "+1",
        "-1",
        "@SUM(A1)",
        "'; drop table patients; --",
        "{{7*7}}",
        "null",
        "👩🏽‍🦽",
    ] {
        assert_eq!(typed("first_name", name), Ok(wrote(name)), "{name}");
    }
}

#[test]
fn what_nobody_sees_in_a_name_is_left_out() {
    for (name, kept, why) in [
        ("  Asha ", "Asha", "spaces around it"),
        ("Asha\nMarie", "Asha Marie", "the end of a line"),
        ("As\0ha\u{7}", "Asha", "control characters"),
        ("\u{feff}Asha", "Asha", "a byte order mark"),
        ("Asha\u{202e}eiraM", "AshaeiraM", "what turns the page around"),
        ("\u{2066}Asha\u{2069}", "Asha", "what isolates it"),
    ] {
        assert_eq!(typed("first_name", name), Ok(wrote(kept)), "{why}");
    }
    for nothing in ["", " ", "\u{a0}\u{2003}", "\n\t", "\0", "\u{200b}\u{200d}", "\u{202e}"] {
        assert_eq!(told("first_name", nothing).as_deref(), Some("Enter your first name"), "{nothing:?}");
        assert_eq!(typed("known_as", nothing), Ok(Said::Skipped), "{nothing:?}");
    }
}

#[test]
fn what_is_too_long_is_said_and_counted_in_characters() {
    let says = "Your first name must be 100 characters or fewer";
    assert_eq!(told("first_name", &"é".repeat(101)).as_deref(), Some(says));
    assert_eq!(told("own_words", &"a".repeat(1000)), None);
    assert_eq!(told("own_words", &"語".repeat(1000)), None);
    let says = "What you would like help with must be 1,000 characters or fewer";
    assert_eq!(told("own_words", &"a".repeat(1001)).as_deref(), Some(says));
    assert_eq!(told("own_words", &"a b\n".repeat(2500)).as_deref(), Some(says), "10,000 characters");
}

#[test]
fn own_words_keep_their_lines() {
    for (words, kept) in [
        ("One.\r\n\r\nTwo.\rThree.", "One.\n\nTwo.\nThree."),
        ("\n  I can’t sleep.\n", "I can’t sleep."),
        ("a\tb\u{2028}c\0", "a b\nc"),
    ] {
        assert_eq!(typed("own_words", words), Ok(wrote(kept)));
    }
}

#[test]
fn the_server_keeps_nothing_that_the_browser_would_have_read_otherwise() {
    for (id, said, why) in [
        ("first_name", wrote(" Asha"), "not trimmed"),
        ("first_name", wrote(""), "nothing"),
        ("first_name", wrote("As\0ha"), "a control character"),
        ("mobile", wrote("+447700900982"), "another spelling"),
        ("postcode", wrote("ls1 4ap"), "small letters"),
        ("nhs_number", wrote("401 023 2137"), "spaces"),
        ("email", wrote("jo@EXAMPLE.com"), "capitals in the host"),
        ("needs", ticked(&["reading", "hearing"]), "another order"),
        ("needs", ticked(&["hearing", "hearing"]), "twice"),
        ("needs", ticked(&[]), "no ticks"),
        ("needs", chose("hearing"), "a choice where ticks are asked for"),
        ("goal_1_now", Said::Rated(11), "above ten"),
        ("own_words", chose("write"), "a choice where words are asked for"),
        ("who_for", wrote("me"), "words where a choice is asked for"),
    ] {
        assert_eq!(check(question(id), &said, &rules(), today()), Err(Fault::NotUnderstood), "{id}: {why}");
    }
    assert_eq!(check(question("first_name"), &Said::Skipped, &rules(), today()), Err(Fault::Missing));
    let long = check(question("first_name"), &wrote(&"a".repeat(101)), &rules(), today());
    assert_eq!(long, Err(Fault::TooLong(100)));
}
