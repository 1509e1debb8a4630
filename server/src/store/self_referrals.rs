//! Forms by which people refer themselves, from the first screen on.

use super::columns::{Columns, json, word};
use super::{Connection, Result};
use chrono::{DateTime, NaiveDate, Utc};
use measures::contract::clinician::{Flag, InboxState};
use measures::contract::referral::ReferralSent;
use measures::ids::{PatientId, ReferralId, SelfReferralId, SendingKey};
use measures::pack::Pack;
use sqlx::any::AnyRow;

/// The columns that [`form`] reads.
macro_rules! columns {
    () => {
        "id, seal, reference, state, date_of_birth, made_at, began_at, sequence, reached, pack, wordings, flags,
         sending_key, reply, patient_id, referral_id, filed_at, let_go_at"
    };
}
pub(super) use columns;

/// A form.
#[derive(Debug, Clone)]
pub struct SelfReferral {
    /// Its key.
    pub id: SelfReferralId,
    /// Under which the browser seals what is not saved yet.
    pub seal: String,
    /// What the person quotes once it is sent.
    pub reference: String,
    /// Where it stands.
    pub state: InboxState,
    /// What opens it again, once it was given.
    pub date_of_birth: Option<NaiveDate>,
    /// When the server was told of it first.
    pub made_at: DateTime<Utc>,
    /// When the person left its first screen. Without a connection that is before it was made.
    pub began_at: DateTime<Utc>,
    /// The highest sequence seen from any device.
    pub sequence: u32,
    /// The ids of the screens that were reached: saved, or next to one of the first part that was.
    pub reached: Vec<String>,
    /// The measures asked before the assessment.
    pub pack: Option<Pack>,
    /// The hashes of their words, in the pack's order.
    pub wordings: Vec<String>,
    /// Why a person looks twice.
    pub flags: Vec<Flag>,
    /// How it was sent.
    pub sent: Option<Sending>,
    /// The patient it made or joined.
    pub patient: Option<PatientId>,
    /// The referral it was accepted as.
    pub referral: Option<ReferralId>,
    /// Whether its measures were filed with the referral: neither they nor its first part change afterwards.
    pub filed: bool,
    /// Whether nobody goes on with it any more, while what alerted in it is kept.
    pub let_go: bool,
}

/// The act of sending: what it was known by, and what was replied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sending {
    /// The key made in the browser.
    pub key: SendingKey,
    /// What was replied.
    pub reply: ReferralSent,
}

/// Adds a form that was begun under this key, from a network with this hash. False when it was begun before.
///
/// # Errors
/// When the database fails.
pub async fn add(db: &mut Connection, key: SendingKey, form: &SelfReferral, network: &str) -> Result<bool> {
    let added = sqlx::query(
        "insert into self_referrals
             (id, begin_key, seal, reference, state, made_at, seen_at, pack, wordings, flags, network_hash,
              began_at)
         values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10, $11) on conflict (begin_key) do nothing",
    )
    .bind(form.id.to_string())
    .bind(key.to_string())
    .bind(&form.seal)
    .bind(&form.reference)
    .bind(word(form.state)?)
    .bind(form.made_at.timestamp_millis())
    .bind(form.pack.as_ref().map(json).transpose()?)
    .bind(json(&form.wordings)?)
    .bind(json(&form.flags)?)
    .bind(network)
    .bind(form.began_at.timestamp_millis())
    .execute(db)
    .await?;
    Ok(added.rows_affected() == 1)
}

/// The form as it is now, which stays so for everybody else until this transaction ends. None for one that was thrown
/// away.
///
/// # Errors
/// When the database fails.
pub async fn hold(db: &mut Connection, id: SelfReferralId) -> Result<Option<SelfReferral>> {
    let row = sqlx::query(concat!(
        "update self_referrals set sequence = sequence where id = $1 returning ",
        columns!()
    ))
    .bind(id.to_string())
    .fetch_optional(db)
    .await?;
    row.as_ref().map(form).transpose()
}

/// Notes that somebody went on with a form, so that it waits for them anew.
///
/// # Errors
/// When the database fails.
pub async fn seen(db: &mut Connection, id: SelfReferralId, now: DateTime<Utc>) -> Result<()> {
    let query = sqlx::query("update self_referrals set seen_at = $2 where id = $1");
    query.bind(id.to_string()).bind(now.timestamp_millis()).execute(db).await.map(drop)
}

