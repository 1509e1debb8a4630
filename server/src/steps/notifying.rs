//! Telling staff by email, in the transaction of what it tells of, that there is something to look at. Never whose it is
//! or what: an inbox is read by others, and on other screens.

use crate::config::Config;
use crate::error::Result;
use crate::secrets;
use crate::store::Connection;
use crate::store::messages::{self, NewMessage};
use crate::store::staff::Colleague;
use chrono::{DateTime, Utc};
use measures::contract::clinician::MessageChannel;

/// What they are told, and nothing else.
const SUBJECT: &str = "1 new safety item";

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
    if !config.messages.as_ref().is_some_and(|by| by.emails) {
        return Ok(());
    }
    for to in colleagues.iter().filter_map(|one| one.email.as_deref()) {
        let message = NewMessage {
            id: secrets::bits()?,
            form: None,
            patient: None,
            channel: MessageChannel::Email,
            to,
            subject: Some(SUBJECT),
            words: "1 new safety item. Sign in to the alert queue to read it.",
        };
        messages::queue(db, &message, now).await?;
    }
    Ok(())
}
