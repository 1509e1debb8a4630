//! What this database is for. An invented clinic and a real one never share a database.

use super::columns::{Columns, word};
use super::{Connection, Db, Result};
use anyhow::{Context, ensure};
use serde::{Deserialize, Serialize};

/// What a database is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Real patients.
    Production,
    /// Invented ones.
    Demo,
}

/// Claims a new database for this kind, or makes sure that it was claimed for it before.
///
/// # Errors
/// When it belongs to the other kind.
pub async fn claim(db: &Db, kind: Kind) -> anyhow::Result<()> {
    let mut db = db.write().await?;
    add_first(&mut db, kind).await?;
    let claimed = of(&mut db).await?.context("nothing claims this database")?;
    ensure!(claimed == kind, "this database holds {claimed:?} records and cannot be used for {kind:?}");
    Ok(db.commit().await?)
}

/// Writes something that nobody reads, to see that writing works.
///
/// # Errors
/// When it does not.
pub async fn rewrite(db: &mut Connection) -> Result<()> {
    sqlx::query("update deployment set asked = asked + 1").execute(db).await.map(drop)
}

async fn of(db: &mut Connection) -> Result<Option<Kind>> {
    let row = sqlx::query("select kind from deployment").fetch_optional(db).await?;
    row.map(|row| row.word("kind")).transpose()
}

/// Of two that come at the same moment, one is the first.
async fn add_first(db: &mut Connection, kind: Kind) -> Result<()> {
    sqlx::query("insert into deployment (one, kind) values (1, $1) on conflict do nothing")
        .bind(word(kind)?)
        .execute(db)
        .await
        .map(drop)
}