/// As [`hold`], the form that was begun under a key.
///
/// # Errors
/// When the database fails.
pub async fn hold_begun_under(db: &mut Connection, key: SendingKey) -> Result<Option<SelfReferral>> {
    let row = sqlx::query(concat!(
        "update self_referrals set sequence = sequence where begin_key = $1 returning ",
        columns!()
    ))
    .bind(key.to_string())
    .fetch_optional(db)
    .await?;
    row.as_ref().map(form).transpose()
}

/// How many forms were begun from a network since an instant.
///
/// # Errors
/// When the database fails.
pub async fn begun_from(db: &mut Connection, network: &str, since: DateTime<Utc>) -> Result<u32> {
    let row =
        sqlx::query("select count(*) as forms from self_referrals where network_hash = $1 and made_at > $2")
            .bind(network)
            .bind(since.timestamp_millis())
            .fetch_one(db)
            .await?;
    row.number("forms")
}

/// Notes that something was saved: the highest sequence, the date of birth that stands and the screens reached, as
/// they are in the form.
///
/// # Errors
/// When the database fails.
pub async fn saved(db: &mut Connection, form: &SelfReferral, now: DateTime<Utc>) -> Result<()> {
    sqlx::query(
        "update self_referrals set sequence = $2, date_of_birth = $3, reached = $4, seen_at = $5 where id = $1",
    )
    .bind(form.id.to_string())
    .bind(i64::from(form.sequence))
    .bind(form.date_of_birth.map(|day| day.to_string()))
    .bind(json(&form.reached)?)
    .bind(now.timestamp_millis())
    .execute(db)
    .await
    .map(drop)
}

/// Says which patient a form is about.
///
/// # Errors
/// When the database fails.
pub async fn set_patient(db: &mut Connection, id: SelfReferralId, patient: PatientId) -> Result<()> {
    let query = sqlx::query("update self_referrals set patient_id = $2 where id = $1");
    query.bind(id.to_string()).bind(patient.to_string()).execute(db).await.map(drop)
}

/// Whether a form made a patient or joined one.
///
/// # Errors
/// When the database fails.
pub async fn made_or_joined(db: &mut Connection, patient: PatientId) -> Result<bool> {
    let query = sqlx::query("select id from self_referrals where patient_id = $1 limit 1");
    Ok(query.bind(patient.to_string()).fetch_optional(db).await?.is_some())
}

/// Sends a form, with every reason there is to look twice.
///
/// # Errors
/// When the database fails.
pub async fn send(
    db: &mut Connection,
    id: SelfReferralId,
    sending: &Sending,
    flags: &[Flag],
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "update self_referrals set state = 'sent', sent_at = $2, sending_key = $3, reply = $4, flags = $5
         where id = $1",
    )
    .bind(id.to_string())
    .bind(now.timestamp_millis())
    .bind(sending.key.to_string())
    .bind(json(&sending.reply)?)
    .bind(json(flags)?)
    .execute(db)
    .await
    .map(drop)
}

/// The form of a row that has all its columns.
pub(super) fn form(row: &AnyRow) -> Result<SelfReferral> {
    let sending = |key| -> Result<Sending> { Ok(Sending { key, reply: row.json("reply")? }) };
    Ok(SelfReferral {
        id: row.word("id")?,
        seal: row.text("seal")?,
        reference: row.text("reference")?,
        state: row.word("state")?,
        date_of_birth: row.maybe("date_of_birth", AnyRow::word)?,
        made_at: row.instant("made_at")?,
        began_at: row.instant("began_at")?,
        sequence: row.number("sequence")?,
        reached: row.json("reached")?,
        pack: row.maybe("pack", AnyRow::json)?,
        wordings: row.maybe("wordings", AnyRow::json)?.unwrap_or_default(),
        flags: row.json("flags")?,
        sent: row.maybe("sending_key", AnyRow::word)?.map(sending).transpose()?,
        patient: row.maybe("patient_id", AnyRow::word)?,
        referral: row.maybe("referral_id", AnyRow::word)?,
        filed: row.maybe("filed_at", AnyRow::instant)?.is_some(),
        let_go: row.maybe("let_go_at", AnyRow::instant)?.is_some(),
    })
}
