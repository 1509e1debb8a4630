//! Keeping an answer, and raising its alert in the same transaction.

use crate::clock::local;
use crate::error::Result;
use crate::secrets;
use crate::store::alerts::{self, Joined};
use crate::store::invitations::Invitation;
use crate::store::{Connection, Hand, Times, answers, invitations};
use chrono::{DateTime, TimeDelta, Utc};
use measures::answers::{Answer, Reply};
use measures::contract::Problem;
use measures::contract::patient::SaveAnswer;
use measures::ids::{AlertId, PatientId};

/// Keeps an answer that a patient gave and returns the highest sequence seen. Hold the invitation.
///
/// What arrives when the invitation is no longer open is kept and raises its alert, but changes nothing that
/// stands.
///
/// # Errors
/// [`Problem::NotFound`] when the pack does not ask it, [`Problem::NotUnderstood`] for a day that has not come, and
/// when the database fails.
pub async fn keep(
    db: &mut Connection,
    invitation: &Invitation,
    patient: PatientId,
    said: &SaveAnswer,
    hand: Hand,
    now: DateTime<Utc>,
) -> Result<u32> {
    arrive(db, invitation, patient, said, (hand, true), now).await
}

/// Keeps an answer from whoever's hand, which stands only if it may.
pub(super) async fn arrive(
    db: &mut Connection,
    invitation: &Invitation,
    patient: PatientId,
    said: &SaveAnswer,
    (hand, may_stand): (Hand, bool),
    now: DateTime<Utc>,
) -> Result<u32> {
    if !invitation.pack.instruments().contains(&said.answer.instrument()) {
        return Err(Problem::NotFound.into());
    }
    if is_to_come(&said.answer, now) {
        return Err(Problem::NotUnderstood.into());
    }
    let before = answers::standing(db, invitation.id, &said.answer).await?;
    // What came later is known by its time, and the clock of another process may be a little ahead.
    let last = answers::last_received(db, invitation.id, &said.answer).await?;
    let at = last.filter(|last| *last > now).map_or(now, |last| last + TimeDelta::milliseconds(1));
    let times = Times { at, ..Times::after_waiting(said.waited_seconds, invitation.made_at, now) };
    if answers::record(db, invitation.id, said, hand, times).await? {
        let may_stand = may_stand && invitation.is_open(now);
        let stands = may_stand && answers::stand(db, invitation.id, said, hand, at).await?;
        let differs = before.as_ref() != Some(&said.answer);
        if let Some(joined) = occasion(db, invitation, patient, &said.answer, differs, stands, now).await? {
            alerts::add_occasion(db, joined, invitation.id, &said.answer, times).await?;
        }
    }
    Ok(invitations::see_sequence(db, invitation.id, said.sequence).await?)
}

/// Whether it names a day that has not come.
pub(super) fn is_to_come(answer: &Answer, now: DateTime<Utc>) -> bool {
    matches!(answer.reply(), Reply::Day(day) if *day > local(now).date())
}

/// The place in an alert's story that an answer takes, if it takes one.
pub(super) async fn occasion(
    db: &mut Connection,
    invitation: &Invitation,
    patient: PatientId,
    answer: &Answer,
    differs: bool,
    stands: bool,
    now: DateTime<Utc>,
) -> Result<Option<Joined>> {
    if !differs || answer.declared().alerts_from.is_none() {
        return Ok(None);
    }
    if answer.alerts() {
        let id = AlertId::from_bits(secrets::bits()?);
        return Ok(Some(alerts::raise(db, id, patient, now).await?));
    }
    // Taken back or lowered: the alert stays, and whoever reads it sees both. One that arrives late and does not
    // stand would tell the story backwards.
    match alerts::about(db, invitation.id, answer).await? {
        Some(alert) if stands => Ok(Some(alerts::join(db, alert).await?)),
        _ => Ok(None),
    }
}
