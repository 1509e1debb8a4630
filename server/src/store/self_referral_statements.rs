//! What people said in the form: every word that arrived, and what stands of it.

use super::columns::{Columns, json};
use super::{Connection, Result, Times};
use crate::secrets;
use chrono::{DateTime, Utc};
use measures::ids::{PatientId, SelfReferralId};
use measures::referral::Statement;
use sqlx::any::AnyRow;

/// A statement as it arrived.
#[derive(Debug, Clone, Copy)]
pub struct Arrived<'a> {
    /// The form it was said in.
    pub form: SelfReferralId,
    /// The screen it was said on.
    pub screen: &'a str,
    /// What was said.
    pub statement: &'a Statement,
    /// What orders it among other words to the same question.
    pub sequence: u32,
    /// When.
    pub times: Times,
}

/// Keeps what arrived. False when the very same arrived before.
///
/// # Errors
/// When the database fails.
pub async fn record(db: &mut Connection, arrived: &Arrived<'_>) -> Result<bool> {
    let said = json(&arrived.statement.said)?;
    let recorded = sqlx::query(
        "insert into self_referral_statement_history
             (self_referral_id, screen, question, said, said_hash, sequence, given_at, received_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing",
    )
    .bind(arrived.form.to_string())
    .bind(arrived.screen)
    .bind(&*arrived.statement.question)
    .bind(&said)
    .bind(secrets::hash(&said))
    .bind(i64::from(arrived.sequence))
    .bind(arrived.times.given.timestamp_millis())
    .bind(arrived.times.at.timestamp_millis())
    .execute(db)
    .await?;
    Ok(recorded.rows_affected() == 1)
}

/// Lets a statement stand unless one with a higher sequence does. Of two devices that count alike, the later one
/// stands.
///
/// # Errors
/// When the database fails.
pub async fn stand(db: &mut Connection, arrived: &Arrived<'_>) -> Result<()> {
    let said = json(&arrived.statement.said)?;
    sqlx::query(
        "insert into self_referral_statements
             (self_referral_id, question, said, said_hash, sequence, received_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (self_referral_id, question) do update
             set said = excluded.said, said_hash = excluded.said_hash, sequence = excluded.sequence,
                 received_at = excluded.received_at
         where self_referral_statements.sequence <= excluded.sequence",
    )
    .bind(arrived.form.to_string())
    .bind(&*arrived.statement.question)
    .bind(&said)
    .bind(secrets::hash(&said))
    .bind(i64::from(arrived.sequence))
    .bind(arrived.times.at.timestamp_millis())
    .execute(db)
    .await
    .map(drop)
}

/// What stands in a form, lowest sequence first.
///
/// # Errors
/// When the database fails.
pub async fn of(db: &mut Connection, form: SelfReferralId) -> Result<Vec<Statement>> {
    let rows = sqlx::query(
        "select question, said from self_referral_statements where self_referral_id = $1
         order by sequence, question",
    )
    .bind(form.to_string())
    .fetch_all(db)
    .await?;
    rows.iter().map(statement).collect()
}

/// Of what stands in a form, what was said since an instant, lowest sequence first.
///
/// # Errors
/// When the database fails.
pub async fn since(
    db: &mut Connection,
    form: SelfReferralId,
    since: DateTime<Utc>,
) -> Result<Vec<Statement>> {
    let rows = sqlx::query(
        "select question, said from self_referral_statements
         where self_referral_id = $1 and received_at >= $2 order by sequence, question",
    )
    .bind(form.to_string())
    .bind(since.timestamp_millis())
    .fetch_all(db)
    .await?;
    rows.iter().map(statement).collect()
}

/// Everything that arrived from a patient's forms since an instant to either of two questions, in the order it came. What
/// they changed later is among it.
///
/// # Errors
/// When the database fails.
pub async fn ever_said(
    db: &mut Connection,
    patient: PatientId,
    [one, other]: [&str; 2],
    since: DateTime<Utc>,
) -> Result<Vec<Statement>> {
    let rows = sqlx::query(
        "select h.question, h.said from self_referral_statement_history h
         join self_referrals f on f.id = h.self_referral_id
         where f.patient_id = $1 and h.question in ($2, $3) and h.received_at >= $4
         order by h.received_at, h.question",
    )
    .bind(patient.to_string())
    .bind(one)
    .bind(other)
    .bind(since.timestamp_millis())
    .fetch_all(db)
    .await?;
    rows.iter().map(statement).collect()
}

fn statement(row: &AnyRow) -> Result<Statement> {
    Ok(Statement { question: row.text("question")?.into(), said: row.json("said")? })
}

/// Whether the very same stands to this question in another form.
///
/// # Errors
/// When the database fails.
pub async fn said_elsewhere(
    db: &mut Connection,
    form: SelfReferralId,
    statement: &Statement,
) -> Result<bool> {
    let row = sqlx::query(
        "select 1 from self_referral_statements
         where question = $1 and said_hash = $2 and self_referral_id <> $3 limit 1",
    )
    .bind(&*statement.question)
    .bind(secrets::hash(json(&statement.said)?))
    .bind(form.to_string())
    .fetch_optional(db)
    .await?;
    Ok(row.is_some())
}
