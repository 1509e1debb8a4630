//! Measuring against the budgets.

use crate::server::{self, Profile};
use crate::workspace::Workspace;
use crate::{pages, setup};
use anyhow::Result;
use xshell::cmd;

/// Builds what people will run, and hands over to the measurement, whose exit code is ours.
pub fn run(workspace: &Workspace) -> Result<()> {
    setup::ensure(workspace, &[setup::BROWSER])?;
    pages::build(workspace)?;
    let server = server::build(workspace, Profile::Release)?;
    let chromium = setup::debian::chromium(workspace)?;
    let sh = &workspace.sh;
    cmd!(sh, "cargo bench --package measures --bench scoring").run()?;
    let measurement = cmd!(sh, "node e2e/bench/run.mjs");
    workspace.become_program(measurement.env("BEFOREHAND_SERVER", server).env("CHROMIUM", chromium))
}
