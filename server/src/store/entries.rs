//! Answers with who entered them: what stands in an invitation, and what came later and does not stand.

use super::columns::Columns;
use super::hand::entered_by;
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::answers::Answer;
use measures::contract::clinician::EnteredBy;
use measures::ids::InvitationId;
use sqlx::any::AnyRow;

/// An answer, who entered it and when.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The answer.
    pub answer: Answer,
    /// Its sequence.
    pub sequence: u32,
    /// Who entered it, and how.
    pub by: EnteredBy,
    /// When the server received it.
    pub received_at: DateTime<Utc>,
}

/// What stands in an invitation, in the order of the items.
///
/// # Errors
/// When the database fails.
pub async fn standing(db: &mut Connection, invitation: InvitationId) -> Result<Vec<Entry>> {
    let rows = sqlx::query(
        "select a.instrument, a.item, a.choice, a.said, a.sequence, a.received_at, a.how, e.name as entered_name
         from answers a left join staff e on e.id = a.entered_by
         where a.invitation_id = $1 order by a.instrument, a.item",
    )
    .bind(invitation.to_string())
    .fetch_all(db)
    .await?;
    rows.iter().map(entry).collect()
}

/// What stands to the item that this answer is about.
///
/// # Errors
/// When the database fails.
pub async fn standing_to(
    db: &mut Connection,
    invitation: InvitationId,
    answer: &Answer,
) -> Result<Option<Entry>> {
    let row = sqlx::query(
        "select a.instrument, a.item, a.choice, a.said, a.sequence, a.received_at, a.how, e.name as entered_name
         from answers a left join staff e on e.id = a.entered_by
         where a.invitation_id = $1 and a.instrument = $2 and a.item = $3",
    )
    .bind(invitation.to_string())
    .bind(answer.instrument().as_str())
    .bind(i64::from(answer.item()))
    .fetch_optional(db)
    .await?;
    row.as_ref().map(entry).transpose()
}

/// What came in an invitation after what stands to its item, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn later(db: &mut Connection, invitation: InvitationId) -> Result<Vec<Entry>> {
    let rows = sqlx::query(
        "select h.instrument, h.item, h.choice, h.said, h.sequence, h.received_at, h.how, e.name as entered_name
         from answer_history h
         join answers a on a.invitation_id = h.invitation_id and a.instrument = h.instrument and a.item = h.item
         left join staff e on e.id = h.entered_by
         where h.invitation_id = $1 and h.received_at > a.received_at
         order by h.received_at, h.sequence",
    )
    .bind(invitation.to_string())
    .fetch_all(db)
    .await?;
    rows.iter().map(entry).collect()
}

fn entry(row: &AnyRow) -> Result<Entry> {
    Ok(Entry {
        answer: row.said()?,
        sequence: row.number("sequence")?,
        by: entered_by(row)?,
        received_at: row.instant("received_at")?,
    })
}
