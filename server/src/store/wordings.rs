//! The words that invitations were made in. They never change: a wording is kept under the hash of itself.

use super::columns::{Columns, json};
use super::{Connection, Result};
use crate::secrets;
use measures::wording::Wording;

/// Keeps a wording, if it is not kept yet. Returns its hash.
///
/// # Errors
/// When the database fails.
pub async fn keep(db: &mut Connection, wording: &Wording) -> Result<String> {
    let words = json(wording)?;
    let hash = secrets::hash(&words);
    sqlx::query("insert into wordings (hash, words, stand_in) values ($1, $2, $3) on conflict do nothing")
        .bind(&hash)
        .bind(words)
        .bind(i64::from(wording.is_stand_in()))
        .execute(db)
        .await?;
    Ok(hash)
}

/// The wording of a hash.
///
/// # Errors
/// When the database fails, or keeps none under it.
pub async fn of(db: &mut Connection, hash: &str) -> Result<Wording> {
    let row = sqlx::query("select words from wordings where hash = $1").bind(hash).fetch_one(db).await?;
    row.json("words")
}
