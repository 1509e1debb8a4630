//! Patients who opened their invitation. A session is known by the hash of its cookie and the name of its visit.

use super::columns::Columns;
use super::sessions::sessions;
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::ids::{InvitationId, PatientId, ReferralId, VisitId};

/// A session and the one invitation it is good for.
#[derive(Debug)]
pub struct Session {
    /// The invitation.
    pub invitation: InvitationId,
    /// Its referral.
    pub referral: ReferralId,
    /// The patient it was made for.
    pub patient: PatientId,
    /// When the patient was last heard of.
    pub seen_at: DateTime<Utc>,
}

/// Begins a session of somebody who has shown the link and the date of birth.
///
/// # Errors
/// When the database fails.
pub async fn begin(
    db: &mut Connection,
    token_hash: &str,
    visit: VisitId,
    invitation: InvitationId,
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "insert into patient_sessions (token_hash, visit_id, invitation_id, made_at, seen_at)
         values ($1, $2, $3, $4, $4)",
    )
    .bind(token_hash)
    .bind(visit.to_string())
    .bind(invitation.to_string())
    .bind(now.timestamp_millis())
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
        "select s.invitation_id, s.seen_at, i.referral_id, r.patient_id
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
        Ok(Session {
            invitation: row.word("invitation_id")?,
            referral: row.word("referral_id")?,
            patient: row.word("patient_id")?,
            seen_at: row.instant("seen_at")?,
        })
    })
    .transpose()
}

sessions!("patient_sessions");
