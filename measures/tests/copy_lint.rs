//! Sentences that nobody must ever read here: they promise what nobody keeps, or judge what nobody knows.

use std::fs;
use std::path::{Path, PathBuf};

/// Everything that puts words on a screen, staff's screens too, and what the pages carry from the server.
const SPEAKS: [&str; 4] = ["app/src", "public", "measures/src", "server/src"];

/// In small letters and straight quotes. A level of risk, a watch that nobody keeps, comfort by command, words
/// that blame, and confidentiality without its limits.
const NEVER: [&str; 25] = [
    "low risk",
    "lower risk",
    "medium risk",
    "moderate risk",
    "high risk",
    "higher risk",
    "risk level",
    "level of risk",
    "no risk",
    "not at risk",
    "we monitor",
    "we are monitoring",
    "we're monitoring",
    "are monitored",
    "don't worry",
    "do not worry",
    "no need to worry",
    "nothing to worry about",
    "commit suicide",
    "committed suicide",
    "completely confidential",
    "strictly confidential",
    "fully confidential",
    "always confidential",
    "nobody else will see",
];

/// Nobody may be promised a call: it depends on who is at work.
const SOMEBODY: [&str; 8] =
    ["someone", "somebody", "we", "our team", "the team", "your therapist", "a therapist", "a clinician"];
const GETS_IN_TOUCH: [&str; 7] =
    ["contact you", "call you", "phone you", "ring you", "text you", "be in touch", "get back to you"];

#[test]
fn nobody_ever_reads_a_sentence_that_promises_or_judges() {
    for place in SPEAKS {
        let files = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(place));
        assert!(!files.is_empty(), "{place} is where words are looked for");
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            assert_eq!(forbidden(&text), None, "in {}", file.display());
        }
    }
}

#[test]
fn a_planted_sentence_is_caught_however_it_is_written() {
    for (planted, found) in [
        ("<p>\"Someone will contact you.\"</p>", "someone will contact you"),
        ("\"We’ll call you tomorrow\"", "we'll call you"),
        ("\"We will \\\n     get back to you\"", "we will get back to you"),
        ("<p>Your therapist\n  will ring you.</p>", "your therapist will ring you"),
        ("We monitor your answers", "we monitor"),
        ("Don&rsquo;t worry", "don't worry"),
        ("Don&#39;t&nbsp;worry", "don't worry"),
        ("You’re at <strong>low</strong> risk", "low risk"),
        ("You are at high\u{a0}risk", "high risk"),
        ("to commit suicide", "commit suicide"),
        ("This is Completely Confidential", "completely confidential"),
    ] {
        assert_eq!(forbidden(planted).as_deref(), Some(found), "{planted}");
    }
}

#[test]
fn words_that_patients_need_are_left_alone() {
    for allowed in [
        "someone’s life is at risk",
        "Not being able to stop or control worrying",
        "Is it safe for us to call you?",
        "Nobody is watching answers as they come in, including nights and weekends.",
        "// Never a risk level, never \"low risk\".",
    ] {
        assert_eq!(forbidden(allowed), None, "{allowed}");
    }
}

/// The first sentence in a text, Rust or HTML, that must not be there.
fn forbidden(text: &str) -> Option<String> {
    let plain = as_read(text);
    let promises = SOMEBODY.iter().flat_map(|who| {
        let will = [format!("{who} will"), format!("{who}'ll")];
        will.into_iter().flat_map(|will| GETS_IN_TOUCH.map(|act| format!("{will} {act}")))
    });
    NEVER.map(str::to_owned).into_iter().chain(promises).find(|phrase| plain.contains(phrase.as_str()))
}

/// A text as its reader has it: no comments or tags, one kind of quote and of space, no capitals.
fn as_read(text: &str) -> String {
    let without_comments = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut plain = without_comments.collect::<Vec<_>>().join(" ").to_lowercase();
    for (written, read) in
        [("’", "'"), ("&rsquo;", "'"), ("&#39;", "'"), ("&apos;", "'"), ("&nbsp;", " "), ("\\ ", " ")]
    {
        plain = plain.replace(written, read);
    }
    for tag in ["strong", "b", "em", "span"] {
        plain = plain.replace(&format!("<{tag}>"), "").replace(&format!("</{tag}>"), "");
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every file under a folder that can hold a sentence.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("readable").path());
    let within = entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] });
    let speaks =
        |path: &PathBuf| path.extension().is_some_and(|kind| kind == "rs" || kind == "html" || kind == "js");
    within.filter(speaks).collect()
}
