//! Everything a change must pass, cheapest first, stopping at the first failure.

use crate::pages;
use crate::postgres::Cluster;
use crate::server::{self, Profile};
use crate::setup::{self, wasm};
use crate::steps::Steps;
use crate::workspace::Workspace;
use anyhow::Result;
use xshell::cmd;

/// Runs every step and prints how long each took.
pub fn run(workspace: &Workspace) -> Result<()> {
    // Ctrl-C ends the step at work. We outlive it, to take down the database it used.
    ctrlc::set_handler(|| {})?;
    let mut steps = Steps::default();
    let outcome = all(workspace, &mut steps);
    println!("\n{steps}");
    outcome
}

fn all(workspace: &Workspace, steps: &mut Steps) -> Result<()> {
    let sh = &workspace.sh;
    steps.step("set-up", || setup::ensure(workspace, setup::EVERYTHING))?;
    steps.step("format", || format(workspace))?;
    steps.step("lint of the pages", || lint_pages(workspace))?;
    steps.step("lint of everything", || {
        let lint = cmd!(sh, "cargo clippy --workspace --all-targets -- -D warnings");
        Ok(lint.run()?)
    })?;
    // What the screens say and draw is decided without a browser, so it is tested without one.
    steps.step("tests of the app", || Ok(cmd!(sh, "cargo test --package app --lib").run()?))?;
    // The server holds the pages, so they are built before it is tested.
    steps.step("pages", || pages::build(workspace))?;
    steps.step("tests, on SQLite", || {
        let tests = cmd!(sh, "cargo test --workspace --exclude app");
        Ok(tests.env_remove("TEST_DATABASE_URL").run()?)
    })?;
    steps.step("calls, on PostgreSQL", || {
        let cluster = Cluster::start(workspace)?;
        let tests = cmd!(sh, "cargo test --workspace --exclude app --test api");
        Ok(tests.env("TEST_DATABASE_URL", cluster.url()).run()?)
    })?;
    steps.step("journeys, in Chromium", || journeys(workspace))
}

fn format(workspace: &Workspace) -> Result<()> {
    let sh = &workspace.sh;
    cmd!(sh, "cargo fmt --all --check").run()?;
    // A macro lists the instruments, and modules that a macro declares are not found by cargo.
    let instruments = sh.read_dir("measures/src/instruments")?;
    Ok(cmd!(sh, "rustfmt --edition 2024 --check {instruments...}").run()?)
}

/// As the browser gets them: some of their code is for no other platform.
fn lint_pages(workspace: &Workspace) -> Result<()> {
    let compiler = wasm::compiler()?;
    let (sh, clippy, target) = (&workspace.sh, compiler.clippy(), wasm::TARGET);
    let lint = cmd!(sh, "{clippy} clippy --package app --target {target} -- -D warnings");
    Ok(compiler.lend_to(workspace, lint).run()?)
}

fn journeys(workspace: &Workspace) -> Result<()> {
    let server = server::build(workspace, Profile::Dev)?;
    let chromium = setup::debian::chromium(workspace)?;
    let sh = &workspace.sh;
    let _in_e2e = sh.push_dir("e2e");
    Ok(cmd!(sh, "playwright test").env("BEFOREHAND_SERVER", server).env("CHROMIUM", chromium).run()?)
}
