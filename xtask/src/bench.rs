//! Measuring against the budgets.

use crate::server::{self, Profile};
use crate::workspace::Workspace;
use crate::{pages, setup};
use anyhow::{Context, Result};
use std::process::{Command, ExitCode};
use xshell::cmd;

/// Builds what people will run, has it measured, and answers as the measurement did.
pub fn run(workspace: &Workspace) -> Result<ExitCode> {
    setup::ensure(workspace, &[setup::BROWSER])?;
    pages::build(workspace)?;
    let server = server::build(workspace, Profile::Release)?;
    let chromium = setup::debian::chromium(workspace).context("the browser has gone")?;
    let sh = &workspace.sh;
    let measurement =
        cmd!(sh, "node e2e/bench/run.mjs").env("BEFOREHAND_SERVER", server).env("CHROMIUM", chromium);
    let status = Command::from(measurement).status()?;
    // A measurement that was killed has no code of its own, and has not passed.
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1).into())
}
