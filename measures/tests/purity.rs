//! `measures` runs in the browser and on the server alike: no clock, no network, no storage, and two libraries.

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn it_depends_on_serde_and_chrono_and_on_nothing_else() {
    let manifest = fs::read_to_string(home().join("Cargo.toml")).unwrap();
    assert_eq!(dependencies(&manifest), ["chrono", "serde"]);
}

#[test]
fn a_dependency_of_any_kind_but_for_tests_is_noticed() {
    let manifest = "[dependencies]\nserde = \"1\"\n# why\n\n[dev-dependencies]\nproptest = \"1\"\n\
                    [target.'cfg(unix)'.dependencies]\nlibc = \"0.2\"\n[build-dependencies]\ncc = \"1\"\n\
                    [dependencies.rand]\nversion = \"0.9\"\n";
    assert_eq!(dependencies(manifest), ["serde", "libc", "cc", "dependencies.rand"]);
}

#[test]
fn it_asks_nobody_for_the_time_a_file_or_a_connection() {
    let sources = sources(&home().join("src"));
    assert!(sources.len() > 15, "the sources are where this test looks for them");
    for path in sources {
        let source = fs::read_to_string(&path).unwrap();
        assert_eq!(impure(&source), None, "in {}", path.display());
    }
}

#[test]
fn asking_for_the_time_is_noticed() {
    assert_eq!(impure("let today = Utc::now().date_naive();"), Some("::now("));
    assert_eq!(impure("use std::{fmt, fs};\nuse std::fs::read;"), Some("std::fs"));
}

/// What a manifest depends on outside its tests. A table of one dependency's own is told by the table's name.
fn dependencies(manifest: &str) -> Vec<&str> {
    let (mut listing, mut found) = (false, vec![]);
    for line in manifest.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(table) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            let for_tests = table.contains("dev-dependencies");
            listing = table.ends_with("dependencies") && !for_tests;
            found.extend((table.contains("dependencies.") && !for_tests).then_some(table));
        } else if listing {
            found.extend(line.split(['.', '=', ' ']).next());
        }
    }
    found
}

fn impure(source: &str) -> Option<&'static str> {
    const IMPURE: [&str; 8] =
        ["::now(", "std::fs", "std::net", "std::env", "std::io", "std::time", "std::process", "std::thread"];
    IMPURE.into_iter().find(|word| source.contains(word))
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).expect("a folder of sources").map(|entry| entry.expect("readable").path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
