//! Moving what was committed into the records' file, beside everything else.

use crate::store::Db;
use std::time::Duration;

/// How long it is from one look at the log to the next.
const ROUND: Duration = Duration::from_secs(1);

/// Looks every second whether there is enough to move, until it is stopped.
pub async fn checkpoint_for_ever(db: Db) {
    let mut rounds = tokio::time::interval(ROUND);
    rounds.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        rounds.tick().await;
        if let Err(error) = db.checkpoint().await {
            tracing::warn!("what was committed stays in the log for now: {error}");
        }
    }
}
