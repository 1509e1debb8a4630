//! Forms that nobody went on with: thrown away, with everything said in them. One that raised an alert stays.

use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::ids::SelfReferralId;

/// Throws away a form that was not sent. False for one that was, or that raised an alert: it stays.
///
/// # Errors
/// When the database fails.
pub async fn discard(db: &mut Connection, id: SelfReferralId) -> Result<bool> {
    let query =
        sqlx::query("delete from self_referrals where id = $1 and state = 'unsent' and patient_id is null");
    Ok(query.bind(id.to_string()).execute(db).await?.rows_affected() == 1)
}

/// Throws away forms that were not sent and not gone on with since `long_ago`; those that hold no way to reach anybody,
/// already when they were not gone on with since `lately`.
///
/// # Errors
/// When the database fails.
pub async fn forget(db: &mut Connection, long_ago: DateTime<Utc>, lately: DateTime<Utc>) -> Result<()> {
    sqlx::query(
        "delete from self_referrals
         where state = 'unsent' and patient_id is null and (seen_at < $1 or (seen_at < $2 and not exists (
             select 1 from self_referral_statements s
             where s.self_referral_id = self_referrals.id and s.question in ('mobile', 'landline', 'email')
                 and s.said like '{\"wrote\"%')))",
    )
    .bind(long_ago.timestamp_millis())
    .bind(lately.timestamp_millis())
    .execute(db)
    .await
    .map(drop)
}

/// Forgets from where forms were begun that were begun before an instant.
///
/// # Errors
/// When the database fails.
pub async fn forget_networks(db: &mut Connection, before: DateTime<Utc>) -> Result<()> {
    let query = sqlx::query(
        "update self_referrals set network_hash = null where network_hash is not null and made_at < $1",
    );
    query.bind(before.timestamp_millis()).execute(db).await.map(drop)
}
