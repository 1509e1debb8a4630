//! Which database, and how it is opened. Settings that durability rests on are read back, not hoped for.

use super::{Connection, Transaction};
use anyhow::{Context, Result, bail, ensure};
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::migrate::Migrator;
use sqlx::{AnyPool, ConnectOptions, Row};
use std::str::FromStr;
use std::time::Duration;

/// The two databases the portal runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// A file on this machine: one process.
    Sqlite,
    /// A server: any number of processes side by side.
    Postgres,
}

/// An open database whose tables are up to date.
#[derive(Debug, Clone)]
pub struct Db {
    engine: Engine,
    writers: AnyPool,
    readers: AnyPool,
}

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// How long somebody waits for their turn to write before they are told to try again.
const TURN: Duration = Duration::from_secs(5);

/// Before this version a commit that raced a checkpoint could be lost.
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];

const SQLITE_SETTINGS: &str = "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; \
    pragma busy_timeout = 5000; pragma trusted_schema = off; pragma cell_size_check = on; pragma mmap_size = 0; \
    pragma secure_delete = fast";
const POSTGRES_SETTINGS: &str = "set lock_timeout = '5s'; set statement_timeout = '10s'; \
    set idle_in_transaction_session_timeout = '30s'; set synchronous_commit = on; set jit = off";

impl Db {
    /// Opens `sqlite:FILE` (made if it is not there) or `postgres://…` and brings its tables up to date.
    ///
    /// # Errors
    /// When it cannot be opened, is of another kind, or does not promise to keep what it confirms.
    pub async fn open(url: &str) -> Result<Self> {
        sqlx::any::install_default_drivers();
        let engine = Engine::of(url)?;
        let url = if engine == Engine::Sqlite && !url.contains('?') {
            format!("{url}?mode=rwc")
        } else {
            url.to_owned()
        };
        let options = AnyConnectOptions::from_str(&url).context("not the address of a database")?;
        let options = options.disable_statement_logging();
        let pool = |most| engine.pool(most).connect_with(options.clone());
        // SQLite writes one transaction at a time: one connection is its queue, and readers never stand in it.
        let writers = pool(if engine == Engine::Sqlite { 1 } else { 10 }).await?;
        let readers = if engine == Engine::Sqlite { pool(4).await? } else { writers.clone() };
        let db = Self { engine, writers, readers };
        db.keeps_its_word().await?;
        let migrations = if engine == Engine::Sqlite { &SQLITE } else { &POSTGRES };
        migrations.run(&db.writers).await.context("cannot bring the tables up to date")?;
        // What was in the audit before there was a chain takes its place in it.
        db.write().await?.commit().await.context("cannot chain the audit")?;
        Ok(db)
    }

    /// Which of the two it is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Its address.
    pub(super) fn url(&self) -> String {
        self.writers.connect_options().database_url.to_string()
    }

    /// Begins a transaction that may write. Waits for its turn, but not for ever.
    ///
    /// # Errors
    /// When no turn comes, or the database cannot be reached.
    pub async fn write(&self) -> super::Result<Transaction> {
        let begun = match self.engine {
            // A transaction that began as a reader and then writes can be refused half-way.
            Engine::Sqlite => self.writers.begin_with("begin immediate").await,
            Engine::Postgres => self.writers.begin().await,
        };
        begun.map(Transaction::writing)
    }

    /// Begins a transaction that sees one moment of the records and changes nothing.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn read(&self) -> super::Result<Transaction> {
        let begun = match self.engine {
            Engine::Sqlite => self.readers.begin().await,
            Engine::Postgres => {
                self.readers.begin_with("begin isolation level repeatable read read only").await
            }
        };
        begun.map(Transaction::reading)
    }

    /// Closes every connection once its work is done.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writers.close().await;
    }

    async fn keeps_its_word(&self) -> Result<()> {
        let mut db = self.writers.acquire().await?;
        match self.engine {
            Engine::Sqlite => {
                let version = text(&mut db, "select sqlite_version()").await?;
                ensure!(keeps_commits(&version), "SQLite {version} can lose a commit: 3.51.3 is needed");
                ensure!(
                    number(&mut db, "pragma synchronous").await? == 2,
                    "SQLite does not sync every commit"
                );
                let journal = text(&mut db, "pragma journal_mode").await?;
                ensure!(journal == "wal", "SQLite keeps its journal as {journal}, not as a write-ahead log");
            }
            Engine::Postgres => {
                for setting in ["show fsync", "show full_page_writes", "show synchronous_commit"] {
                    let value = text(&mut db, setting).await?;
                    ensure!(
                        value == "on",
                        "PostgreSQL does not keep what it confirms: `{setting}` says {value}"
                    );
                }
            }
        }
        Ok(())
    }
}

impl Engine {
    fn of(url: &str) -> Result<Self> {
        match url.split(':').next() {
            Some("sqlite") => Ok(Self::Sqlite),
            Some("postgres" | "postgresql") => Ok(Self::Postgres),
            _ => bail!("a database is `sqlite:FILE` or `postgres://…`"),
        }
    }

    fn pool(self, most: u32) -> AnyPoolOptions {
        let settings = if self == Self::Sqlite { SQLITE_SETTINGS } else { POSTGRES_SETTINGS };
        AnyPoolOptions::new()
            .max_connections(most)
            .acquire_timeout(TURN)
            // A file does not hang up; a server may.
            .test_before_acquire(self == Self::Postgres)
            .after_connect(move |db, _| {
                Box::pin(async move { sqlx::raw_sql(settings).execute(db).await.map(drop) })
            })
    }
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
        for pool in [&db.writers, &db.readers] {
            let mut connection = pool.acquire().await.unwrap();
            // 2 is FULL. With NORMAL a power cut loses commits that were confirmed.
            assert_eq!(number(&mut connection, "pragma synchronous").await.unwrap(), 2);
        }
    }
}
