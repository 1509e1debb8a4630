//! Forms that nobody went on with: thrown away, with everything said in them. Of one that raised an alert stays what the
//! alert tells, and what reaches the person.

use super::columns::Columns;
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::ids::{PatientId, SelfReferralId};
use sqlx::any::AnyRow;

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
/// already when they were not gone on with since `lately`. Which ones.
///
/// # Errors
/// When the database fails.
pub async fn forget(
    db: &mut Connection,
    long_ago: DateTime<Utc>,
    lately: DateTime<Utc>,
) -> Result<Vec<SelfReferralId>> {
    let rows = sqlx::query(
        "delete from self_referrals
         where state = 'unsent' and patient_id is null and (seen_at < $1 or (seen_at < $2 and not exists (
             select 1 from self_referral_statements s
             where s.self_referral_id = self_referrals.id and s.question in ('mobile', 'landline', 'email')
                 and s.said like '{\"wrote\"%')))
         returning id",
    )
    .bind(long_ago.timestamp_millis())
    .bind(lately.timestamp_millis())
    .fetch_all(db)
    .await?;
    rows.iter().map(|row| row.word("id")).collect()
}

/// Lets nobody go on with a form that alerted: no link, no browser and no key opens it any more.
macro_rules! let_go {
    ($which:literal) => {
        concat!(
            "update self_referrals
             set let_go_at = $1, token_hash = null, link_until = 0, begin_key = id, seal = '', reached = '[]',
                 pack = null, wordings = null
             where state = 'unsent' and patient_id is not null and let_go_at is null and ",
            $which,
            " returning id, patient_id"
        )
    };
}

/// Lets go of a form that was not sent and raised an alert. Whose it is; none for any other. Clear it next.
///
/// # Errors
/// When the database fails.
pub async fn let_go(
    db: &mut Connection,
    id: SelfReferralId,
    now: DateTime<Utc>,
) -> Result<Option<PatientId>> {
    let query = sqlx::query(let_go!("id = $2")).bind(now.timestamp_millis()).bind(id.to_string());
    query.fetch_optional(db).await?.map(|row| row.word("patient_id")).transpose()
}

/// Lets go of those that were not gone on with since an instant. Which, and whose they are. Clear them next.
///
/// # Errors
/// When the database fails.
pub async fn let_go_before(
    db: &mut Connection,
    long_ago: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Vec<(SelfReferralId, PatientId)>> {
    let query = sqlx::query(let_go!("seen_at < $2"));
    let query = query.bind(now.timestamp_millis()).bind(long_ago.timestamp_millis());
    let whose = |row: &AnyRow| Ok((row.word("id")?, row.word("patient_id")?));
    query.fetch_all(db).await?.iter().map(whose).collect()
}

/// Deletes the answers to its measures, everything that was said before, the browsers in which it was open, and what
/// stands to these questions.
///
/// # Errors
/// When the database fails.
pub async fn clear(db: &mut Connection, id: SelfReferralId, questions: &[String]) -> Result<()> {
    for query in [
        "delete from self_referral_answers where self_referral_id = $1",
        "delete from self_referral_answer_history where self_referral_id = $1",
        "delete from self_referral_statement_history where self_referral_id = $1",
        "delete from self_referral_sessions where self_referral_id = $1",
    ] {
        sqlx::query(query).bind(id.to_string()).execute(&mut *db).await?;
    }
    for question in questions {
        let query =
            sqlx::query("delete from self_referral_statements where self_referral_id = $1 and question = $2");
        query.bind(id.to_string()).bind(question).execute(&mut *db).await?;
    }
    Ok(())
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
