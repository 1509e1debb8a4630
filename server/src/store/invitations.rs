//! Permissions to complete one pack, by link, until a date.

use super::columns::{Columns, json, word};
use super::spans::referrals_of_span;
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::contract::clinician::PackChange;
use measures::ids::{AppointmentId, InvitationId, ReferralId, StaffId};
use measures::pack::Pack;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

/// The columns that [`invitation`] reads.
macro_rules! columns {
    () => {
        "id, referral_id, asked_for, pack, wordings, pack_change, reference, state, made_at, link_made_at, expires_at,
         sequence"
    };
}
pub(super) use columns;

/// What became of an invitation. Its time may be over as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Its pack was not sent yet.
    Open,
    /// Its pack was sent.
    Sent,
    /// Another was made in its place, or it was taken back.
    Withdrawn,
}

/// An invitation.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// Its key.
    pub id: InvitationId,
    /// Its referral.
    pub referral: ReferralId,
    /// The appointment it was made for.
    pub asked_for: AppointmentId,
    /// What is asked.
    pub pack: Pack,
    /// The hashes of the words it is asked in, in the pack's order.
    pub wordings: Vec<String>,
    /// What a therapist added to the usual pack or left out of it.
    pub change: Option<PackChange>,
    /// What the patient quotes once it is sent.
    pub reference: String,
    /// What became of it.
    pub state: State,
    /// When it was made: nothing in it was answered earlier. A new link changes nothing about that.
    pub made_at: DateTime<Utc>,
    /// When its link was made, or given its time again: from then on its time counts.
    pub link_made_at: DateTime<Utc>,
    /// From when on it is of no use.
    pub expires_at: DateTime<Utc>,
    /// The highest sequence seen from any device.
    pub sequence: u32,
}

impl Invitation {
    /// Whether answers may still change what stands.
    #[must_use]
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.state == State::Open && now < self.expires_at
    }
}

/// Adds an invitation under the hash of its token.
///
/// # Errors
/// When the database fails.
pub async fn add(db: &mut Connection, invitation: &Invitation, token_hash: &str) -> Result<()> {
    sqlx::query(
        "insert into invitations
             (id, referral_id, asked_for, token_hash, pack, wordings, pack_change, reference, state, made_at,
              expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(invitation.id.to_string())
    .bind(invitation.referral.to_string())
    .bind(invitation.asked_for.to_string())
    .bind(token_hash)
    .bind(json(&invitation.pack)?)
    .bind(json(&invitation.wordings)?)
    .bind(invitation.change.as_ref().map(json).transpose()?)
    .bind(&invitation.reference)
    .bind(word(invitation.state)?)
    .bind(invitation.made_at.timestamp_millis())
    .bind(invitation.expires_at.timestamp_millis())
    .execute(db)
    .await
    .map(drop)
}

/// The invitation as it is now, which stays so for everybody else until this transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn hold(db: &mut Connection, id: InvitationId) -> Result<Invitation> {
    let row = sqlx::query(concat!(
        "update invitations set sequence = sequence where id = $1 returning ",
        columns!()
    ))
    .bind(id.to_string())
    .fetch_one(db)
    .await?;
    invitation(&row)
}

/// The invitation of a name that is known to be one.
///
/// # Errors
/// When the database fails.
pub async fn by_id(db: &mut Connection, id: InvitationId) -> Result<Invitation> {
    let row = sqlx::query(concat!("select ", columns!(), " from invitations where id = $1"))
        .bind(id.to_string())
        .fetch_one(db)
        .await?;
    invitation(&row)
}

/// An invitation to a referral on a therapist's caseload.
///
/// # Errors
/// When the database fails.
pub async fn on_caseload(
    db: &mut Connection,
    therapist: StaffId,
    id: InvitationId,
) -> Result<Option<Invitation>> {
    let row = sqlx::query(concat!(
        "select ",
        columns!(),
        " from invitations where id = $1 and referral_id in (select id from referrals where therapist_id = $2)"
    ))
    .bind(id.to_string())
    .bind(therapist.to_string())
    .fetch_optional(db)
    .await?;
    row.as_ref().map(invitation).transpose()
}

/// Notes a sequence seen. Returns the highest.
///
/// # Errors
/// When the database fails.
pub async fn see_sequence(db: &mut Connection, id: InvitationId, sequence: u32) -> Result<u32> {
    let row = sqlx::query(
        "update invitations set sequence = case when sequence < $2 then $2 else sequence end
         where id = $1 returning sequence",
    )
    .bind(id.to_string())
    .bind(i64::from(sequence))
    .fetch_one(db)
    .await?;
    row.number("sequence")
}

/// Closes an invitation: its pack was sent.
///
/// # Errors
/// When the database fails.
pub async fn close(db: &mut Connection, id: InvitationId) -> Result<()> {
    let query = sqlx::query("update invitations set state = 'sent' where id = $1");
    query.bind(id.to_string()).execute(db).await.map(drop)
}

/// Withdraws the invitations made for an appointment whose packs were not sent.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(db: &mut Connection, asked_for: AppointmentId) -> Result<()> {
    let query =
        sqlx::query("update invitations set state = 'withdrawn' where asked_for = $1 and state = 'open'");
    query.bind(asked_for.to_string()).execute(db).await.map(drop)
}

/// Gives an invitation another end.
///
/// # Errors
/// When the database fails.
pub async fn expire(db: &mut Connection, id: InvitationId, at: DateTime<Utc>) -> Result<()> {
    let query = sqlx::query("update invitations set expires_at = $2 where id = $1");
    query.bind(id.to_string()).bind(at.timestamp_millis()).execute(db).await.map(drop)
}

/// Every invitation of a referral, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of(db: &mut Connection, referral: ReferralId) -> Result<Vec<Invitation>> {
    let rows = sqlx::query(concat!(
        "select ",
        columns!(),
        " from invitations where referral_id = $1 order by made_at, id"
    ))
    .bind(referral.to_string())
    .fetch_all(db)
    .await?;
    rows.iter().map(invitation).collect()
}

/// The open invitations of the referrals that have an appointment in a span of time, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn open_between(
    db: &mut Connection,
    therapist: StaffId,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<Invitation>> {
    let rows = sqlx::query(concat!(
        "select ",
        columns!(),
        " from invitations where state = 'open' and referral_id in",
        referrals_of_span!(),
        "order by made_at, id"
    ))
    .bind(therapist.to_string())
    .bind(from.timestamp_millis())
    .bind(until.timestamp_millis())
    .fetch_all(db)
    .await?;
    rows.iter().map(invitation).collect()
}

/// The invitation of a row that has all its columns.
pub(super) fn invitation(row: &AnyRow) -> Result<Invitation> {
    let made_at = row.instant("made_at")?;
    Ok(Invitation {
        id: row.word("id")?,
        referral: row.word("referral_id")?,
        asked_for: row.word("asked_for")?,
        pack: row.json("pack")?,
        wordings: row.maybe("wordings", AnyRow::json)?.unwrap_or_default(),
        change: row.maybe("pack_change", AnyRow::json)?,
        reference: row.text("reference")?,
        state: row.word("state")?,
        made_at,
        link_made_at: row.maybe("link_made_at", AnyRow::instant)?.unwrap_or(made_at),
        expires_at: row.instant("expires_at")?,
        sequence: row.number("sequence")?,
    })
}
