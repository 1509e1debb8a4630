//! Node, and the packages in `package-lock.json`.

use crate::pages::stamp::fingerprint;
use crate::workspace::Workspace;
use anyhow::Result;
use xshell::cmd;

/// The oldest Node that runs our packages, Sass being the choosiest.
const OLDEST: (u32, u32) = (20, 19);

/// Removed together with the packages it speaks of, because `npm ci` empties the folder first.
const STAMP: &str = "node_modules/.beforehand";

/// Whether Node is new enough and npm is with it.
pub fn is_here(workspace: &Workspace) -> bool {
    let sh = &workspace.sh;
    let said = cmd!(sh, "node --version").quiet().ignore_stderr().read();
    said.is_ok_and(|said| version(&said) >= Some(OLDEST))
        && crate::setup::debian::on_path(workspace, "npm").is_some()
}

/// Whether the packages are those of the lock file as it is now.
pub fn packages_are_here(workspace: &Workspace) -> bool {
    let installed = workspace.sh.read_file(STAMP);
    installed.is_ok_and(|installed| locked(workspace).is_ok_and(|locked| installed == locked))
}

/// Installs exactly what the lock file names.
pub fn install_packages(workspace: &Workspace) -> Result<()> {
    let sh = &workspace.sh;
    cmd!(sh, "npm ci").run()?;
    Ok(sh.write_file(STAMP, locked(workspace)?)?)
}

fn locked(workspace: &Workspace) -> Result<String> {
    fingerprint(&workspace.root, &["package.json", "package-lock.json", ".npmrc"])
}

/// Major and minor number in what `node --version` prints.
fn version(said: &str) -> Option<(u32, u32)> {
    let mut numbers = said.trim().strip_prefix('v')?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::{OLDEST, version};

    #[test]
    fn versions_compare_as_numbers_and_nonsense_is_no_version() {
        assert!(version("v20.19.0\n") >= Some(OLDEST));
        assert!(version("v100.0.1") >= Some(OLDEST));
        assert!(version("v18.20.4") < Some(OLDEST));
        assert!(version("v20.9.0") < Some(OLDEST));
        assert!(version("command not found") < Some(OLDEST));
    }
}
