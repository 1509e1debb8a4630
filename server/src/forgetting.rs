//! Forgetting what is kept no longer, also when nobody asks for anything: every few minutes, beside the watch over the
//! alerts. Any number of processes may do so at once.

use crate::Server;
use crate::error::Result;
use crate::live::Topic;
use crate::steps::forgetting;
use std::time::Duration;

/// How long it is from one round to the next.
const ROUND: Duration = Duration::from_secs(600);

/// Forgets at once and then every ten minutes, until it is stopped.
pub async fn forget_for_ever(server: Server) {
    let mut rounds = tokio::time::interval(ROUND);
    rounds.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        rounds.tick().await;
        if let Err(error) = forget(&server).await {
            tracing::error!("what is kept no longer was not thrown away: {error}");
        }
    }
}

/// Forgets what is kept no longer.
///
/// # Errors
/// When the database fails.
pub async fn forget(server: &Server) -> Result<()> {
    let mut db = server.db.write().await?;
    let forms = forgetting::forget(&mut db, &server.config, server.clock.now()).await?;
    Ok(server.live.commit(db, forms.then_some(Topic::Inbox)).await?)
}
