//! A compiler for the browser: the one in use, or Debian's where rustup cannot download. Either makes the standard
//! library from its source, so that what a panic would print is left out of what a phone downloads.

use super::debian;
use crate::workspace::Workspace;
use anyhow::{Result, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;
use xshell::{Cmd, cmd};

/// The platform the pages are compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's compiler and its standard library's source, which must be of one version.
const DEBIAN: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-clippy", "rust-web-src", "rust-web-llvm"];
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CLIPPY: &str = "/usr/bin/cargo-clippy";

/// Who compiles for the browser.
#[derive(Clone, Copy)]
pub enum Compiler {
    /// The compiler in use.
    InUse,
    /// Debian's.
    Debian,
}

/// The compiler this machine can use.
pub fn compiler() -> Result<Compiler> {
    if has_source("rustc") {
        return Ok(Compiler::InUse);
    }
    let debian = has_source(DEBIAN_RUSTC) && Path::new(DEBIAN_CLIPPY).exists();
    ensure!(debian, "no compiler here has its standard library's source");
    Ok(Compiler::Debian)
}

/// Adds the source to the compiler in use, or else brings Debian's.
pub fn install(workspace: &Workspace) -> Result<()> {
    let sh = &workspace.sh;
    if cmd!(sh, "rustup component add rust-src").run().is_ok() {
        return Ok(());
    }
    eprintln!("setup: rustup cannot add it, trying Debian's compiler");
    debian::install(workspace, &DEBIAN)
}

impl Compiler {
    /// Makes `command` compile for the browser with this compiler, in a target folder of its own: what is built
    /// under these settings and what is built without them would each throw away the other.
    pub fn lend_to<'a>(self, workspace: &Workspace, command: Cmd<'a>) -> Cmd<'a> {
        let command = command
            // A stable compiler makes its own standard library only when told that it may.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
            .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
            .env("CARGO_TARGET_DIR", workspace.target.join("browser"));
        match self {
            Self::InUse => command,
            // The path to the other compiler's libraries, which rustup leaves behind, would mislead this one.
            Self::Debian => command.env_remove("LD_LIBRARY_PATH").env("RUSTC", DEBIAN_RUSTC),
        }
    }

    /// The Cargo whose clippy belongs to this compiler.
    pub fn clippy(self) -> &'static str {
        match self {
            Self::InUse => "cargo",
            Self::Debian => DEBIAN_CLIPPY,
        }
    }
}

fn has_source(rustc: &str) -> bool {
    let sysroot = printed(rustc, &["--print", "sysroot"]);
    sysroot.is_some_and(|sysroot| sysroot.join("lib/rustlib/src/rust/library/Cargo.lock").exists())
}

fn printed(rustc: &str, arguments: &[&str]) -> Option<PathBuf> {
    let output = Command::new(rustc).args(arguments).env_remove("LD_LIBRARY_PATH").output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().into())
}
