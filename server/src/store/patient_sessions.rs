//! Patients who opened their invitation. A session is known by the hash of its cookie and the name of its visit.

use super::columns::Columns;
use super::sessions::sessions;
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::ids::{InvitationId, PatientId, ReferralId, VisitId};
use sqlx::any::AnyRow;

/// A session and the one invitation it is good for.
#[derive(Debug)]
pub struct Session {
    /// The invitation.
    pub invitation: InvitationId,
    /// Its referral.
    pub referral: ReferralId,
    /// The patient it was made for.
    pub patient: PatientId,
    /// Whether it is on the device on which the invitation was first opened, where that is known.
    pub first_device: Option<bool>,
    /// When the patient was last heard of.
    pub seen_at: DateTime<Utc>,
}

/// Begins a session of somebody who has shown the link and the date of birth, on a device that is known by a hash. The
/// first one that an invitation is opened on stays the first.
///
/// # Errors
/// When the database fails.
pub async fn begin(
    db: &mut Connection,
    token_hash: &str,
    visit: VisitId,
    (invitation, device_hash): (InvitationId, &str),
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "insert into patient_sessions (token_hash, visit_id, invitation_id, made_at, seen_at, device_hash)
         values ($1, $2, $3, $4, $4, $5)",
    )
    .bind(token_hash)
    .bind(visit.to_string())
    .bind(invitation.to_string())
    .bind(now.timestamp_millis())
    .bind(device_hash)
    .execute(&mut *db)
    .await?;
    sqlx::query("update invitations set first_device_hash = $2 where id = $1 and first_device_hash is null")
        .bind(invitation.to_string())
        .bind(device_hash)
        .execute(db)
        .await
        .map(drop)
}

/// The session of a cookie, if it is the one of this visit.
///
/// # Errors
/// When the database fails.
pub async fn of_visit(db: &mut Connection, token_hash: &str, visit: VisitId) -> Result<Option<Session>> {
    let row = sqlx::query(
        "select s.invitation_id, s.seen_at, i.referral_id, r.patient_id, s.device_hash, i.first_device_hash
         from patient_sessions s
         join invitations i on i.id = s.invitation_id
         join referrals r on r.id = i.referral_id
         where s.token_hash = $1 and s.visit_id = $2",
    )
    .bind(token_hash)
    .bind(visit.to_string())
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        let device = row.maybe("device_hash", AnyRow::text)?;
        let first = row.maybe("first_device_hash", AnyRow::text)?;
        Ok(Session {
            invitation: row.word("invitation_id")?,
            referral: row.word("referral_id")?,
            patient: row.word("patient_id")?,
            first_device: device.zip(first).map(|(device, first)| device == first),
            seen_at: row.instant("seen_at")?,
        })
    })
    .transpose()
}

/// Whether a patient was heard of since an instant in a session of an invitation.
///
/// # Errors
/// When the database fails.
pub async fn seen_since(db: &mut Connection, invitation: InvitationId, since: DateTime<Utc>) -> Result<bool> {
    let row = sqlx::query("select 1 from patient_sessions where invitation_id = $1 and seen_at > $2 limit 1")
        .bind(invitation.to_string())
        .bind(since.timestamp_millis())
        .fetch_optional(db)
        .await?;
    Ok(row.is_some())
}

sessions!("patient_sessions");
