//! The links of invitations after they were made.

use super::columns::Columns;
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::ids::{InvitationId, ReferralId};

/// Gives an open invitation another link, made now: tries of the one before do not count for it.
///
/// # Errors
/// When the database fails.
pub async fn renew(
    db: &mut Connection,
    id: InvitationId,
    token_hash: &str,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "update invitations
         set token_hash = $2, link_made_at = $3, expires_at = $4, tries = 0, wrong_in_all = 0, locked_until = 0
         where id = $1 and state = 'open'",
    )
    .bind(id.to_string())
    .bind(token_hash)
    .bind(now.timestamp_millis())
    .bind(expires_at.timestamp_millis())
    .execute(db)
    .await
    .map(drop)
}

/// What the browser seals under: drawn when it is first asked for, and the same ever after.
///
/// # Errors
/// When the database fails.
pub async fn seal(db: &mut Connection, id: InvitationId, drawn: &str) -> Result<String> {
    let row = sqlx::query("update invitations set seal = coalesce(seal, $2) where id = $1 returning seal")
        .bind(id.to_string())
        .bind(drawn)
        .fetch_one(db)
        .await?;
    row.text("seal")
}

/// Gives an open invitation its time again, as if its link had been made now. It stays the same.
///
/// # Errors
/// When the database fails.
pub async fn prolong(
    db: &mut Connection,
    id: InvitationId,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<()> {
    sqlx::query("update invitations set link_made_at = $2, expires_at = $3 where id = $1 and state = 'open'")
        .bind(id.to_string())
        .bind(now.timestamp_millis())
        .bind(expires_at.timestamp_millis())
        .execute(db)
        .await
        .map(drop)
}

/// Withdraws an invitation whose pack was not sent.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(db: &mut Connection, id: InvitationId) -> Result<()> {
    let query = sqlx::query("update invitations set state = 'withdrawn' where id = $1 and state = 'open'");
    query.bind(id.to_string()).execute(db).await.map(drop)
}

/// Withdraws every invitation of a referral whose pack was not sent.
///
/// # Errors
/// When the database fails.
pub async fn withdraw_all(db: &mut Connection, referral: ReferralId) -> Result<()> {
    let query =
        sqlx::query("update invitations set state = 'withdrawn' where referral_id = $1 and state = 'open'");
    query.bind(referral.to_string()).execute(db).await.map(drop)
}
