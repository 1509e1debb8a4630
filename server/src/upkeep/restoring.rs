//! Putting a copy of the records in place, where none are.

use super::backing_up::check_file;
use super::checking::Sound;
use super::files::{Part, checksum_of, is_free, sha256};
use crate::store::looking::{file_of, hold};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};

/// Puts the copy `from` in place of the records at `url`, which must be gone. The copy is checked before, and stays.
///
/// # Errors
/// When a server holds the records, some are there, or the copy is not what was written or not sound.
pub async fn restore(from: &Path, url: &str) -> Result<Sound> {
    let records = file_of(url)?;
    let _held = hold(url)?;
    is_free(&records)?;
    for ending in ["-wal", "-shm", "-journal"] {
        // What is left of other records would be taken for these.
        is_free(&PathBuf::from(format!("{}{ending}", records.display())))?;
    }
    let part = Part::of(&records)?;
    fs::copy(from, part.path()).with_context(|| format!("cannot copy {}", from.display()))?;
    part.sync()?;
    let as_written = is_as_written(from, part.path());
    // Looked at either way: whoever has no other copy needs to know where this one goes wrong.
    let sound = match (check_file(part.path()).await, as_written) {
        (Ok(sound), Ok(())) => sound,
        (Err(wrong), Ok(())) => return Err(wrong),
        (Ok(_), Err(altered)) => return Err(altered.context("it looks sound, and is not what was written")),
        (Err(wrong), Err(altered)) => return Err(wrong.context(format!("{altered:#}"))),
    };
    part.name()?;
    Ok(sound)
}

/// Whether a copy is, byte by byte, the one that was made.
fn is_as_written(from: &Path, part: &Path) -> Result<()> {
    let checksum = checksum_of(from);
    let line = fs::read_to_string(&checksum);
    let line = line.with_context(|| format!("cannot read {}, which belongs to it", checksum.display()))?;
    let written = line.split_whitespace().next().unwrap_or_default();
    ensure!(
        written == sha256(part)?,
        "{} was torn or altered: its SHA-256 is not the one written with it",
        from.display()
    );
    Ok(())
}
