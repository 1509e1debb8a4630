//! No words of ours are among those that nobody must ever read here.

use measures::promises::broken_promise;
use std::fs;
use std::path::{Path, PathBuf};

/// Everything that puts words on a screen, staff's screens too, and what the pages carry from the server.
const SPEAKS: [&str; 6] =
    ["app/src", "public", "measures/src", "measures/wording", "server/src", "server/service.example.toml"];

/// The kinds of files that can hold a sentence.
const KINDS: [&str; 5] = ["rs", "html", "js", "json", "toml"];

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

/// What the words in a source promise or judge. Its comments have other readers.
fn forbidden(source: &str) -> Option<String> {
    let words: Vec<_> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    broken_promise(&words.join("\n"))
}

/// Every file there, or under there, that can hold a sentence.
fn files(place: &Path) -> Vec<PathBuf> {
    if place.is_file() {
        return vec![place.to_owned()];
    }
    let entries = fs::read_dir(place).expect("a folder").map(|entry| entry.expect("readable").path());
    let within = entries.flat_map(|path| files(&path));
    let speaks =
        |path: &PathBuf| path.extension().is_some_and(|kind| KINDS.iter().any(|speaks| kind == *speaks));
    // The list itself has to name what nobody may say.
    within.filter(speaks).filter(|path| !path.ends_with("measures/src/promises.rs")).collect()
}
