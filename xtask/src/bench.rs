//! Measuring against the budgets.

use crate::postgres::Cluster;
use crate::server::{self, Profile};
use crate::workspace::Workspace;
use crate::{pages, setup};
use anyhow::Result;
use xshell::cmd;

/// Builds what people will run, and measures it on both databases.
pub fn run(workspace: &Workspace) -> Result<()> {
    setup::ensure(workspace, &[setup::BROWSER, setup::DATABASE])?;
    pages::build(workspace)?;
    let server = server::build(workspace, Profile::Release)?;
    let chromium = setup::debian::chromium(workspace)?;
    let sh = &workspace.sh;
    cmd!(sh, "cargo bench --package measures --bench scoring").run()?;
    let cluster = Cluster::start(workspace)?;
    let measurement = cmd!(sh, "node e2e/bench/run.mjs").env("BENCH_DATABASE_URL", cluster.url());
    Ok(measurement.env("BEFOREHAND_SERVER", server).env("CHROMIUM", chromium).run()?)
}
