//! Telling the log where the audit stands, so that where the log goes there is something to hold the audit against.

use crate::Server;
use crate::error::Result;
use crate::store::audit_chain;
use std::time::Duration;

/// How long it is from one telling to the next.
const ROUND: Duration = Duration::from_secs(3600);

/// Tells it at once and then every hour, until it is stopped.
pub async fn seal_for_ever(server: Server) {
    let mut rounds = tokio::time::interval(ROUND);
    rounds.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        rounds.tick().await;
        if let Err(error) = seal(&server).await {
            tracing::error!("the audit was not sealed: {error}");
        }
    }
}

async fn seal(server: &Server) -> Result<()> {
    if let Some(head) = audit_chain::head(&mut *server.db.read().await?).await? {
        tracing::info!("the audit stands at {head}");
    }
    Ok(())
}
