//! Changes, told through the database to every process that shares it. PostgreSQL only: SQLite has no such line.

use super::{Connection, Db, Result};
use measures::ids::StaffId;
use serde::{Deserialize, Serialize};
use sqlx::postgres::PgListener;

/// What a change is about: as much as everybody with a connection may read, so nothing of any patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// What one member of staff has before them: a caseload, the alerts they may see, their own account.
    Staff(StaffId),
    /// The inbox of referrals that people made themselves.
    Inbox,
    /// The records that were opened outside a caseload, at which the service manager looks.
    Openings,
    /// Whether the alert queue is watched, and whether somebody holds each desk. Everybody sees it.
    Watch,
}

/// An open line on which changes are heard.
pub struct Changes(PgListener);

const CHANNEL: &str = "beforehand_changes";

/// Tells of a change: everybody who listens hears of it once the transaction is committed, and nobody if it is not.
///
/// # Errors
/// When the database fails.
pub async fn tell(db: &mut Connection, topic: Topic) -> Result<()> {
    let told = serde_json::to_string(&topic).map_err(|error| sqlx::Error::Encode(error.into()))?;
    sqlx::query("select pg_notify($1, $2)").bind(CHANNEL).bind(told).execute(db).await.map(drop)
}

impl Changes {
    /// Opens a line of its own to a PostgreSQL. What is told from now on is heard.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn listen(db: &Db) -> Result<Self> {
        let mut listener = PgListener::connect(&db.url()).await?;
        // A line that was lost is to be known as lost.
        listener.eager_reconnect(false);
        listener.listen(CHANNEL).await?;
        Ok(Self(listener))
    }

    /// Waits for the next change. None for one that only another version of the program knows. Loses nothing when it
    /// is given up half-way.
    ///
    /// # Errors
    /// When the line is lost.
    pub async fn next(&mut self) -> Result<Option<Topic>> {
        let told =
            self.0.try_recv().await?.ok_or(sqlx::Error::Io(std::io::ErrorKind::UnexpectedEof.into()))?;
        Ok(serde_json::from_str(told.payload()).ok())
    }

    /// Tells nothing and waits to hear it, or anything else: a line can be dead and not say so.
    ///
    /// # Errors
    /// When the line is lost.
    pub async fn try_out(&mut self) -> Result<Option<Topic>> {
        sqlx::query("select pg_notify($1, '')").bind(CHANNEL).execute(&mut self.0).await?;
        self.next().await
    }
}
