//! The hazard log is true: each control is shown by a test, and each test it names is there.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every Rust test, and every journey, as its name stands in the code.
fn tests() -> String {
    let folders = ["measures/src", "measures/tests", "server/src", "server/tests", "app/src", "e2e/journeys"];
    let mut text = String::new();
    folders.iter().for_each(|folder| gather(&root().join(folder), &mut text));
    text
}

fn gather(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, text);
        } else if path.extension().is_some_and(|ending| ending == "rs" || ending == "ts") {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

/// The rows of the controlled hazards, each with its id and the tests it names.
fn controlled(log: &str) -> Vec<(String, Vec<String>)> {
    let (controlled, _) = log.split_once("## Not controlled yet").unwrap();
    let rows = controlled.lines().filter(|line| line.starts_with("| H"));
    let row = |line: &str| {
        let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
        let named = cells[3].split('`').skip(1).step_by(2).map(str::to_owned).collect();
        (cells[0].to_owned(), named)
    };
    rows.map(row).collect()
}

/// Whether a test of that name runs: a Rust test that is marked as one and not ignored, or a journey.
fn is_a_test(name: &str, tests: &str) -> bool {
    let lines: Vec<_> = tests.lines().map(str::trim).collect();
    lines.iter().enumerate().any(|(number, line)| {
        let function = line.strip_prefix("async ").unwrap_or(line);
        line.starts_with(&format!("test('{name}'"))
            || function.starts_with(&format!("fn {name}(")) && is_marked(&lines[..number])
    })
}

/// Whether the attributes that a text ends with mark a test that runs.
fn is_marked(above: &[&str]) -> bool {
    let attributes =
        || above.iter().rev().take_while(|line| line.starts_with("#[") || line.starts_with("///"));
    let marks = |line: &&&str| line.starts_with("#[test]") || line.starts_with("#[tokio::test");
    attributes().any(|line| marks(&line)) && !attributes().any(|line| line.starts_with("#[ignore"))
}

#[test]
fn every_control_is_shown_by_tests_that_are_there() {
    let log = fs::read_to_string(root().join("docs/hazards.md")).unwrap();
    let (rows, tests) = (controlled(&log), tests());
    assert!(rows.len() >= 20, "the log has lost its rows");
    for (id, named) in rows {
        assert!(!named.is_empty(), "{id} has a control that no test shows");
        for name in named {
            assert!(is_a_test(&name, &tests), "{id} names a test that is not there: {name}");
        }
    }
}

#[test]
fn a_row_without_a_test_or_with_one_that_is_gone_is_noticed() {
    let rows =
        controlled("| H1 | a | b | none |\n| H2 | a | b | `gone` |\n## Not controlled yet\n| H3 | a | b |");
    assert_eq!(rows, [("H1".to_owned(), vec![]), ("H2".to_owned(), vec!["gone".to_owned()])]);
}

#[test]
fn only_what_runs_is_a_test() {
    for runs in
        ["#[test]\nfn it()", "    #[tokio::test]\n    /// Why.\n    async fn it()", "test('it', async"]
    {
        assert!(is_a_test("it", runs), "{runs}");
    }
    for does_not in [
        "#[test]\nfn it_not()",
        "fn it()",
        "#[test]\nfn other() {}\n\nfn it()",
        "#[test]\n#[ignore = \"slow\"]\nfn it()",
        "test.skip('it', async",
        "// test('it', async",
    ] {
        assert!(!is_a_test("it", does_not), "{does_not}");
    }
}
