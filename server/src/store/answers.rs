//! What patients said: every word that arrived, and what stands of it.

use super::columns::{Columns, choice, key};
use super::hand::entered_by;
use super::spans::referrals_of_span;
use super::{Connection, Hand, Result, Times};
use crate::secrets;
use chrono::{DateTime, Utc};
use measures::answers::Answer;
use measures::contract::clinician::EnteredBy;
use measures::contract::patient::SaveAnswer;
use measures::ids::{InvitationId, ReferralId, StaffId};

/// An answer that stands, and when it came.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The invitation it was given in.
    pub invitation: InvitationId,
    /// The answer.
    pub answer: Answer,
    /// Who entered it, and how.
    pub by: EnteredBy,
    /// When the server received it.
    pub received_at: DateTime<Utc>,
}

/// Keeps what arrived. False when the very same arrived before.
///
/// # Errors
/// When the database fails.
pub async fn record(
    db: &mut Connection,
    invitation: InvitationId,
    said: &SaveAnswer,
    hand: Hand,
    times: Times,
) -> Result<bool> {
    let (choice, words) = choice(&said.answer);
    let (how, entered_by) = hand.columns()?;
    let recorded = sqlx::query(
        "insert into answer_history
             (invitation_id, instrument, item, choice, said, said_hash, sequence, received_at, given_at, how,
              entered_by, key)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing",
    )
    .bind(invitation.to_string())
    .bind(said.answer.instrument().as_str())
    .bind(i64::from(said.answer.item()))
    .bind(choice)
    .bind(&words)
    .bind(words.as_ref().map(secrets::hash).unwrap_or_default())
    .bind(i64::from(said.sequence))
    .bind(times.at.timestamp_millis())
    .bind(times.given.timestamp_millis())
    .bind(how)
    .bind(entered_by)
    .bind(key(said.key))
    .execute(db)
    .await?;
    Ok(recorded.rows_affected() == 1)
}

/// The answer that stands to the item that this one is about.
///
/// # Errors
/// When the database fails.
pub async fn standing(
    db: &mut Connection,
    invitation: InvitationId,
    answer: &Answer,
) -> Result<Option<Answer>> {
    let row = sqlx::query(
        "select instrument, item, choice, said from answers
         where invitation_id = $1 and instrument = $2 and item = $3",
    )
    .bind(invitation.to_string())
    .bind(answer.instrument().as_str())
    .bind(i64::from(answer.item()))
    .fetch_optional(db)
    .await?;
    row.map(|row| row.said()).transpose()
}

/// When the last answer to the item that this one is about came, whether it stands or not.
///
/// # Errors
/// When the database fails.
pub async fn last_received(
    db: &mut Connection,
    invitation: InvitationId,
    answer: &Answer,
) -> Result<Option<DateTime<Utc>>> {
    let row = sqlx::query(
        "select received_at from answer_history
         where invitation_id = $1 and instrument = $2 and item = $3 order by received_at desc limit 1",
    )
    .bind(invitation.to_string())
    .bind(answer.instrument().as_str())
    .bind(i64::from(answer.item()))
    .fetch_optional(db)
    .await?;
    row.map(|row| row.instant("received_at")).transpose()
}

/// Lets an answer stand unless one with a higher sequence does. Of two devices that count alike, the later one
/// stands. Returns whether it stands.
///
/// # Errors
/// When the database fails.
pub async fn stand(
    db: &mut Connection,
    invitation: InvitationId,
    said: &SaveAnswer,
    hand: Hand,
    now: DateTime<Utc>,
) -> Result<bool> {
    let (choice, words) = choice(&said.answer);
    let (how, entered_by) = hand.columns()?;
    let stands = sqlx::query(
        "insert into answers
             (invitation_id, instrument, item, choice, said, sequence, received_at, how, entered_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (invitation_id, instrument, item) do update
             set choice = excluded.choice, said = excluded.said, sequence = excluded.sequence,
                 received_at = excluded.received_at, how = excluded.how, entered_by = excluded.entered_by
         where answers.sequence <= excluded.sequence",
    )
    .bind(invitation.to_string())
    .bind(said.answer.instrument().as_str())
    .bind(i64::from(said.answer.item()))
    .bind(choice)
    .bind(words)
    .bind(i64::from(said.sequence))
    .bind(now.timestamp_millis())
    .bind(how)
    .bind(entered_by)
    .execute(db)
    .await?;
    Ok(stands.rows_affected() == 1)
}

/// What stands in an invitation, lowest sequence first: each with its sequence and when it was given.
///
/// # Errors
/// When the database fails.
pub async fn of(db: &mut Connection, invitation: InvitationId) -> Result<Vec<(Answer, u32, DateTime<Utc>)>> {
    let rows = sqlx::query(
        "select a.instrument, a.item, a.choice, a.said, a.sequence, coalesce(
             (select max(h.given_at) from answer_history h
              where h.invitation_id = a.invitation_id and h.instrument = a.instrument and h.item = a.item
                  and h.received_at = a.received_at), a.received_at) as given_at
         from answers a where a.invitation_id = $1 order by a.sequence, a.instrument, a.item",
    )
    .bind(invitation.to_string())
    .fetch_all(db)
    .await?;
    rows.iter().map(|row| Ok((row.said()?, row.number("sequence")?, row.instant("given_at")?))).collect()
}

/// What stands in every invitation of a referral.
///
/// # Errors
/// When the database fails.
pub async fn of_referral(db: &mut Connection, referral: ReferralId) -> Result<Vec<Standing>> {
    let rows = sqlx::query(
        "select a.invitation_id, a.instrument, a.item, a.choice, a.said, a.received_at, a.how,
                e.name as entered_name
         from answers a join invitations i on i.id = a.invitation_id left join staff e on e.id = a.entered_by
         where i.referral_id = $1 order by a.invitation_id, a.instrument, a.item",
    )
    .bind(referral.to_string())
    .fetch_all(db)
    .await?;
    rows.iter().map(as_standing).collect()
}

/// What stands in the open invitations of the referrals that have an appointment in a span of time.
///
/// # Errors
/// When the database fails.
pub async fn open_between(
    db: &mut Connection,
    therapist: StaffId,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<Standing>> {
    let rows = sqlx::query(concat!(
        "select w.invitation_id, w.instrument, w.item, w.choice, w.said, w.received_at, w.how,
                e.name as entered_name
         from answers w join invitations i on i.id = w.invitation_id left join staff e on e.id = w.entered_by
         where i.state = 'open' and i.referral_id in",
        referrals_of_span!()
    ))
    .bind(therapist.to_string())
    .bind(from.timestamp_millis())
    .bind(until.timestamp_millis())
    .fetch_all(db)
    .await?;
    rows.iter().map(as_standing).collect()
}

fn as_standing(row: &sqlx::any::AnyRow) -> Result<Standing> {
    Ok(Standing {
        invitation: row.word("invitation_id")?,
        answer: row.said()?,
        by: entered_by(row)?,
        received_at: row.instant("received_at")?,
    })
}
