//! Browsers in which a form is open. A session is known by the hash of its cookie; what is asked of it names its visit
//! as well.

use super::columns::Columns;
use super::sessions::sessions;
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::ids::{SelfReferralId, VisitId};

/// A session and the one form it is good for.
#[derive(Debug)]
pub struct Session {
    /// The form.
    pub form: SelfReferralId,
    /// When the person was last heard of.
    pub seen_at: DateTime<Utc>,
}

/// Begins a session of somebody who began the form or opened it again.
///
/// # Errors
/// When the database fails.
pub async fn begin(
    db: &mut Connection,
    token_hash: &str,
    visit: VisitId,
    form: SelfReferralId,
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "insert into self_referral_sessions (token_hash, visit_id, self_referral_id, made_at, seen_at)
         values ($1, $2, $3, $4, $4)",
    )
    .bind(token_hash)
    .bind(visit.to_string())
    .bind(form.to_string())
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
        "select self_referral_id, seen_at from self_referral_sessions where token_hash = $1 and visit_id = $2",
    )
    .bind(token_hash)
    .bind(visit.to_string())
    .fetch_optional(db)
    .await?;
    row.map(|row| Ok(Session { form: row.word("self_referral_id")?, seen_at: row.instant("seen_at")? }))
        .transpose()
}

/// The form that was last open in a browser with this cookie.
///
/// # Errors
/// When the database fails.
pub async fn form_of(db: &mut Connection, token_hash: &str) -> Result<Option<SelfReferralId>> {
    let query = sqlx::query("select self_referral_id from self_referral_sessions where token_hash = $1");
    let row = query.bind(token_hash).fetch_optional(db).await?;
    row.map(|row| row.word("self_referral_id")).transpose()
}

sessions!("self_referral_sessions");
