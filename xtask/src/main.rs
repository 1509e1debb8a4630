//! The project's chores: `cargo xtask setup | build | demo | test | bench`.
//!
//! Every chore first brings what it needs to the machine, so that each works on a bare clone.

mod bench;
mod demo;
mod pages;
mod postgres;
mod server;
mod setup;
mod steps;
mod test;
mod workspace;

use anyhow::Result;
use clap::Parser;
use demo::Demo;
use workspace::Workspace;

/// The project's chores.
#[derive(Parser)]
#[command(name = "cargo xtask")]
enum Chore {
    /// Install whatever the other chores need and the machine lacks
    Setup,
    /// Build the pages for the browser into dist/
    Build,
    /// Run the portal on this machine with made-up patients
    Demo(Demo),
    /// Check and test everything, on both databases and in a browser
    Test,
    /// Measure against the budgets
    Bench,
}

fn main() -> Result<()> {
    let chore = Chore::parse();
    let workspace = Workspace::open()?;
    match chore {
        Chore::Setup => setup::ensure(&workspace, setup::EVERYTHING),
        Chore::Build => pages::build(&workspace),
        Chore::Demo(demo) => demo.run(&workspace),
        Chore::Test => test::run(&workspace),
        Chore::Bench => bench::run(&workspace),
    }
}
