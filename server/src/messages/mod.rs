//! Messages on their way to people: taken in hand one at a time, handed to the gateway, tried again until it takes
//! them. Several processes share the work; one that stops in between leaves its message to the next turn.

/// Where they go.
mod gateway;

use crate::Server;
use crate::live::Topic;
use crate::store::messages::{self, Claimed};
use crate::store::{self, Connection, reminders, stopped_writing};
use chrono::{DateTime, TimeDelta, Utc};
use std::time::Duration;

pub use gateway::Courier;

/// How long to wait before looking again.
const PAUSE: Duration = Duration::from_secs(2);
/// How long a message is in one hand. Longer than the gateway may take to answer.
const IN_HAND: TimeDelta = TimeDelta::seconds(60);
/// How long a message is tried.
const GIVEN_UP_AFTER: TimeDelta = TimeDelta::hours(24);
/// How long the first pause between two tries is at most, and the longest.
const PAUSES: (TimeDelta, TimeDelta) = (TimeDelta::seconds(10), TimeDelta::hours(1));

/// Carries messages for as long as the program runs.
pub async fn carry(server: Server, courier: Courier) {
    loop {
        match carry_one(&server, &courier).await {
            Ok(true) => {}
            Ok(false) => tokio::time::sleep(PAUSE).await,
            Err(error) => {
                tracing::error!("messages wait: {error:#}");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}

/// Carries the message whose turn it is. False when it is nobody's.
///
/// # Errors
/// When the database fails. A gateway that does not take a message is no error: its next turn comes.
pub async fn carry_one(server: &Server, courier: &Courier) -> anyhow::Result<bool> {
    let now = server.clock.now();
    // Looking does not keep writers waiting.
    if !messages::is_due(&mut *server.db.read().await?, now).await? {
        return Ok(false);
    }
    let mut db = server.db.write().await?;
    let called_back = call_back(&mut db, now).await?;
    let claimed = messages::claim(&mut db, now, now + IN_HAND).await?;
    server.live.commit(db, called_back).await?;
    let Some(message) = claimed else { return Ok(false) };
    let told = courier.hand_over(&message).await;
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    // Where a form is read, it is shown how far its messages have come.
    let mut hearers = message.form.map(|_| Topic::Inbox);
    match told {
        Ok(()) => messages::sent(&mut db, &message.id, now).await?,
        Err(error) if now - message.made_at >= GIVEN_UP_AFTER => {
            messages::give_up(&mut db, &message.id, &error).await?;
            tracing::warn!("message {} is given up", message.id);
        }
        Err(error) => {
            hearers = None;
            messages::try_again(&mut db, &message.id, &error, now + pause(&message)).await?;
        }
    }
    let reminds = reminders::therapist_of(&mut db, &message.id).await?.map(Topic::Staff);
    server.live.commit(db, hearers.into_iter().chain(reminds)).await?;
    Ok(true)
}

/// Gives up what must not leave any more. Who shows it.
async fn call_back(db: &mut Connection, now: DateTime<Utc>) -> store::Result<Vec<Topic>> {
    let late = reminders::call_back_late(db, now).await?;
    let mut hearers: Vec<_> = late.into_iter().map(Topic::Staff).collect();
    // A form that joins somebody to whom messages are stopped may bring one with it.
    for message in stopped_writing::call_back(db).await? {
        hearers.extend(reminders::therapist_of(db, &message).await?.map(Topic::Staff));
        hearers.push(Topic::Inbox);
    }
    Ok(hearers)
}

/// Longer after each try, and never the same for two, so that a gateway which comes back is not met by all at once.
fn pause(message: &Claimed) -> TimeDelta {
    let (first, longest) = PAUSES;
    let most = (first * 2_i32.pow(message.tries.clamp(1, 10) - 1)).min(longest).num_milliseconds();
    TimeDelta::milliseconds(fastrand::i64(most / 2..=most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use measures::contract::clinician::MessageChannel;

    #[test]
    fn pauses_grow_to_an_hour_and_are_never_shorter_than_half() {
        for (tries, longest) in [(0, 10), (1, 10), (2, 20), (9, 2_560), (10, 3_600), (u32::MAX, 3_600)] {
            let message = Claimed {
                id: String::new(),
                channel: MessageChannel::Text,
                to: String::new(),
                subject: None,
                words: String::new(),
                tries,
                made_at: DateTime::UNIX_EPOCH,
                form: None,
            };
            let milliseconds = pause(&message).num_milliseconds();
            assert!((longest * 500..=longest * 1_000).contains(&milliseconds), "{tries}: {milliseconds}");
        }
    }
}
