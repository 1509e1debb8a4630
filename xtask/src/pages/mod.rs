//! Builds the pages for the browser into `dist/`: one folder each, every file also compressed.

/// Smaller copies of each file.
mod compress;
/// Knowing whether anything changed.
pub mod stamp;

use crate::setup;
use crate::setup::wasm::{self, Compiler};
use crate::workspace::Workspace;
use anyhow::Result;
use xshell::{Shell, cmd};

/// A page for each purpose, so that a patient's phone never downloads the staff's code, nor the form by which people
/// refer themselves.
const PATIENTS: [&str; 2] = ["patient", "refer"];

/// The staff's, one for each place of work. They differ in their program and in their styles.
const STAFF: [&str; 4] = ["clinic", "record", "together", "office"];

/// Everything that shapes the pages.
const SOURCES: [&str; 9] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "app",
    "measures",
    "package-lock.json",
    "public",
    "xtask/src/pages",
];

/// A fault ends the program without a word: boot.js says it. `erase_components` gives Leptos's views one type
/// instead of a type each. Nobody reads what `{:?}` would print there, nor the line of our source that a fault is on.
/// Together a fifth less for a phone to download.
const RUSTFLAGS: &str = "--cfg erase_components -Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none \
     -Zlocation-detail=none";

const STAMP: &str = "dist/stamp";

/// Makes the folder of each page in `dist` agree with its sources.
pub fn build(workspace: &Workspace) -> Result<()> {
    setup::ensure(workspace, &[setup::PAGES])?;
    let compiler = wasm::compiler()?;
    let sh = &workspace.sh;
    let sources = stamp::fingerprint(&workspace.root, &SOURCES)?;
    if sh.read_file(STAMP).ok() == Some(stamp(workspace, &sources)?) {
        println!("pages: as they were");
        return Ok(());
    }
    sh.remove_path("dist")?;
    for page in PATIENTS {
        page_of(workspace, compiler, page)?;
    }
    for page in STAFF {
        let built = staff_page(sh, page).and_then(|()| page_of(workspace, compiler, page));
        sh.remove_path(source(page))?;
        built?;
    }
    Ok(sh.write_file(STAMP, stamp(workspace, &sources)?)?)
}

/// Trunk, which leaves the pages alone because the server fills them in, leaves the styles as long as they were written.
fn without_indents(workspace: &Workspace, page: &str) -> Result<()> {
    let sh = &workspace.sh;
    let files = stamp::files_under(&workspace.root.join("dist").join(page))?;
    for styles in files.iter().filter(|file| file.extension() == Some("css".as_ref())) {
        cmd!(sh, "sass --style=compressed --no-source-map {styles} {styles}").run()?;
    }
    Ok(())
}

fn page_of(workspace: &Workspace, compiler: Compiler, page: &str) -> Result<()> {
    println!("pages: building {page}");
    let (sh, source) = (&workspace.sh, source(page));
    let trunk = cmd!(sh, "trunk build --release --dist dist/{page} {source}");
    compiler
        .lend_to(workspace, trunk)
        // Trunk refuses the usual value of this one.
        .env_remove("NO_COLOR")
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", RUSTFLAGS)
        .run()?;
    without_indents(workspace, page)?;
    compress::folder(&workspace.root.join("dist").join(page))
}

fn source(page: &str) -> String {
    format!("public/{page}.html")
}

/// Writes one of the staff's pages, for as long as it is built.
fn staff_page(sh: &Shell, page: &str) -> Result<()> {
    let template = sh.read_file(source("staff"))?;
    Ok(sh.write_file(source(page), template.replace("[[page]]", page))?)
}

/// What was built, from what: a change to either shows.
fn stamp(workspace: &Workspace, sources: &str) -> Result<String> {
    let pages: Vec<_> = PATIENTS.iter().chain(&STAFF).map(|page| format!("dist/{page}")).collect();
    let pages: Vec<_> = pages.iter().map(String::as_str).collect();
    let pages = stamp::fingerprint(&workspace.root, &pages)?;
    Ok(format!("sources {sources}\npages {pages}\n"))
}
