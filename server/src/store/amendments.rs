//! Amendments of answers that were sent. Only ever added to.

use super::columns::{Columns, choice, word};
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::amending::AmendmentReason;
use measures::answers::Answer;
use measures::contract::clinician::AmendAnswer;
use measures::ids::{InvitationId, ReferralId, StaffId};
use sqlx::any::AnyRow;

/// One amendment of one item.
#[derive(Debug, Clone)]
pub struct Amendment {
    /// The invitation.
    pub invitation: InvitationId,
    /// What the answer is now.
    pub answer: Answer,
    /// Which amendment of the item it is, from 1.
    pub number: u32,
    /// Why.
    pub reason: AmendmentReason,
    /// In their words.
    pub note: String,
    /// Who made it.
    pub staff: StaffId,
    /// Their name.
    pub staff_name: String,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// Adds an amendment. False when the item has one of that number.
///
/// # Errors
/// When the database fails.
pub async fn add(
    db: &mut Connection,
    amend: &AmendAnswer,
    staff: StaffId,
    now: DateTime<Utc>,
) -> Result<bool> {
    let (choice, words) = choice(&amend.answer);
    let added = sqlx::query(
        "insert into answer_amendments
             (invitation_id, instrument, item, number, choice, said, reason, note, staff_id, made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing",
    )
    .bind(amend.invitation.to_string())
    .bind(amend.answer.instrument().as_str())
    .bind(i64::from(amend.answer.item()))
    .bind(i64::from(amend.number))
    .bind(choice)
    .bind(words)
    .bind(word(amend.reason)?)
    .bind(&amend.note)
    .bind(staff.to_string())
    .bind(now.timestamp_millis())
    .execute(db)
    .await?;
    Ok(added.rows_affected() == 1)
}

/// Every amendment in a referral, each item's in the order they were made.
///
/// # Errors
/// When the database fails.
pub async fn of_referral(db: &mut Connection, referral: ReferralId) -> Result<Vec<Amendment>> {
    let rows = sqlx::query(
        "select m.invitation_id, m.instrument, m.item, m.number, m.choice, m.said, m.reason, m.note, m.staff_id,
                m.made_at, s.name
         from answer_amendments m
         join invitations i on i.id = m.invitation_id
         join staff s on s.id = m.staff_id
         where i.referral_id = $1 order by m.invitation_id, m.instrument, m.item, m.number",
    )
    .bind(referral.to_string())
    .fetch_all(db)
    .await?;
    rows.iter().map(amendment).collect()
}

fn amendment(row: &AnyRow) -> Result<Amendment> {
    Ok(Amendment {
        invitation: row.word("invitation_id")?,
        answer: row.said()?,
        number: row.number("number")?,
        reason: row.word("reason")?,
        note: row.text("note")?,
        staff: row.word("staff_id")?,
        staff_name: row.text("name")?,
        made_at: row.instant("made_at")?,
    })
}
