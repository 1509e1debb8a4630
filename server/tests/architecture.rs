//! The architecture's page is true: what it names is there.

use measures::contract::clinician::EVENTS;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Everything between backticks that is a file, a folder or an address.
fn named(page: &str) -> Vec<&str> {
    let marked = page.split('`').skip(1).step_by(2);
    marked.filter(|name| name.contains('/') || name.ends_with(".rs")).collect()
}

/// Whether there is such a file or folder, from the root of the project; or such a call, if it is an address.
fn is_there(name: &str) -> bool {
    if name.starts_with('/') {
        return server::calls().contains(&name) || name == EVENTS;
    }
    root().join(name.trim_end_matches("/*")).exists()
}

#[test]
fn every_path_that_the_architecture_names_is_there() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let named = named(&page);
    assert!(named.len() > 20, "the page has lost its paths");
    for name in named {
        assert!(is_there(name), "ARCHITECTURE.md names what is not there: {name}");
    }
}

#[test]
fn what_is_gone_is_noticed() {
    let page = "`a` and `server/src/gone.rs`, `caller.rs`; `server/src/*` and `/api/nothing`, and / or";
    let gone: Vec<_> = named(page).into_iter().filter(|name| !is_there(name)).collect();
    assert_eq!(gone, ["server/src/gone.rs", "caller.rs", "/api/nothing"]);
}
