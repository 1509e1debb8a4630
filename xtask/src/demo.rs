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
}

impl Demo {
    /// Runs until Ctrl-C or until the server ends.
    pub fn run(self, workspace: &Workspace) -> Result<()> {
        pages::build(workspace)?;
        let server = server::build(workspace, Profile::Release)?;
        let data = self.data.unwrap_or_else(|| workspace.target.join("demo"));
        let port = self.port.to_string();
        let fresh = self.fresh.then_some("--fresh");
        let sh = &workspace.sh;
        Ok(cmd!(sh, "{server} demo --data {data} --port {port} {fresh...}").run()?)
    }
}
