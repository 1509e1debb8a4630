//! Tries of an invitation's link.

use super::columns::Columns;
use super::invitations::{Invitation, columns, invitation};
use super::tries::{Left, TRIES, WRONG_IN_ALL, tries};
use super::{Connection, Result};
use chrono::{DateTime, NaiveDate, Utc};
use measures::ids::{InvitationId, PatientId};
use sqlx::any::AnyRow;

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
    let row = counted(db, token_hash, now, locked_until).await?;
    row.map(|row| {
        Ok(Tried {
            invitation: invitation(&row)?,
            patient: row.word("patient_id")?,
            date_of_birth: row.word("date_of_birth")?,
        })
    })
    .transpose()
}

tries!(
    "invitations",
    "token_hash",
    InvitationId,
    columns!(),
    ", (select r.patient_id from referrals r where r.id = referral_id) as patient_id,
         (select p.date_of_birth from patients p join referrals r on r.patient_id = p.id
          where r.id = referral_id) as date_of_birth"
);
