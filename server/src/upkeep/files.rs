//! Files that are there after a power cut, or not at all: synced before they get their name, and their folder after.

use crate::secrets;
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::Read;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// A file that has no name of its own yet. Dropped before it gets one, it is gone.
pub(super) struct Part {
    to: PathBuf,
    path: PathBuf,
    is_named: bool,
}

impl Part {
    /// An empty file beside `to` that nobody else may read.
    pub(super) fn of(to: &Path) -> Result<Self> {
        let path = PathBuf::from(format!("{}.{:08x}.part", to.display(), secrets::bits()? as u32));
        let file = File::options().write(true).create_new(true).mode(0o600).open(&path);
        file.with_context(|| format!("cannot write {}", path.display()))?;
        Ok(Self { to: to.to_owned(), path, is_named: false })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Syncs what was written.
    pub(super) fn sync(&self) -> Result<()> {
        sync(&self.path)
    }

    /// Gives it its name, unless something has it.
    pub(super) fn name(mut self) -> Result<()> {
        is_free(&self.to)?;
        fs::rename(&self.path, &self.to).with_context(|| format!("cannot write {}", self.to.display()))?;
        self.is_named = true;
        sync(folder(&self.to))
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.is_named {
            // What is left is named as a part, and no use to anybody.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Refuses to write over anything.
pub(super) fn is_free(path: &Path) -> Result<()> {
    anyhow::ensure!(!path.exists(), "{} is there already, and nothing is written over it", path.display());
    Ok(())
}

/// Syncs a file or a folder.
pub(super) fn sync(path: &Path) -> Result<()> {
    File::open(path)
        .and_then(|file| file.sync_all())
        .with_context(|| format!("cannot sync {}", path.display()))
}

/// The SHA-256 of a file, in hexadecimal.
pub(super) fn sha256(path: &Path) -> Result<String> {
    let mut file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let (mut hash, mut buffer) = (Sha256::new(), vec![0; 1 << 20]);
    loop {
        match file.read(&mut buffer).with_context(|| format!("cannot read {}", path.display()))? {
            0 => return Ok(hex::encode(hash.finalize())),
            read => hash.update(&buffer[..read]),
        }
    }
}

/// Where the checksum of a copy stands.
pub(super) fn checksum_of(path: &Path) -> PathBuf {
    PathBuf::from(format!("{}.sha256", path.display()))
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
