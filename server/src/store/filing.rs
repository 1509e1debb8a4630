//! Whether the measures answered in a self-referral were filed with the referral it became.

use super::columns::Columns;
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::ids::{ReferralId, SelfReferralId};
use sqlx::any::AnyRow;

/// The form that a referral was made of, and whether its measures were filed.
///
/// # Errors
/// When the database fails.
pub async fn of_referral(
    db: &mut Connection,
    referral: ReferralId,
) -> Result<Option<(SelfReferralId, bool)>> {
    let row = sqlx::query("select id, filed_at from self_referrals where referral_id = $1")
        .bind(referral.to_string())
        .fetch_optional(db)
        .await?;
    row.map(|row| Ok((row.word("id")?, row.maybe("filed_at", AnyRow::instant)?.is_some()))).transpose()
}

/// Notes that a form's measures were filed.
///
/// # Errors
/// When the database fails.
pub async fn filed(db: &mut Connection, form: SelfReferralId, now: DateTime<Utc>) -> Result<()> {
    let query = sqlx::query("update self_referrals set filed_at = $2 where id = $1");
    query.bind(form.to_string()).bind(now.timestamp_millis()).execute(db).await.map(drop)
}
