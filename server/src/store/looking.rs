//! Opening records to look at them: nothing is changed, not even their tables brought up to date.

use super::db::{Db, Engine};
use super::{Connection, Result};
use anyhow::{Context, bail, ensure};
use sqlx::Row;
use std::fs::File;
use std::path::{Path, PathBuf};

impl Db {
    /// Opens records that are there, to read them.
    ///
    /// # Errors
    /// When they cannot be opened, or their tables are not those of this program.
    pub async fn look(url: &str) -> anyhow::Result<Self> {
        let db = Self::open_to_read(url).await?;
        let found = version(&mut *db.read().await?).await.context("these are no records of this program")?;
        let known = db.newest_migration();
        ensure!(
            found == known,
            "the records have tables of version {found} and this program knows {known}: use the program that wrote them"
        );
        Ok(db)
    }

    /// Writes a copy of one moment of the records into an empty file, while others go on writing. Nothing is synced.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) async fn copy_to(&self, file: &Path) -> Result<()> {
        let mut db = self.connection().await?;
        sqlx::query("vacuum into $1").bind(file.display().to_string()).execute(&mut *db).await.map(drop)
    }
}

async fn version(db: &mut Connection) -> Result<i64> {
    sqlx::query("select max(version) from _sqlx_migrations").fetch_one(db).await?.try_get(0)
}

/// The file of an address `sqlite:FILE`.
///
/// # Errors
/// When it is that of a server.
pub fn file_of(url: &str) -> anyhow::Result<PathBuf> {
    if Engine::of(url)? != Engine::Sqlite {
        bail!("{url} is no file")
    }
    let file = url.trim_start_matches("sqlite:").trim_start_matches("//");
    Ok(PathBuf::from(file.split('?').next().unwrap_or(file)))
}

/// Holds records in a file for as long as what is returned lives: one server, or one restore, at a time. PostgreSQL has
/// many at once, and holds nothing.
///
/// # Errors
/// When somebody else holds them.
pub fn hold(url: &str) -> anyhow::Result<Option<File>> {
    if Engine::of(url)? != Engine::Sqlite {
        return Ok(None);
    }
    let records = file_of(url)?;
    let mark = PathBuf::from(format!("{}-held", records.display()));
    let file = File::options().create(true).append(true).open(&mark);
    let file = file.with_context(|| format!("cannot write {}", mark.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(_) => bail!("{} is held by a server that runs, or by a restore", records.display()),
    }
}
