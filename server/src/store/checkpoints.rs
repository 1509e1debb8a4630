//! Moving what was committed from SQLite's log into its file. SQLite would do so by itself and keep to itself that the
//! disk could not sync the file: the next try would look as if it had gone well, and the log be written over.

use super::{Db, Engine, Result, failing};
use rustix::fs::statvfs;
use sqlx::Row;

/// How many pages the log may hold before they are moved: about 4 MB.
const PAGES: i64 = 1_000;

impl Db {
    /// Moves what was committed into the file if there is a good deal of it. Nobody waits for it. Stops the program if
    /// the disk cannot keep it.
    ///
    /// # Errors
    /// When the database fails otherwise.
    pub async fn checkpoint(&self) -> Result<()> {
        if self.engine() == Engine::Postgres {
            return Ok(());
        }
        let mut db = self.connection().await?;
        let row = sqlx::query("pragma wal_checkpoint(noop)").fetch_one(&mut *db).await?;
        let (in_log, moved): (i64, i64) = (row.try_get(1)?, row.try_get(2)?);
        if in_log - moved >= PAGES {
            let moved = sqlx::query("pragma wal_checkpoint(passive)").fetch_one(&mut *db).await;
            moved.inspect_err(failing::stop_if_lost)?;
        }
        Ok(())
    }

    /// How many bytes the disk of the records has left for this program. PostgreSQL's disk is not ours to ask.
    ///
    /// # Errors
    /// When it cannot be told.
    pub fn room(&self) -> anyhow::Result<Option<u64>> {
        if self.engine() == Engine::Postgres {
            return Ok(None);
        }
        let disk = statvfs(super::looking::file_of(&self.url())?)?;
        Ok(Some(disk.f_bavail.saturating_mul(disk.f_frsize)))
    }
}
