//! Programs from Debian's packages.

use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use std::env;
use std::path::PathBuf;
use xshell::cmd;

/// Installs `packages` where `apt-get` exists, as root or by way of `sudo`.
pub fn install(workspace: &Workspace, packages: &[&str]) -> Result<()> {
    ensure!(on_path(workspace, "apt-get").is_some(), "there is no apt-get here");
    let with = if is_root(workspace)? { "env" } else { "sudo" };
    let quietly = "DEBIAN_FRONTEND=noninteractive";
    let sh = &workspace.sh;
    cmd!(sh, "{with} {quietly} apt-get update --quiet").run()?;
    cmd!(sh, "{with} {quietly} apt-get install --quiet --yes --no-install-recommends {packages...}").run()?;
    Ok(())
}

/// The browser: the one that `CHROMIUM` names, else the first on the PATH.
pub fn chromium(workspace: &Workspace) -> Result<PathBuf> {
    let named = env::var_os("CHROMIUM").map(PathBuf::from);
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let found = named.or_else(|| names.iter().find_map(|name| on_path(workspace, name)));
    found.context("there is no Chromium here")
}

/// Whether we may do everything on this machine.
pub fn is_root(workspace: &Workspace) -> Result<bool> {
    let sh = &workspace.sh;
    Ok(cmd!(sh, "id -u").quiet().read()? == "0")
}

/// The program `name` as a shell would find it.
pub fn on_path(workspace: &Workspace, name: &str) -> Option<PathBuf> {
    let path = workspace.sh.var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file())
}
