//! What people answered to the measures of the form: every answer that arrived, and what stands.

use super::columns::{Columns, choice};
use super::{Connection, Result, Times};
use crate::secrets;
use measures::answers::Answer;
use measures::ids::SelfReferralId;
use sqlx::any::AnyRow;

/// An answer that stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The answer.
    pub answer: Answer,
    /// What orders it among other answers to the same item.
    pub sequence: u32,
    /// When it was given, and when it came.
    pub times: Times,
}

/// Keeps what arrived. False when the very same arrived before.
///
/// # Errors
/// When the database fails.
pub async fn record(db: &mut Connection, form: SelfReferralId, arrived: &Standing) -> Result<bool> {
    let (choice, words) = choice(&arrived.answer);
    let recorded = sqlx::query(
        "insert into self_referral_answer_history
             (self_referral_id, instrument, item, choice, said, said_hash, sequence, given_at, received_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing",
    )
    .bind(form.to_string())
    .bind(arrived.answer.instrument().as_str())
    .bind(i64::from(arrived.answer.item()))
    .bind(choice)
    .bind(&words)
    .bind(words.as_ref().map(secrets::hash).unwrap_or_default())
    .bind(i64::from(arrived.sequence))
    .bind(arrived.times.given.timestamp_millis())
    .bind(arrived.times.at.timestamp_millis())
    .execute(db)
    .await?;
    Ok(recorded.rows_affected() == 1)
}

/// Lets an answer stand unless one with a higher sequence does. Of two devices that count alike, the later one
/// stands. Returns whether it stands.
///
/// # Errors
/// When the database fails.
pub async fn stand(db: &mut Connection, form: SelfReferralId, arrived: &Standing) -> Result<bool> {
    let (choice, words) = choice(&arrived.answer);
    let stands = sqlx::query(
        "insert into self_referral_answers
             (self_referral_id, instrument, item, choice, said, sequence, given_at, received_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (self_referral_id, instrument, item) do update
             set choice = excluded.choice, said = excluded.said, sequence = excluded.sequence,
                 given_at = excluded.given_at, received_at = excluded.received_at
         where self_referral_answers.sequence <= excluded.sequence",
    )
    .bind(form.to_string())
    .bind(arrived.answer.instrument().as_str())
    .bind(i64::from(arrived.answer.item()))
    .bind(choice)
    .bind(words)
    .bind(i64::from(arrived.sequence))
    .bind(arrived.times.given.timestamp_millis())
    .bind(arrived.times.at.timestamp_millis())
    .execute(db)
    .await?;
    Ok(stands.rows_affected() == 1)
}

/// What stands in a form, lowest sequence first.
///
/// # Errors
/// When the database fails.
pub async fn of(db: &mut Connection, form: SelfReferralId) -> Result<Vec<Standing>> {
    let rows = sqlx::query(
        "select instrument, item, choice, said, sequence, given_at, received_at from self_referral_answers
         where self_referral_id = $1 order by sequence, instrument, item",
    )
    .bind(form.to_string())
    .fetch_all(db)
    .await?;
    let standing = |row: &AnyRow| {
        Ok(Standing { answer: row.said()?, sequence: row.number("sequence")?, times: row.times()? })
    };
    rows.iter().map(standing).collect()
}
