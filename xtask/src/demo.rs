//! The portal on this machine, with made-up patients.

use crate::pages;
use crate::server::{self, Profile};
use crate::workspace::Workspace;
use anyhow::Result;
use std::path::PathBuf;
use xshell::cmd;

/// How to run the demonstration.
#[derive(clap::Args)]
pub struct Demo {
    /// Where its database lives [default: demo in Cargo's target folder]
    #[arg(long)]
    data: Option<PathBuf>,
    /// The port to listen on
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Begin again with new made-up patients
    #[arg(long)]
    fresh: bool,
    /// What its clock shows when it starts, like 2026-11-23T16:30 [default: the time it is]
    #[arg(long)]
    at: Option<String>,
}

impl Demo {
    /// Builds what is needed and hands over to the server, which ends on Ctrl-C.
    pub fn run(self, workspace: &Workspace) -> Result<()> {
        pages::build(workspace)?;
        let server = server::build(workspace, Profile::Release)?;
        // Relative to where the caller stands, not to the root.
        let data = std::path::absolute(self.data.unwrap_or_else(|| workspace.target.join("demo")))?;
        let port = self.port.to_string();
        let fresh = self.fresh.then_some("--fresh");
        let at = self.at.map(|at| format!("--at={at}"));
        let sh = &workspace.sh;
        workspace.become_program(cmd!(sh, "{server} demo --data {data} --port {port} {fresh...} {at...}"))
    }
}
