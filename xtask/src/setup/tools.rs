//! Programs that Cargo and rustup install.

use crate::workspace::Workspace;
use anyhow::{Context, Result};
use xshell::cmd;

const TRUNK: &str = "0.21.14";

/// Whether a program can be run and ends well.
pub fn answers(workspace: &Workspace, program: &str, arguments: &[&str]) -> bool {
    let sh = &workspace.sh;
    cmd!(sh, "{program} {arguments...}").quiet().ignore_stderr().read().is_ok()
}

/// Adds a component to the compiler in use.
pub fn add_component(workspace: &Workspace, component: &str) -> Result<()> {
    let sh = &workspace.sh;
    Ok(cmd!(sh, "rustup component add {component}").run()?)
}

/// Whether Trunk is there in the one version that `Trunk.toml` is written for.
pub fn trunk_is_here(workspace: &Workspace) -> bool {
    has_version(workspace, "trunk", TRUNK)
}

/// Installs Trunk with the dependencies it was released with.
pub fn install_trunk(workspace: &Workspace) -> Result<()> {
    cargo_install(workspace, &["--locked", "trunk", "--version", TRUNK])
}

/// Whether `wasm-bindgen` speaks exactly the dialect of the crate we compile with.
pub fn wasm_bindgen_is_here(workspace: &Workspace) -> bool {
    wasm_bindgen_version(workspace).is_ok_and(|wanted| has_version(workspace, "wasm-bindgen", &wanted))
}

/// Installs the `wasm-bindgen` that `Cargo.lock` asks for.
/// Its own lock file is left aside: it names dependencies that are no longer to be had.
pub fn install_wasm_bindgen(workspace: &Workspace) -> Result<()> {
    cargo_install(workspace, &["wasm-bindgen-cli", "--version", &wasm_bindgen_version(workspace)?])
}

fn wasm_bindgen_version(workspace: &Workspace) -> Result<String> {
    let lock = workspace.sh.read_file("Cargo.lock")?;
    let version = locked_version(&lock, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen")?;
    Ok(version.to_owned())
}

/// These tools run for seconds and compile for minutes, hence the profile.
fn cargo_install(workspace: &Workspace, what: &[&str]) -> Result<()> {
    let (sh, cache) = (&workspace.sh, &workspace.cache);
    cmd!(sh, "cargo install --force --root {cache} {what...}")
        .env("CARGO_TARGET_DIR", cache.join("tools-target"))
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .run()?;
    Ok(())
}

fn has_version(workspace: &Workspace, program: &str, wanted: &str) -> bool {
    let sh = &workspace.sh;
    let said = cmd!(sh, "{program} --version").quiet().ignore_stderr().read();
    said.is_ok_and(|said| said.split_whitespace().nth(1) == Some(wanted))
}

/// The version of `package` in the text of a `Cargo.lock`.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| **line != *name).skip(1);
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    const LOCK: &str = r#"
[[package]]
name = "wasm-bindgen-futures"
version = "0.4.53"
dependencies = [
 "wasm-bindgen",
]

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
"#;

    #[test]
    fn the_version_is_that_of_the_package_with_exactly_this_name() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(LOCK, "wasm-bindgen-futures"), Some("0.4.53"));
    }

    #[test]
    fn a_package_that_is_not_locked_has_no_version() {
        assert_eq!(locked_version(LOCK, "wasm"), None);
    }
}
