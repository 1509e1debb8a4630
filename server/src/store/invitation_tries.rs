//! Tries of a link: counted first, compared second, so that many at once get no more than the few allowed.

use super::columns::Columns;
use super::invitations::{Invitation, columns, invitation};
use super::{Connection, Result};
use chrono::{DateTime, NaiveDate, Utc};
use measures::ids::{InvitationId, PatientId};
use serde::Deserialize;

/// How many dates of birth may be tried before a lock.
pub const TRIES: u32 = 5;
/// How many wrong dates end an invitation for good.
pub const WRONG_IN_ALL: u32 = 10;

/// An invitation whose date of birth is being tried.
#[derive(Debug)]
pub struct Tried {
    /// The invitation.
    pub invitation: Invitation,
    /// The patient it was made for.
    pub patient: PatientId,
    /// The date to compare with.
    pub date_of_birth: NaiveDate,
}

/// What may still be tried of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Left {
    /// Another date at once.
    More,
    /// Another date when the lock ends.
    Later,
    /// Nothing any more.
    Nothing,
}

/// Counts one try of a link before its date is looked at; a fifth one locks the link until `locked_until`.
/// None for a link that is locked, used up, or nobody's.
///
/// # Errors
/// When the database fails.
pub async fn count(
    db: &mut Connection,
    token_hash: &str,
    now: DateTime<Utc>,
    locked_until: DateTime<Utc>,
) -> Result<Option<Tried>> {
    let row = sqlx::query(concat!(
        "update invitations set
             tries = case when tries >= $4 then 1 else tries + 1 end,
             locked_until = case when tries + 1 = $4 then $3 else 0 end,
             wrong_in_all = wrong_in_all + 1
         where token_hash = $1 and locked_until <= $2 and wrong_in_all < $5
         returning ",
        columns!(),
        ", (select r.patient_id from referrals r where r.id = referral_id) as patient_id,
             (select p.date_of_birth from patients p join referrals r on r.patient_id = p.id
              where r.id = referral_id) as date_of_birth",
    ))
    .bind(token_hash)
    .bind(now.timestamp_millis())
    .bind(locked_until.timestamp_millis())
    .bind(i64::from(TRIES))
    .bind(i64::from(WRONG_IN_ALL))
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        Ok(Tried {
            invitation: invitation(&row)?,
            patient: row.word("patient_id")?,
            date_of_birth: row.word("date_of_birth")?,
        })
    })
    .transpose()
}

/// Takes back the count of a try whose date was right, and with it any lock.
///
/// # Errors
/// When the database fails.
pub async fn uncount(db: &mut Connection, id: InvitationId) -> Result<()> {
    sqlx::query(
        "update invitations set tries = 0, locked_until = 0, wrong_in_all = wrong_in_all - 1 where id = $1",
    )
    .bind(id.to_string())
    .execute(db)
    .await
    .map(drop)
}

/// What may still be tried of a link, with the try that was just counted. None for a link that is nobody's.
///
/// # Errors
/// When the database fails.
pub async fn left(db: &mut Connection, token_hash: &str, now: DateTime<Utc>) -> Result<Option<Left>> {
    let row = sqlx::query(
        "select case when wrong_in_all >= $2 then 'nothing' when locked_until > $3 then 'later' else 'more' end
             as tries_left
         from invitations where token_hash = $1",
    )
    .bind(token_hash)
    .bind(i64::from(WRONG_IN_ALL))
    .bind(now.timestamp_millis())
    .fetch_optional(db)
    .await?;
    row.map(|row| row.word("tries_left")).transpose()
}
