//! Answers that asked for attention. Nothing here withdraws an alert; only a person acknowledges it.

use super::columns::{Columns, choice, json, key, word};
use super::{Connection, Hand, Result, Times};
use chrono::{DateTime, Utc};
use measures::answers::Answer;
use measures::contract::patient::SaveSafety;
use measures::ids::{AlertId, InvitationId, PatientId};
use sqlx::any::AnyRow;

/// A new entry in an alert's story: its number is the next one.
#[derive(Debug, Clone, Copy)]
pub struct Joined {
    /// The alert.
    pub alert: AlertId,
    /// The entry's number, from 1.
    pub number: u32,
}

/// The alert that an invitation last had a part in.
#[derive(Debug, Clone, Copy)]
pub struct Latest {
    /// The alert.
    pub alert: AlertId,
    /// Whether somebody has acknowledged it.
    pub acknowledged: bool,
}

/// Joins the patient's open alert, or raises one under this key.
///
/// # Errors
/// When the database fails.
pub async fn raise(
    db: &mut Connection,
    id: AlertId,
    patient: PatientId,
    now: DateTime<Utc>,
) -> Result<Joined> {
    let row = sqlx::query(
        "insert into alerts (id, patient_id, raised_at, entries) values ($1, $2, $3, 1)
         on conflict (patient_id) where acknowledged_at is null
             do update set entries = alerts.entries + 1
         returning id, entries",
    )
    .bind(id.to_string())
    .bind(patient.to_string())
    .bind(now.timestamp_millis())
    .fetch_one(db)
    .await?;
    Ok(Joined { alert: row.word("id")?, number: row.number("entries")? })
}

/// Joins an alert that was raised before.
///
/// # Errors
/// When the database fails.
pub async fn join(db: &mut Connection, alert: AlertId) -> Result<Joined> {
    let row = sqlx::query("update alerts set entries = entries + 1 where id = $1 returning entries")
        .bind(alert.to_string())
        .fetch_one(db)
        .await?;
    Ok(Joined { alert, number: row.number("entries")? })
}

