//! The link by which a form is gone on with on any device: one at a time, and not for ever.

use super::columns::Columns;
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::ids::SelfReferralId;

/// The form of a link that still works.
///
/// # Errors
/// When the database fails.
pub async fn of_link(
    db: &mut Connection,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<SelfReferralId>> {
    let query = sqlx::query("select id from self_referrals where token_hash = $1 and link_until > $2");
    let query = query.bind(token_hash).bind(now.timestamp_millis());
    query.fetch_optional(db).await?.map(|row| row.word("id")).transpose()
}

/// A link to be made.
#[derive(Debug, Clone, Copy)]
pub struct NewLink<'a> {
    /// The hash of its secret.
    pub token_hash: &'a str,
    /// How many may be made since that instant.
    pub most: u32,
    /// From when on they are counted.
    pub since: DateTime<Utc>,
    /// When it stops working.
    pub until: DateTime<Utc>,
}

/// Lets a new link open a form in the place of the one before, if not too many were made lately. The form waits to be
/// gone on with from now.
///
/// # Errors
/// When the database fails.
pub async fn link(
    db: &mut Connection,
    id: SelfReferralId,
    link: NewLink<'_>,
    now: DateTime<Utc>,
) -> Result<bool> {
    let linked = sqlx::query(
        "update self_referrals set token_hash = $2, link_until = $6, seen_at = $5,
             links = case when links_since_at <= $4 then 1 else links + 1 end,
             links_since_at = case when links_since_at <= $4 then $5 else links_since_at end
         where id = $1 and (links_since_at <= $4 or links < $3)",
    )
    .bind(id.to_string())
    .bind(link.token_hash)
    .bind(i64::from(link.most))
    .bind(link.since.timestamp_millis())
    .bind(now.timestamp_millis())
    .bind(link.until.timestamp_millis())
    .execute(db)
    .await?;
    Ok(linked.rows_affected() == 1)
}
