//! Telling staff by email, in the transaction of what it tells of, that there is something to look at. Never whose it is
//! or what: an inbox is read by others, and on other screens.

use crate::config::Config;
use crate::error::Result;
use crate::secrets;
use crate::store::Connection;
use crate::store::messages::{self, NewMessage};
use crate::store::staff::{self, Colleague};
use chrono::{DateTime, Utc};
use measures::contract::clinician::MessageChannel;
use measures::role::Role;

/// What they are told, and nothing else: what stands above it, and the words.
type Notice = (&'static str, &'static str);
const SAFETY: Notice = ("1 new safety item", "1 new safety item. Sign in to the alert queue to read it.");
const OPENED: Notice = (
    "1 record opened",
    "1 record was opened by somebody on whose caseload it is not. Sign in to read who opened it and why.",
);

/// Queues the notice to each of these who has an address, where the service's gateway sends emails.
///
/// # Errors
/// When the database fails.
pub async fn notify(
    db: &mut Connection,
    config: &Config,
    colleagues: &[&Colleague],
    now: DateTime<Utc>,
) -> Result<()> {
    queue(db, config, colleagues, SAFETY, now).await
}

/// Queues the notice to every service manager who has an address that a record was opened.
///
/// # Errors
/// When the database fails.
pub async fn notify_of_opening(db: &mut Connection, config: &Config, now: DateTime<Utc>) -> Result<()> {
    let colleagues = staff::colleagues(db).await?;
    let managers: Vec<_> = colleagues.iter().filter(|one| one.role == Role::ServiceManager).collect();
    queue(db, config, &managers, OPENED, now).await
}

async fn queue(
    db: &mut Connection,
    config: &Config,
    colleagues: &[&Colleague],
    (subject, words): Notice,
    now: DateTime<Utc>,
) -> Result<()> {
    if !config.messages.as_ref().is_some_and(|by| by.emails) {
        return Ok(());
    }
    for to in colleagues.iter().filter_map(|one| one.email.as_deref()) {
        let message = NewMessage {
            id: secrets::bits()?,
            form: None,
            patient: None,
            appointment: None,
            channel: MessageChannel::Email,
            to,
            subject: Some(subject),
            words,
        };
        messages::queue(db, &message, now).await?;
    }
    Ok(())
}