/// Adds an answer to an alert's story.
///
/// # Errors
/// When the database fails.
pub async fn add_occasion(
    db: &mut Connection,
    joined: Joined,
    invitation: InvitationId,
    answer: &Answer,
    times: Times,
) -> Result<()> {
    sqlx::query(
        "insert into alert_occasions
             (alert_id, number, invitation_id, instrument, item, choice, received_at, given_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(joined.alert.to_string())
    .bind(i64::from(joined.number))
    .bind(invitation.to_string())
    .bind(answer.instrument().as_str())
    .bind(i64::from(answer.item()))
    .bind(choice(answer).0)
    .bind(times.at.timestamp_millis())
    .bind(times.given.timestamp_millis())
    .execute(db)
    .await
    .map(drop)
}

/// The alert in whose story an invitation last answered the item that this answer is about.
///
/// # Errors
/// When the database fails.
pub async fn about(
    db: &mut Connection,
    invitation: InvitationId,
    answer: &Answer,
) -> Result<Option<AlertId>> {
    let row = sqlx::query(
        "select o.alert_id from alert_occasions o join alerts a on a.id = o.alert_id
         where o.invitation_id = $1 and o.instrument = $2 and o.item = $3
         order by a.raised_at desc, o.alert_id, o.number desc limit 1",
    )
    .bind(invitation.to_string())
    .bind(answer.instrument().as_str())
    .bind(i64::from(answer.item()))
    .fetch_optional(db)
    .await?;
    row.map(|row| row.word("alert_id")).transpose()
}

/// The alert that an invitation had a part in: the open one, or else the latest.
///
/// # Errors
/// When the database fails.
pub async fn latest_of(db: &mut Connection, invitation: InvitationId) -> Result<Option<Latest>> {
    let row = sqlx::query(
        "select o.alert_id, a.acknowledged_at from alert_occasions o join alerts a on a.id = o.alert_id
         where o.invitation_id = $1
         order by case when a.acknowledged_at is null then 0 else 1 end, a.raised_at desc, o.alert_id limit 1",
    )
    .bind(invitation.to_string())
    .fetch_optional(db)
    .await?;
    let latest = |row: AnyRow| {
        let acknowledged = row.maybe("acknowledged_at", AnyRow::instant)?.is_some();
        Ok(Latest { alert: row.word("alert_id")?, acknowledged })
    };
    row.map(latest).transpose()
}

/// What an invitation last said that alerts, and when.
///
/// # Errors
/// When the database fails.
pub async fn last_alerting(db: &mut Connection, invitation: InvitationId) -> Result<Option<(Answer, Times)>> {
    let rows = sqlx::query(
        "select instrument, item, choice, given_at, received_at from alert_occasions
         where invitation_id = $1 order by received_at desc, number desc",
    )
    .bind(invitation.to_string())
    .fetch_all(db)
    .await?;
    let said = rows.iter().map(|row| Ok((row.answer()?, row.times()?)));
    let said: Vec<(Answer, Times)> = said.collect::<Result<_>>()?;
    Ok(said.into_iter().find(|(answer, _)| answer.alerts()))
}

/// What last alerted in an alert's story: in which invitation, and when.
///
/// # Errors
/// When the database fails.
pub async fn last_alerting_in(
    db: &mut Connection,
    alert: AlertId,
) -> Result<Option<(InvitationId, Answer, Times)>> {
    let rows = sqlx::query(
        "select invitation_id, instrument, item, choice, given_at, received_at from alert_occasions
         where alert_id = $1 order by number desc",
    )
    .bind(alert.to_string())
    .fetch_all(db)
    .await?;
    let said = rows.iter().map(|row| Ok((row.word("invitation_id")?, row.answer()?, row.times()?)));
    let said: Vec<(InvitationId, Answer, Times)> = said.collect::<Result<_>>()?;
    Ok(said.into_iter().find(|(_, answer, _)| answer.alerts()))
}

/// Whether an invitation has said the very same on the help page before.
///
/// # Errors
/// When the database fails.
pub async fn has_safety(db: &mut Connection, invitation: InvitationId, said: &SaveSafety) -> Result<bool> {
    let row = sqlx::query(
        "select 1 from alert_safety where invitation_id = $1 and (sequence = $2 or key = $5)
             and coalesce(keep_safe, '') = $3 and coalesce(reach, '') = $4",
    )
    .bind(invitation.to_string())
    .bind(i64::from(said.sequence))
    .bind(said.keep_safe.map(word).transpose()?.unwrap_or_default())
    .bind(said.reach.as_ref().map(json).transpose()?.unwrap_or_default())
    .bind(said.key.cast_signed())
    .fetch_optional(db)
    .await?;
    Ok(row.is_some())
}

/// Adds what the help page asked. Join the alert for it first.
///
/// # Errors
/// When the database fails.
pub async fn add_safety(
    db: &mut Connection,
    alert: AlertId,
    invitation: InvitationId,
    said: &SaveSafety,
    (hand, times): (Hand, Times),
) -> Result<()> {
    let (how, entered_by) = hand.columns()?;
    sqlx::query(
        "insert into alert_safety
             (alert_id, invitation_id, sequence, keep_safe, reach, received_at, given_at, how, entered_by, key)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(alert.to_string())
    .bind(invitation.to_string())
    .bind(i64::from(said.sequence))
    .bind(said.keep_safe.map(word).transpose()?)
    .bind(said.reach.as_ref().map(json).transpose()?)
    .bind(times.at.timestamp_millis())
    .bind(times.given.timestamp_millis())
    .bind(how)
    .bind(entered_by)
    .bind(key(said.key))
    .execute(db)
    .await
    .map(drop)
}

/// Tells what the help page was last told in one alert in another as well, with its own times. False when that is nothing,
/// or was done before. Join the other alert for it.
///
/// # Errors
/// When the database fails.
pub async fn repeat_safety(db: &mut Connection, before: AlertId, alert: AlertId) -> Result<bool> {
    let repeated = sqlx::query(
        "insert into alert_safety
             (alert_id, invitation_id, sequence, keep_safe, reach, received_at, given_at, how, entered_by, told_in)
         select $2, invitation_id, sequence, keep_safe, reach, received_at, given_at, how, entered_by, alert_id
         from alert_safety where alert_id = $1 order by received_at desc, sequence desc limit 1
         on conflict do nothing",
    )
    .bind(before.to_string())
    .bind(alert.to_string())
    .execute(db)
    .await?;
    Ok(repeated.rows_affected() == 1)
}
