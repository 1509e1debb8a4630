//! A throw-away PostgreSQL cluster, gone with the value that stands for it.

use crate::setup::debian;
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use std::net::TcpListener;
use std::os::unix::{fs::chown, process::CommandExt};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;
use xshell::cmd;

/// The server will not run as root, so root lends the cluster to the first of these that exists.
const ACCOUNTS: [&str; 2] = ["postgres", "nobody"];

/// Safe as a service's own: the server refuses a database that does not keep what it confirms.
const SETTINGS: &str = "-c max_connections=200";

/// A running cluster.
pub struct Cluster {
    programs: PathBuf,
    folder: TempDir,
    account: Option<Account>,
    port: u16,
}

struct Account {
    user: u32,
    group: u32,
}

/// Where PostgreSQL's own programs are: on the PATH, or the newest where Debian keeps them.
pub fn programs(workspace: &Workspace) -> Result<PathBuf> {
    if let Some(folder) = debian::on_path(workspace, "initdb").as_deref().and_then(Path::parent) {
        return Ok(folder.to_owned());
    }
    let versions = workspace.sh.read_dir("/usr/lib/postgresql").unwrap_or_default();
    let complete = versions.into_iter().filter(|folder| folder.join("bin/initdb").is_file());
    let number = |folder: &PathBuf| folder.file_name()?.to_str()?.parse::<u32>().ok();
    let newest = complete.max_by_key(number).context("there is no PostgreSQL here")?;
    Ok(newest.join("bin"))
}

impl Cluster {
    /// Makes a cluster in a temporary folder and waits until it answers.
    pub fn start(workspace: &Workspace) -> Result<Self> {
        let programs = programs(workspace)?;
        let folder = tempfile::tempdir()?;
        let account = if debian::is_root(workspace)? { Some(Account::to_lend_to(workspace)?) } else { None };
        if let Some(Account { user, group }) = account {
            chown(folder.path(), Some(user), Some(group))?;
        }
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let cluster = Self { programs, folder, account, port };

        let initdb = ["--pgdata=data", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-sync"];
        cluster.program("initdb", &initdb)?;
        let options =
            format!("-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' {SETTINGS}");
        cluster
            .program("pg_ctl", &["start", "--wait", "--pgdata=data", "--log=log", "--options", &options])?;
        Ok(cluster)
    }

    /// Where to connect.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// Runs one of PostgreSQL's programs to its end, in the folder and as the account that owns it.
    fn program(&self, name: &str, arguments: &[&str]) -> Result<()> {
        let mut command = Command::new(self.programs.join(name));
        command.args(arguments).current_dir(&self.folder);
        if let Some(Account { user, group }) = self.account {
            command.uid(user).gid(group);
        }
        let output = command.output().with_context(|| format!("starting {name}"))?;
        let said = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "{name} failed: {said}");
        Ok(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // It may never have started, and then there is nothing to stop.
        let _ = self.program("pg_ctl", &["stop", "--wait", "--mode=immediate", "--pgdata=data"]);
    }
}

impl Account {
    fn to_lend_to(workspace: &Workspace) -> Result<Self> {
        let id = |which: &str, name: &str| -> Option<u32> {
            let sh = &workspace.sh;
            cmd!(sh, "id {which} {name}").quiet().ignore_stderr().read().ok()?.parse().ok()
        };
        let account =
            ACCOUNTS.iter().find_map(|name| Some(Self { user: id("-u", name)?, group: id("-g", name)? }));
        account.context("there is no ordinary account to run PostgreSQL as")
    }
}
