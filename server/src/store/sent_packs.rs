//! Packs that were sent. Nothing about one changes afterwards but the appointment it belongs to.

use super::columns::{Columns, json};
use super::spans::appointments_of_span;
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::attachment::SentPack;
use measures::contract::patient::Sent;
use measures::ids::{AppointmentId, InvitationId, ReferralId, SendingKey, StaffId};
use sqlx::any::AnyRow;

/// A sent pack and where it belongs.
#[derive(Debug, Clone, Copy)]
pub struct Attached {
    /// The invitation it was sent in.
    pub invitation: InvitationId,
    /// What it was asked for, and when it was sent.
    pub pack: SentPack,
    /// The appointment it belongs to.
    pub attached_to: Option<AppointmentId>,
}

/// The act of sending: what it was known by, what came with it, and what was replied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sending {
    /// The key made on the phone.
    pub key: SendingKey,
    /// The hash of what was sent.
    pub body_hash: String,
    /// What was replied.
    pub reply: Sent,
}

/// Adds a sent pack.
///
/// # Errors
/// When the database fails.
pub async fn add(
    db: &mut Connection,
    referral: ReferralId,
    sent: &Attached,
    sending: &Sending,
) -> Result<()> {
    sqlx::query(
        "insert into sent_packs
             (invitation_id, referral_id, asked_for, sent_at, attached_to, sending_key, body_hash, reply)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(sent.invitation.to_string())
    .bind(referral.to_string())
    .bind(sent.pack.asked_for.to_string())
    .bind(sent.pack.sent_at.timestamp_millis())
    .bind(sent.attached_to.map(|id| id.to_string()))
    .bind(sending.key.to_string())
    .bind(&sending.body_hash)
    .bind(json(&sending.reply)?)
    .execute(db)
    .await
    .map(drop)
}

/// The act of sending an invitation's pack, if it was sent.
///
/// # Errors
/// When the database fails.
pub async fn sending(db: &mut Connection, invitation: InvitationId) -> Result<Option<Sending>> {
    let row = sqlx::query("select sending_key, body_hash, reply from sent_packs where invitation_id = $1")
        .bind(invitation.to_string())
        .fetch_optional(db)
        .await?;
    row.map(|row| {
        Ok(Sending {
            key: row.word("sending_key")?,
            body_hash: row.text("body_hash")?,
            reply: row.json("reply")?,
        })
    })
    .transpose()
}

/// Attaches a sent pack to an appointment, or to none.
///
/// # Errors
/// When the database fails.
pub async fn attach(
    db: &mut Connection,
    invitation: InvitationId,
    appointment: Option<AppointmentId>,
) -> Result<()> {
    sqlx::query("update sent_packs set attached_to = $2 where invitation_id = $1")
        .bind(invitation.to_string())
        .bind(appointment.map(|id| id.to_string()))
        .execute(db)
        .await
        .map(drop)
}

/// Every sent pack of a referral, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of(db: &mut Connection, referral: ReferralId) -> Result<Vec<Attached>> {
    let rows = sqlx::query(
        "select invitation_id, asked_for, sent_at, attached_to from sent_packs
         where referral_id = $1 order by sent_at, invitation_id",
    )
    .bind(referral.to_string())
    .fetch_all(db)
    .await?;
    rows.iter().map(attached).collect()
}

/// The sent packs that belong to a therapist's appointments in a span of time, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn attached_between(
    db: &mut Connection,
    therapist: StaffId,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<Attached>> {
    let rows = sqlx::query(concat!(
        "select s.invitation_id, s.asked_for, s.sent_at, s.attached_to ",
        appointments_of_span!("join sent_packs s on s.attached_to = a.id"),
        " order by s.sent_at, s.invitation_id"
    ))
    .bind(therapist.to_string())
    .bind(from.timestamp_millis())
    .bind(until.timestamp_millis())
    .fetch_all(db)
    .await?;
    rows.iter().map(attached).collect()
}

fn attached(row: &AnyRow) -> Result<Attached> {
    Ok(Attached {
        invitation: row.word("invitation_id")?,
        pack: SentPack { asked_for: row.word("asked_for")?, sent_at: row.instant("sent_at")? },
        attached_to: row.maybe("attached_to", AnyRow::word)?,
    })
}
