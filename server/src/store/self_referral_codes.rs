//! What was said in a form that was taken on, in the codes of the data set.

use super::columns::{Columns, word};
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::ids::{ReferralId, SelfReferralId};
use measures::referral::{Coded, Why};
use sqlx::any::AnyRow;

/// A code that was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The table of the data set.
    pub table: String,
    /// The field.
    pub field: String,
    /// The code or value.
    pub code: String,
    /// The question it comes from.
    pub question: String,
    /// Why it is that one.
    pub why: Why,
}

/// Stores the codes of a form with the referral it became, in the place of those that were there.
///
/// # Errors
/// When the database fails.
pub async fn put(
    db: &mut Connection,
    form: SelfReferralId,
    referral: ReferralId,
    codes: &[Coded],
    now: DateTime<Utc>,
) -> Result<()> {
    let query = sqlx::query("delete from self_referral_codes where self_referral_id = $1");
    query.bind(form.to_string()).execute(&mut *db).await?;
    for (number, code) in (1_i64..).zip(codes) {
        sqlx::query(
            "insert into self_referral_codes
                 (self_referral_id, referral_id, number, table_name, field, code, question, why, stored_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(form.to_string())
        .bind(referral.to_string())
        .bind(number)
        .bind(&*code.field.table)
        .bind(&*code.field.name)
        .bind(&*code.value)
        .bind(code.question)
        .bind(word(code.why)?)
        .bind(now.timestamp_millis())
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

/// The codes of a form, in its order. None before it was taken on.
///
/// # Errors
/// When the database fails.
pub async fn of(db: &mut Connection, form: SelfReferralId) -> Result<Vec<Stored>> {
    let rows = sqlx::query(
        "select table_name, field, code, question, why from self_referral_codes
         where self_referral_id = $1 order by number",
    )
    .bind(form.to_string())
    .fetch_all(db)
    .await?;
    let stored = |row: &AnyRow| {
        Ok(Stored {
            table: row.text("table_name")?,
            field: row.text("field")?,
            code: row.text("code")?,
            question: row.text("question")?,
            why: row.word("why")?,
        })
    };
    rows.iter().map(stored).collect()
}
