//! Messages to people, on their way through the gateway. Once one has left, or was given up, its words are gone: a
//! link in them opens a form.

use super::columns::{Columns, word};
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::contract::clinician::{Delivery, MessageChannel};
use measures::ids::{AppointmentId, PatientId, SelfReferralId};
use sqlx::any::AnyRow;

/// Gives up messages that wait to be sent: why, and which.
macro_rules! given_up {
    ($why:literal, $which:literal) => {
        concat!(
            "update messages set state = 'failed', last_error = '",
            $why,
            "', address = '', subject = null, words = '' where state = 'queued' and ",
            $which
        )
    };
}
pub(super) use given_up;

/// A message to be sent.
#[derive(Debug, Clone, Copy)]
pub struct NewMessage<'a> {
    /// Bits for its key, from [`crate::secrets::bits`].
    pub id: u128,
    /// The form it is about.
    pub form: Option<SelfReferralId>,
    /// The patient it is about.
    pub patient: Option<PatientId>,
    /// The appointment that it asks to be prepared for.
    pub appointment: Option<AppointmentId>,
    /// How it travels.
    pub channel: MessageChannel,
    /// The number or address.
    pub to: &'a str,
    /// What stands above an email.
    pub subject: Option<&'a str>,
    /// Its words.
    pub words: &'a str,
}

/// A message that somebody has taken in hand.
pub struct Claimed {
    /// Its key: the same at every try.
    pub id: String,
    /// How it travels.
    pub channel: MessageChannel,
    /// The number or address.
    pub to: String,
    /// What stands above an email.
    pub subject: Option<String>,
    /// Its words.
    pub words: String,
    /// How often it was tried, this time included.
    pub tries: u32,
    /// When it was queued.
    pub made_at: DateTime<Utc>,
    /// The form it is about.
    pub form: Option<SelfReferralId>,
}

/// How far a message has come.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    /// When it was queued.
    pub made_at: DateTime<Utc>,
    /// How it travels.
    pub channel: MessageChannel,
    /// How far it has come.
    pub delivery: Delivery,
}

/// Queues a message, in the same transaction as what it tells of.
///
/// # Errors
/// When the database fails.
pub async fn queue(db: &mut Connection, message: &NewMessage<'_>, now: DateTime<Utc>) -> Result<()> {
    sqlx::query(
        "insert into messages
             (id, self_referral_id, patient_id, channel, address, subject, words, state, made_at, next_try_at,
              appointment_id)
         values ($1, $2, $3, $4, $5, $6, $7, 'queued', $8, $8, $9)",
    )
    .bind(format!("{:032x}", message.id))
    .bind(message.form.map(|id| id.to_string()))
    .bind(message.patient.map(|id| id.to_string()))
    .bind(word(message.channel)?)
    .bind(message.to)
    .bind(message.subject)
    .bind(message.words)
    .bind(now.timestamp_millis())
    .bind(message.appointment.map(|id| id.to_string()))
    .execute(db)
    .await
    .map(drop)
}

/// Whether a message waits whose turn has come.
///
/// # Errors
/// When the database fails.
pub async fn is_due(db: &mut Connection, now: DateTime<Utc>) -> Result<bool> {
    let query = sqlx::query("select 1 from messages where state = 'queued' and next_try_at <= $1 limit 1");
    Ok(query.bind(now.timestamp_millis()).fetch_optional(db).await?.is_some())
}

/// Takes the message in hand that has waited longest for its turn: nobody else does before `until`.
///
/// # Errors
/// When the database fails.
pub async fn claim(db: &mut Connection, now: DateTime<Utc>, until: DateTime<Utc>) -> Result<Option<Claimed>> {
    // Of two that choose the same one, the second finds its turn moved.
    let row = sqlx::query(
        "update messages set tries = tries + 1, next_try_at = $2
         where state = 'queued' and next_try_at <= $1 and id = (
             select m.id from messages m where m.state = 'queued' and m.next_try_at <= $1
             order by m.next_try_at, m.id limit 1)
         returning id, channel, address, subject, words, tries, made_at, self_referral_id",
    )
    .bind(now.timestamp_millis())
    .bind(until.timestamp_millis())
    .fetch_optional(db)
    .await?;
    row.as_ref().map(claimed).transpose()
}

/// The gateway has taken a message.
///
/// # Errors
/// When the database fails.
pub async fn sent(db: &mut Connection, id: &str, now: DateTime<Utc>) -> Result<()> {
    sqlx::query(
        "update messages set state = 'sent', sent_at = $2, address = '', subject = null, words = '' where id = $1",
    )
    .bind(id)
    .bind(now.timestamp_millis())
    .execute(db)
    .await
    .map(drop)
}

/// A try went wrong; the next comes then.
///
/// # Errors
/// When the database fails.
pub async fn try_again(db: &mut Connection, id: &str, error: &str, at: DateTime<Utc>) -> Result<()> {
    sqlx::query("update messages set next_try_at = $2, last_error = $3 where id = $1 and state = 'queued'")
        .bind(id)
        .bind(at.timestamp_millis())
        .bind(error)
        .execute(db)
        .await
        .map(drop)
}

/// Gives a message up.
///
/// # Errors
/// When the database fails.
pub async fn give_up(db: &mut Connection, id: &str, error: &str) -> Result<()> {
    sqlx::query(
        "update messages set state = 'failed', last_error = $2, address = '', subject = null, words = ''
         where id = $1 and state = 'queued'",
    )
    .bind(id)
    .bind(error)
    .execute(db)
    .await
    .map(drop)
}

/// How far the messages about a form have come, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of_form(db: &mut Connection, form: SelfReferralId) -> Result<Vec<Progress>> {
    let rows = sqlx::query(
        "select made_at, channel, state from messages where self_referral_id = $1 order by made_at, id",
    )
    .bind(form.to_string())
    .fetch_all(db)
    .await?;
    rows.iter().map(progress).collect()
}

/// How far a message has come, from the columns `made_at`, `channel` and `state`.
pub(super) fn progress(row: &AnyRow) -> Result<Progress> {
    Ok(Progress {
        made_at: row.instant("made_at")?,
        channel: row.word("channel")?,
        delivery: row.word("state")?,
    })
}

fn claimed(row: &AnyRow) -> Result<Claimed> {
    Ok(Claimed {
        id: row.text("id")?,
        channel: row.word("channel")?,
        to: row.text("address")?,
        subject: row.maybe("subject", AnyRow::text)?,
        words: row.text("words")?,
        tries: row.number("tries")?,
        made_at: row.instant("made_at")?,
        form: row.maybe("self_referral_id", AnyRow::word)?,
    })
}
