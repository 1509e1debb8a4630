//! What the chores need on the machine, whether it is there, and how to get it.

/// Programs from Debian's packages.
pub mod debian;
/// Node, and the packages in `package-lock.json`.
mod node;
/// Programs that Cargo installs.
mod tools;
/// A compiler for the browser.
pub mod wasm;

use crate::postgres;
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};

/// One thing a chore needs.
pub struct Piece {
    /// Its name, for whoever waits for it.
    what: &'static str,
    /// Whether it is there, in the version we need.
    here: fn(&Workspace) -> bool,
    /// Gets it.
    get: fn(&Workspace) -> Result<()>,
    /// What to do by hand where `get` cannot help.
    otherwise: &'static str,
}

/// What building the pages takes.
pub const PAGES: &[Piece] = &[
    Piece {
        what: "a Rust compiler for the browser",
        here: |_| wasm::compiler().is_ok(),
        get: wasm::install,
        otherwise: "Run `rustup component add rust-src`.",
    },
    Piece {
        what: "wasm-bindgen in the version of Cargo.lock",
        here: tools::wasm_bindgen_is_here,
        get: tools::install_wasm_bindgen,
        otherwise: "Run `cargo install wasm-bindgen-cli` with that version.",
    },
    Piece {
        what: "Trunk",
        here: tools::trunk_is_here,
        get: tools::install_trunk,
        otherwise: "Run `cargo install --locked trunk` with the version that xtask/src/setup/tools.rs names.",
    },
    Piece {
        what: "Node and npm",
        here: node::is_here,
        get: |workspace| debian::install(workspace, &["nodejs", "npm"]),
        otherwise: "Install Node 20.19 or newer, with npm.",
    },
    Piece {
        what: "the packages of package-lock.json",
        here: node::packages_are_here,
        get: node::install_packages,
        otherwise: "Run `npm ci`.",
    },
];

/// What the checks take.
pub const CHECKS: &[Piece] = &[
    Piece {
        what: "rustfmt",
        here: |workspace| tools::answers(workspace, "cargo", &["fmt", "--version"]),
        get: |workspace| tools::add_component(workspace, "rustfmt"),
        otherwise: "Run `rustup component add rustfmt`.",
    },
    Piece {
        what: "clippy",
        here: |workspace| tools::answers(workspace, "cargo", &["clippy", "--version"]),
        get: |workspace| tools::add_component(workspace, "clippy"),
        otherwise: "Run `rustup component add clippy`.",
    },
];

/// What the journeys and the measurements take.
pub const BROWSER: &[Piece] = &[Piece {
    what: "Chromium",
    here: |workspace| debian::chromium(workspace).is_ok(),
    get: |workspace| debian::install(workspace, &["chromium", "fonts-liberation"]),
    otherwise: "Install Chromium, or name its program in the environment variable CHROMIUM.",
}];

/// What testing on the second database takes.
pub const DATABASE: &[Piece] = &[Piece {
    what: "PostgreSQL",
    here: |workspace| postgres::programs(workspace).is_ok(),
    get: |workspace| debian::install(workspace, &["postgresql"]),
    otherwise: "Install PostgreSQL, with initdb and pg_ctl on the PATH.",
}];

/// What all the chores together take.
pub const EVERYTHING: &[&[Piece]] = &[PAGES, CHECKS, BROWSER, DATABASE];

/// Installs what is missing; does nothing, quickly, when all is there.
pub fn ensure(workspace: &Workspace, needs: &[&[Piece]]) -> Result<()> {
    for Piece { what, here, get, otherwise } in needs.iter().copied().flatten() {
        if here(workspace) {
            continue;
        }
        eprintln!("setup: installing {what}");
        get(workspace).with_context(|| format!("{what} could not be installed. {otherwise}"))?;
        ensure!(here(workspace), "{what} is still missing after its installation. {otherwise}");
    }
    Ok(())
}
