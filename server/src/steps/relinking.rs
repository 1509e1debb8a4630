//! Another link for an invitation, or none any more.

use super::inviting::expiry;
use crate::error::Result;
use crate::secrets;
use crate::store::appointments::Appointment;
use crate::store::invitations::{Invitation, State};
use crate::store::{Connection, appointments, invitation_links, invitations, reminders};
use chrono::{DateTime, Utc};
use measures::attachment::{SentPack, attach};
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
    let Some(last) = leading_to(db, appointment, now).await?.pop() else { return Ok(None) };
    let token = secrets::token()?;
    let until = expiry(now, appointment.starts_at);
    reminders::call_back(db, appointment.id).await?;
    invitation_links::renew(db, last.id, &secrets::hash(token.expose()), now, until).await?;
    Ok(Some(token))
}

/// Withdraws every invitation that leads to an appointment, and calls back a reminder that waits. False where none does.
/// Hold the referral.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(db: &mut Connection, appointment: &Appointment, now: DateTime<Utc>) -> Result<bool> {
    let open = leading_to(db, appointment, now).await?;
    if !open.is_empty() {
        reminders::call_back(db, appointment.id).await?;
    }
    for invitation in &open {
        invitation_links::withdraw(db, invitation.id).await?;
    }
    Ok(!open.is_empty())
}

/// The open invitations whose packs would belong to an appointment if they were sent now, oldest first.
async fn leading_to(
    db: &mut Connection,
    appointment: &Appointment,
    now: DateTime<Utc>,
) -> Result<Vec<Invitation>> {
    let slots = appointments::slots(db, appointment.referral).await?;
    let leads_here = |one: &Invitation| {
        let if_sent_now = SentPack { asked_for: one.asked_for, sent_at: now };
        one.state == State::Open && attach(if_sent_now, &slots) == Some(appointment.id)
    };
    let mut all = invitations::of(db, appointment.referral).await?;
    all.retain(leads_here);
    Ok(all)
}
