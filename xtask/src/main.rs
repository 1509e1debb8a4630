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
use std::process::ExitCode;
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

fn main() -> ExitCode {
    let chore = Chore::parse();
    let outcome = Workspace::open().and_then(|workspace| chore.run(&workspace));
    if let Err(reason) = &outcome {
        eprintln!("xtask: {reason:#}");
    }
    outcome.map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS)
}

impl Chore {
    fn run(self, workspace: &Workspace) -> Result<()> {
        match self {
            Self::Setup => setup::ensure(workspace, setup::EVERYTHING),
            Self::Build => pages::build(workspace),
            Self::Demo(demo) => demo.run(workspace),
            Self::Test => test::run(workspace),
            Self::Bench => bench::run(workspace),
        }
    }
}
