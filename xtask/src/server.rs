//! The server's program.

use crate::workspace::Workspace;
use anyhow::Result;
use std::path::PathBuf;
use xshell::cmd;

/// How the server is compiled.
#[derive(Clone, Copy)]
pub enum Profile {
    /// Soon ready; shares its dependencies with the tests.
    Dev,
    /// Quick to run.
    Release,
}

/// Builds the server and says where its program is.
pub fn build(workspace: &Workspace, profile: Profile) -> Result<PathBuf> {
    let (name, folder) = match profile {
        Profile::Dev => ("dev", "debug"),
        Profile::Release => ("release", "release"),
    };
    let sh = &workspace.sh;
    // The same choice of packages as in the tests, so that nothing is compiled twice.
    cmd!(sh, "cargo build --profile {name} --workspace --exclude app --bin server").run()?;
    Ok(workspace.target.join(folder).join("server"))
}
