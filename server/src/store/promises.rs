//! What durability rests on: settings that are read back, not hoped for.

use super::{Connection, Engine};
use anyhow::{Result, ensure};
use sqlx::Row;

/// Before this version a commit that raced a checkpoint could be lost.
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];

/// Refuses a database that does not promise to keep what it confirms.
///
/// # Errors
/// With what is not as it must be, and what to do about it.
pub(super) async fn hold(db: &mut Connection, engine: Engine) -> Result<()> {
    match engine {
        Engine::Sqlite => of_sqlite(db).await,
        Engine::Postgres => of_postgres(db).await,
    }
}

async fn of_sqlite(db: &mut Connection) -> Result<()> {
    let version = text(db, "select sqlite_version()").await?;
    ensure!(
        keeps_commits(&version),
        "SQLite {version} can lose a commit: build this program with the SQLite that comes with it, 3.51.3 or newer"
    );
    let journal = text(db, "pragma journal_mode").await?;
    ensure!(
        journal == "wal",
        "SQLite keeps its journal as {journal}, not as a write-ahead log: put the records on a disk of this machine, \
         not on a network share"
    );
    for (pragma, must, otherwise) in [
        ("pragma synchronous", 2, "SQLite does not sync every commit"),
        ("pragma foreign_keys", 1, "SQLite does not keep records from naming what is not there"),
        ("pragma wal_autocheckpoint", 0, "SQLite moves its log into the file without telling of what fails"),
    ] {
        let is = number(db, pragma).await?;
        ensure!(
            is == must,
            "{otherwise} (`{pragma}` says {is}, not {must}): this program must be built anew"
        );
    }
    Ok(())
}

async fn of_postgres(db: &mut Connection) -> Result<()> {
    for setting in ["fsync", "full_page_writes", "synchronous_commit"] {
        let query = "select setting from pg_settings where name = $1";
        let is: String = sqlx::query(query).bind(setting).fetch_one(&mut *db).await?.try_get(0)?;
        ensure!(
            is == "on",
            "PostgreSQL does not keep what it confirms: `{setting}` is {is}. Set `{setting} = on` in postgresql.conf, \
             see that no role or database sets it otherwise, and restart PostgreSQL"
        );
    }
    Ok(())
}

/// Whether this version of SQLite keeps every commit, whatever it races.
fn keeps_commits(version: &str) -> bool {
    let numbers: Vec<u32> = version.split('.').map_while(|part| part.parse().ok()).collect();
    numbers[..] >= OLDEST_SQLITE[..]
}

async fn text(db: &mut Connection, query: &'static str) -> super::Result<String> {
    sqlx::query(query).fetch_one(db).await?.try_get(0)
}

async fn number(db: &mut Connection, query: &'static str) -> super::Result<i64> {
    sqlx::query(query).fetch_one(db).await?.try_get(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Db;

    #[test]
    fn a_sqlite_that_can_lose_a_commit_is_told_from_one_that_cannot() {
        for version in ["3.51.3", "3.51.10", "3.52.0", "3.100.0", "4.0.0"] {
            assert!(keeps_commits(version), "{version}");
        }
        for version in ["3.51.2", "3.51", "3.9.9", "3.6.23", "2.99.99", "", "unknown"] {
            assert!(!keeps_commits(version), "{version}");
        }
    }

    #[tokio::test]
    async fn sqlite_syncs_every_commit() {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&format!("sqlite:{}", folder.path().join("records.db").display())).await.unwrap();
        let writer = db.write().await.unwrap();
        let reader = db.read().await.unwrap();
        for mut connection in [writer, reader] {
            // 2 is FULL. With NORMAL a power cut loses commits that were confirmed.
            assert_eq!(number(&mut connection, "pragma synchronous").await.unwrap(), 2);
        }
    }

    #[tokio::test]
    async fn a_setting_that_is_not_as_it_must_be_is_refused() {
        for (setting, says) in [
            ("pragma synchronous = normal", "does not sync every commit"),
            ("pragma foreign_keys = off", "naming what is not there"),
            ("pragma wal_autocheckpoint = 1000", "without telling"),
            ("pragma journal_mode = delete", "not on a network share"),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let url = format!("sqlite:{}", folder.path().join("records.db").display());
            let db = Db::open(&url).await.unwrap();
            db.close().await;
            let db = Db::open_with(&url, setting).await;
            assert!(format!("{:#}", db.unwrap_err()).contains(says), "{setting}");
        }
    }
}
