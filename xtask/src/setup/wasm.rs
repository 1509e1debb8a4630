//! A compiler for the browser: the one in use, or Debian's where rustup cannot download.

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
    /// The compiler in use has the target installed.
    InUse,
    /// Debian's compiler makes the standard library from its source.
    Debian,
}

/// The compiler this machine can use.
pub fn compiler() -> Result<Compiler> {
    if has_target("rustc") {
        return Ok(Compiler::InUse);
    }
    ensure!(has_source(DEBIAN_RUSTC) && Path::new(DEBIAN_CLIPPY).exists(), "no compiler here knows {TARGET}");
    Ok(Compiler::Debian)
}

/// Adds the target to the compiler in use, or else brings Debian's.
pub fn install(workspace: &Workspace) -> Result<()> {
    let sh = &workspace.sh;
    if cmd!(sh, "rustup target add {TARGET}").run().is_ok() {
        return Ok(());
    }
    eprintln!("setup: rustup cannot add it, trying Debian's compiler");
    debian::install(workspace, &DEBIAN)
}

impl Compiler {
    /// Makes `command` compile for the browser with this compiler.
    pub fn lend_to<'a>(self, command: Cmd<'a>) -> Cmd<'a> {
        match self {
            Self::InUse => command,
            // The path to the other compiler's libraries, which rustup leaves behind, would mislead this one.
            Self::Debian => command
                .env_remove("LD_LIBRARY_PATH")
                .env("RUSTC", DEBIAN_RUSTC)
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
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

fn has_target(rustc: &str) -> bool {
    let Some(libraries) = printed(rustc, &["--print", "target-libdir", "--target", TARGET]) else {
        return false;
    };
    let mut files = libraries.read_dir().into_iter().flatten().flatten();
    files.any(|file| file.file_name().to_string_lossy().starts_with("libcore-"))
}

fn has_source(rustc: &str) -> bool {
    let sysroot = printed(rustc, &["--print", "sysroot"]);
    sysroot.is_some_and(|sysroot| sysroot.join("lib/rustlib/src/rust/library/Cargo.lock").exists())
}

fn printed(rustc: &str, arguments: &[&str]) -> Option<PathBuf> {
    let output = Command::new(rustc).args(arguments).env_remove("LD_LIBRARY_PATH").output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().into())
}
