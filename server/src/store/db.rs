//! Which database, and how it is opened. Settings that durability rests on are read back, not hoped for.

use super::{Transaction, promises};
use anyhow::{Context, Result, bail};
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::migrate::Migrator;
use sqlx::pool::PoolConnection;
use sqlx::{AnyPool, ConnectOptions, Connection};
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

// Each connection keeps up to 8 MB of what it has read: a list of two thousand referrals is read from memory.
const SQLITE_SETTINGS: &str = "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; \
    pragma wal_autocheckpoint = 0; pragma busy_timeout = 5000; pragma trusted_schema = off; \
    pragma cell_size_check = on; pragma mmap_size = 0; pragma secure_delete = fast; \
    pragma cache_size = -8000";
const POSTGRES_SETTINGS: &str = "set lock_timeout = '5s'; set statement_timeout = '10s'; \
    set idle_in_transaction_session_timeout = '30s'; set synchronous_commit = on; set jit = off";

impl Db {
    /// Opens `sqlite:FILE` (made if it is not there) or `postgres://…` and brings its tables up to date.
    ///
    /// # Errors
    /// When it cannot be opened, is of another kind, or does not promise to keep what it confirms.
    pub async fn open(url: &str) -> Result<Self> {
        Self::open_with(url, "").await
    }

    /// Opens with settings besides.
    pub(super) async fn open_with(url: &str, besides: &'static str) -> Result<Self> {
        sqlx::any::install_default_drivers();
        let engine = Engine::of(url)?;
        let url = if engine == Engine::Sqlite && !url.contains('?') {
            format!("{url}?mode=rwc")
        } else {
            url.to_owned()
        };
        let options = AnyConnectOptions::from_str(&url).context("not the address of a database")?;
        let options = options.disable_statement_logging();
        let pool = |most| engine.pool(most, besides).connect_with(options.clone());
        // SQLite writes one transaction at a time: one connection is its queue, and readers never stand in it.
        let writers = pool(if engine == Engine::Sqlite { 1 } else { 10 }).await?;
        let readers = if engine == Engine::Sqlite { pool(4).await? } else { writers.clone() };
        let db = Self { engine, writers, readers };
        promises::hold(&mut *db.writers.acquire().await?, engine).await?;
        let migrations = if engine == Engine::Sqlite { &SQLITE } else { &POSTGRES };
        migrations.run(&db.writers).await.context("cannot bring the tables up to date")?;
        // What was in the audit before there was a chain takes its place in it.
        db.write().await?.commit().await.context("cannot chain the audit")?;
        Ok(db)
    }

    /// Opens records that are there, to read them: nothing is made or changed.
    pub(super) async fn open_to_read(url: &str) -> Result<Self> {
        sqlx::any::install_default_drivers();
        let engine = Engine::of(url)?;
        let url = if engine == Engine::Sqlite { format!("{url}?mode=ro") } else { url.to_owned() };
        let options = AnyConnectOptions::from_str(&url).context("not the address of a database")?;
        let settings = match engine {
            Engine::Sqlite => {
                "pragma busy_timeout = 5000; pragma trusted_schema = off; pragma mmap_size = 0; \
                pragma cell_size_check = on"
            }
            Engine::Postgres => "set default_transaction_read_only = on; set jit = off",
        };
        let readers = pool_with(settings, "", 1).connect_with(options.disable_statement_logging()).await?;
        Ok(Self { engine, writers: readers.clone(), readers })
    }

    /// The newest version of the tables that this program knows.
    pub(super) fn newest_migration(&self) -> i64 {
        let migrations = if self.engine == Engine::Sqlite { &SQLITE } else { &POSTGRES };
        migrations.iter().map(|migration| migration.version).max().unwrap_or_default()
    }

    /// A connection outside any transaction.
    pub(super) async fn connection(&self) -> super::Result<PoolConnection<sqlx::Any>> {
        self.readers.acquire().await
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
}

impl Engine {
    /// The one of an address.
    ///
    /// # Errors
    /// When it is that of neither.
    pub(crate) fn of(url: &str) -> Result<Self> {
        match url.split(':').next() {
            Some("sqlite") => Ok(Self::Sqlite),
            Some("postgres" | "postgresql") => Ok(Self::Postgres),
            _ => bail!("a database is `sqlite:FILE` or `postgres://…`"),
        }
    }

    fn pool(self, most: u32, besides: &'static str) -> AnyPoolOptions {
        let settings = if self == Self::Sqlite { SQLITE_SETTINGS } else { POSTGRES_SETTINGS };
        // A file does not hang up; a server may.
        let pool = pool_with(settings, besides, most).test_before_acquire(self == Self::Postgres);
        // After a write that failed SQLite has no transaction any more and the library believes that it has: nothing
        // could be written from then on. Such a connection is closed, and another takes its place.
        pool.after_release(move |db, _| {
            Box::pin(async move {
                if self == Self::Sqlite {
                    // What was asked of it before, a rollback among it, is over when this is.
                    db.ping().await?;
                }
                Ok(!db.is_in_transaction())
            })
        })
    }
}

fn pool_with(settings: &'static str, besides: &'static str, most: u32) -> AnyPoolOptions {
    AnyPoolOptions::new().max_connections(most).acquire_timeout(TURN).after_connect(move |db, _| {
        Box::pin(async move {
            sqlx::raw_sql(settings).execute(&mut *db).await?;
            if besides.is_empty() { Ok(()) } else { sqlx::raw_sql(besides).execute(db).await.map(drop) }
        })
    })
}
