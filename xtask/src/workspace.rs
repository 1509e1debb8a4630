//! Where things are, and the shell in which the chores run.

use anyhow::{Context, Result};
use std::env;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;
use xshell::{Cmd, Shell, cmd};

/// The places the chores work in.
pub struct Workspace {
    /// The folder that holds everything under version control.
    pub root: PathBuf,
    /// Cargo's target folder, wherever the environment or Cargo's configuration puts it.
    pub target: PathBuf,
    /// Where tools live that outlast a clone.
    pub cache: PathBuf,
    /// A shell that stands in `root` and finds our tools before anybody else's.
    pub sh: Shell,
}

impl Workspace {
    /// Asks Cargo where it is, and makes the shell ready.
    pub fn open() -> Result<Self> {
        let sh = Shell::new()?;
        let metadata = cmd!(sh, "cargo metadata --no-deps --format-version 1").quiet().read()?;
        let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
        let folder = |key: &str| -> Result<PathBuf> {
            Ok(metadata[key].as_str().with_context(|| format!("cargo metadata names no {key}"))?.into())
        };
        let (root, target) = (folder("workspace_root")?, folder("target_directory")?);
        let cache = cache_folder()?;

        sh.change_dir(&root);
        sh.set_var("CARGO_TARGET_DIR", &target);
        sh.set_var("PATH", path_with([root.join("node_modules/.bin"), cache.join("bin")])?);
        sh.set_var("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        Ok(Self { root, target, cache, sh })
    }

    /// Gives way to `program` in this very process, so that signals and the exit code are its own.
    pub fn become_program(&self, program: Cmd<'_>) -> Result<()> {
        let name = program.to_string();
        println!("$ {name}");
        Err(Command::from(program).exec()).with_context(|| format!("starting {name}"))
    }
}

/// `$XDG_CACHE_HOME/beforehand`, or the same under `~/.cache`.
fn cache_folder() -> Result<PathBuf> {
    let given = env::var_os("XDG_CACHE_HOME").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let caches = given.or_else(|| env::home_dir().map(|home| home.join(".cache")));
    Ok(caches.context("neither XDG_CACHE_HOME nor HOME is set")?.join("beforehand"))
}

fn path_with(first: [PathBuf; 2]) -> Result<std::ffi::OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths(first.into_iter().chain(env::split_paths(&path)))?)
}
