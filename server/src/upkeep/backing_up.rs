//! Copying the records of a running service, and checking the copy before it gets its name.

use super::checking::{Sound, check};
use super::files::{Part, checksum_of, is_free, sha256};
use crate::store::Db;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Copies one moment of the records into `to`, beside a file with its SHA-256. Others go on writing. The copy is synced
/// and then checked; only one that is sound gets its name.
///
/// # Errors
/// When something is there already, the copy cannot be written, or what was written is not sound.
pub async fn back_up(url: &str, to: &Path) -> Result<Sound> {
    is_free(to)?;
    let part = Part::of(to)?;
    let records = Db::look(url).await.context("cannot open the records")?;
    records.copy_to(part.path()).await.with_context(|| format!("cannot write {}", to.display()))?;
    records.close().await;
    part.sync()?;
    let sound = check_file(part.path()).await.context("the copy is not kept")?;
    let name = to.file_name().unwrap_or(to.as_os_str()).to_string_lossy().into_owned();
    let checksum = checksum_of(to);
    // That of an earlier copy, which is gone, or that no longer has one of its own.
    let _ = fs::remove_file(&checksum);
    let line = Part::of(&checksum)?;
    // As `sha256sum --check` reads it.
    fs::write(line.path(), format!("{}  {name}\n", sha256(part.path())?))?;
    line.sync()?;
    line.name()?;
    part.name()?;
    Ok(sound)
}

/// Checks a copy, and changes nothing of it.
///
/// # Errors
/// When it cannot be opened or is not sound.
pub(super) async fn check_file(copy: &Path) -> Result<Sound> {
    let db = Db::look(&format!("sqlite:{}", copy.display())).await?;
    let checked = check(&db, None).await;
    db.close().await;
    checked
}
