//! Another link for an invitation, or none any more.

use super::inviting::expiry;
use super::leading::{not_sent, to_go_on_with};
use crate::error::Result;
use crate::secrets;
use crate::store::appointments::Appointment;
use crate::store::invitations::Invitation;
use crate::store::{Connection, invitation_links, reminders};
use chrono::{DateTime, Utc};
use measures::token::Token;

/// Gives the invitation that leads to an appointment another link, told this once, and calls back a reminder that waits:
/// its link has stopped working. None where none leads there. Hold the referral.
///
/// # Errors
/// When the database or the system's random numbers fail.
pub async fn renew(
    db: &mut Connection,
    appointment: &Appointment,
    now: DateTime<Utc>,
) -> Result<Option<Token>> {
    let open = not_sent(db, appointment, now).await?;
    let Some(last) = to_go_on_with(db, open, now).await? else { return Ok(None) };
    reminders::call_back(db, appointment.id).await?;
    Ok(Some(another_link(db, &last, appointment, now).await?))
}

/// Gives an invitation that was not sent another link, told this once, which lasts as long as for an appointment. What it
/// asks, in which language and what was answered stay.
///
/// # Errors
/// When the database or the system's random numbers fail.
pub(super) async fn another_link(
    db: &mut Connection,
    invitation: &Invitation,
    appointment: &Appointment,
    now: DateTime<Utc>,
) -> Result<Token> {
    let token = secrets::token()?;
    let until = expiry(now, appointment.starts_at);
    invitation_links::renew(db, invitation.id, &secrets::hash(token.expose()), now, until).await?;
    Ok(token)
}

/// Withdraws every invitation that leads to an appointment, and calls back a reminder that waits. False where none does.
/// Hold the referral.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(db: &mut Connection, appointment: &Appointment, now: DateTime<Utc>) -> Result<bool> {
    let open = not_sent(db, appointment, now).await?;
    if !open.is_empty() {
        reminders::call_back(db, appointment.id).await?;
    }
    for invitation in &open {
        invitation_links::withdraw(db, invitation.id).await?;
    }
    Ok(!open.is_empty())
}
